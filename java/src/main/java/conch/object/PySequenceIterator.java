package conch.object;

/** Iterates by asking for items 0, 1, … until IndexError or StopIteration: what {@code iter()} makes of an object that only has {@code __getitem__}. */
final class PySequenceIterator extends PyContainer {
    static final PyType TYPE = PyType.define("iterator", PySequenceIterator::fill, PySequenceIterator::members);

    /** Slot; null once exhausted. */
    private PyObject sequence;
    private long position;

    PySequenceIterator(PyObject sequence) {
        super(TYPE);
        this.sequence = sequence.retain();
    }

    private static void fill(PyType type) {
        type.iter = self -> self;
        type.next = self -> ((PySequenceIterator) self).advance();
    }

    private static void members(TypeMembers m) {
        m.noArgs("__length_hint__", self -> ((PySequenceIterator) self).remaining());
    }

    private PyObject advance() {
        if (sequence == null) return null;
        try {
            return sequence.type.itemAt != null ? sequence.type.itemAt.apply(sequence, position++) : Operations.getItem(sequence, PyInt.of(position++));
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.INDEX_ERROR) && !e.is(ExceptionTypes.STOP_ITERATION)) throw e;
            e.discard();
            clearSlots();
            return null;
        }
    }

    private PyObject remaining() {
        if (sequence == null) return PyInt.ZERO;
        if (sequence.type.length == null) return PyNotImplemented.NOT_IMPLEMENTED;
        return PyInt.of(Math.max(0, sequence.type.length.apply(sequence) - position));
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
