package conch.object;

/**
 * {@code bytearray}. Its payload moves to native memory at the first time that C asks for its address, and stays there, larger blocks included.
 * While a buffer of it is exported it refuses to change its length, because that may move the payload.
 */
public final class PyByteArray extends PyObject implements ByteSequence {
    public static final PyType TYPE = PyType.define("bytearray", ByteArrayType::fill, ByteArrayType::name);

    private Storage storage;
    private int length;
    private int exports;

    PyByteArray(PyType type, byte[] bytes) {
        super(type);
        storage = new HeapStorage(bytes);
        length = bytes.length;
    }

    /** Takes the array over. */
    public static PyByteArray of(byte[] bytes) {
        return new PyByteArray(TYPE, bytes);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public Storage storage() {
        return storage;
    }

    /** The address of the payload, which is followed by a zero byte. It stays the same until the length changes. */
    @Override
    public long address() {
        if (storage.address() == 0) storage = Storages.toNative(storage, length, length + 1);
        return storage.address();
    }

    /** From now on the length cannot change, until {@link #endExport} was called as often. */
    public void beginExport() {
        exports++;
    }

    public void endExport() {
        exports--;
    }

    public int exports() {
        return exports;
    }

    public void checkResizable() {
        if (exports > 0) throw Errors.buffer("Existing exports of data: object cannot be re-sized");
    }

    /** Changes the length; new bytes are zero. @throws PyException BufferError while a buffer is exported */
    public void resize(int newLength) {
        if (newLength == length) return;
        checkResizable();
        if (newLength + 1 > storage.capacity()) storage = Storages.grow(storage, length, newLength + 1);
        else if (newLength < storage.capacity() / 2) storage = Storages.shrink(storage, Math.min(length, newLength), newLength + 1);
        else if (newLength > length) storage.write(length, new byte[newLength - length], 0, newLength - length);
        length = newLength;
    }

    /** Replaces the bytes from {@code start} to {@code end} by others. */
    public void replace(int start, int end, byte[] with) {
        int growth = with.length - (end - start);
        if (growth != 0) {
            checkResizable();
            int tail = length - end;
            byte[] rest = new byte[tail];
            storage.read(end, rest, 0, tail);
            resize(Math.addExact(length, growth));
            storage.write(end + growth, rest, 0, tail);
        }
        storage.write(start, with, 0, with.length);
    }

    @Override
    protected void release() {
        storage.free();
    }
}
