package conch.object;

/** {@code reversed}: what the argument's {@code __reversed__} returns, or else a walk from the last index to the first. */
public final class PyReversed extends PyContainer {
    public static final PyType TYPE = PyType.define("reversed", PyReversed::fill, PyReversed::members);

    /** Slot: null after the end. */
    private PyObject sequence;
    private long index;

    private PyReversed(PyType type, PyObject sequence, long length) {
        super(type);
        this.sequence = sequence.retain();
        index = length - 1;
    }

    private static void fill(PyType t) {
        t.newInstance = PyReversed::make;
        t.iter = self -> self;
        t.next = self -> ((PyReversed) self).next();
    }

    private static void members(TypeMembers m) {
        m.doc("Return a reverse iterator over the values of the given sequence.");
        m.noArgs("__length_hint__", self -> ((PyReversed) self).lengthHint());
    }

    private static PyObject make(PyType type, PyObject[] args, String[] kwnames) {
        if (type == PyReversed.TYPE) CallChecks.noKeywords("reversed", kwnames);
        CallChecks.count("reversed", kwnames == null ? args.length : args.length - kwnames.length, 1, 1);
        PyObject sequence = args[0], method = sequence.type.lookup("__reversed__");
        if (method != null && method != PyNone.NONE) return Special.call(method, sequence);
        if (method != null || !Iteration.isSequence(sequence)) throw Errors.type("'%s' object is not reversible", Errors.typeName(sequence));
        return new PyReversed(type, sequence, Operations.length(sequence));
    }

    private PyObject next() {
        if (index < 0 || sequence == null) {
            clearSlots();
            return null;
        }
        try (Hold at = new Hold(PyInt.of(index)); Hold hold = new Hold(sequence)) {
            PyObject item = Operations.getItem(sequence, at.get());
            index--;
            return item;
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.INDEX_ERROR) && !e.is(ExceptionTypes.STOP_ITERATION)) throw e;
            e.discard();
            index = -1;
            clearSlots();
            return null;
        }
    }

    private PyObject lengthHint() {
        if (sequence == null) return PyInt.ZERO;
        return PyInt.of(Operations.length(sequence) <= index ? 0 : index + 1);
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(sequence);
    }

    @Override
    public void clearSlots() {
        PyObject old = sequence;
        sequence = null;
        dropIfPresent(old);
    }
}
