package conch.object;

/** {@code bytes}: immutable; its payload moves to native memory at the first time that C asks for its address, and stays there. */
public final class PyBytes extends PyObject implements ByteSequence {
    public static final PyType TYPE = PyType.define("bytes", BytesType::fill, BytesType::name);
    public static final PyBytes EMPTY = Heap.forGood(new PyBytes(TYPE, new byte[0]));

    private Storage storage;
    private final int length;

    PyBytes(PyType type, byte[] bytes) {
        super(type);
        storage = new HeapStorage(bytes);
        length = bytes.length;
    }

    /** Takes the array over: nobody else may change it afterwards. */
    public static PyBytes of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new PyBytes(TYPE, bytes);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public Storage storage() {
        return storage;
    }

    /** The address of the payload, which is followed by a zero byte. It stays the same as long as the object lives. */
    @Override
    public long address() {
        if (storage.address() == 0) storage = Storages.toNative(storage, length, length + 1);
        return storage.address();
    }

    @Override
    protected void release() {
        storage.free();
    }
}
