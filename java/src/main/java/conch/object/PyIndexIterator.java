package conch.object;

/** Walks a built-in sequence by its index. It lets the sequence go at its end and yields nothing from then on. */
public final class PyIndexIterator extends PyContainer {
    public static final PyType LIST = type("list_iterator");
    public static final PyType TUPLE = type("tuple_iterator");
    public static final PyType MEMORY = type("memory_iterator");

    /** Slot: the sequence, null after its end. */
    private PyObject sequence;
    private long index;

    public PyIndexIterator(PyType type, PyObject sequence) {
        super(type);
        this.sequence = sequence.retain();
    }

    private static PyType type(String name) {
        return PyType.define(name, PyIndexIterator::fill, PyIndexIterator::members);
    }

    private static void fill(PyType t) {
        t.isFinal = true;
        t.iter = self -> self;
        t.next = self -> ((PyIndexIterator) self).next();
    }

    private static void members(TypeMembers m) {
        m.noArgs("__length_hint__", self -> ((PyIndexIterator) self).lengthHint());
        m.oneArg("__setstate__", (self, state) -> {
            ((PyIndexIterator) self).index = Math.max(0, Operations.asIndexLong(state, ExceptionTypes.OVERFLOW_ERROR));
            return PyNone.NONE;
        });
    }

    private PyObject next() {
        PyObject from = sequence;
        if (from == null) return null;
        if (from instanceof PyList list) return index < list.size ? list.items[(int) index++] : end();
        if (from instanceof PyTuple tuple) return index < tuple.items.length ? tuple.items[(int) index++] : end();
        return index < from.type.length.apply(from) ? from.type.itemAt.apply(from, index++) : end();
    }

    private PyObject end() {
        PyObject old = sequence;
        sequence = null;
        dropIfPresent(old);
        return null;
    }

    private PyObject lengthHint() {
        if (sequence == null) return PyInt.ZERO;
        return PyInt.of(Math.max(0, Operations.length(sequence) - index));
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(sequence);
    }

    @Override
    public void clearSlots() {
        end();
    }
}
