package conch.object;

/** {@code bytes_iterator} and {@code bytearray_iterator}: the bytes as ints, as they are when they are asked for. */
final class PyByteIterator extends PyContainer {
    static final PyType BYTES = PyType.define("bytes_iterator", PyByteIterator::fill, PyByteIterator::name);
    static final PyType BYTE_ARRAY = PyType.define("bytearray_iterator", PyByteIterator::fill, PyByteIterator::name);

    /** Slot; null once exhausted. */
    private PyObject bytes;
    private int next;

    private PyByteIterator(PyType type, PyObject bytes) {
        super(type);
        this.bytes = bytes.retain();
    }

    static PyByteIterator of(PyObject bytes) {
        return new PyByteIterator(bytes instanceof PyBytes ? BYTES : BYTE_ARRAY, bytes);
    }

    private static void fill(PyType t) {
        t.iter = self -> self;
        t.next = self -> ((PyByteIterator) self).advance();
    }

    private static void name(TypeMembers m) {
        m.noArgs("__length_hint__", self -> PyInt.of(((PyByteIterator) self).left()));
    }

    private PyObject advance() {
        if (bytes == null) return null;
        ByteSequence sequence = (ByteSequence) bytes;
        if (next < sequence.length()) return PyInt.of(sequence.unsignedAt(next++));
        clearSlots();
        return null;
    }

    private int left() {
        return bytes == null ? 0 : Math.max(0, ((ByteSequence) bytes).length() - next);
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(bytes);
    }

    @Override
    public void clearSlots() {
        PyObject old = bytes;
        bytes = null;
        dropIfPresent(old);
    }
}
