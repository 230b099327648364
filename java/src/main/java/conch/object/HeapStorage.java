package conch.object;

/** Bytes in an array of the JVM's heap. */
final class HeapStorage implements Storage {
    private final byte[] bytes;

    HeapStorage(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int capacity() {
        return bytes.length;
    }

    @Override
    public byte get(int offset) {
        return bytes[offset];
    }

    @Override
    public void set(int offset, byte value) {
        bytes[offset] = value;
    }

    @Override
    public void read(int offset, byte[] into, int at, int count) {
        System.arraycopy(bytes, offset, into, at, count);
    }

    @Override
    public void write(int offset, byte[] from, int at, int count) {
        System.arraycopy(from, at, bytes, offset, count);
    }

    @Override
    public long address() {
        return 0;
    }

    @Override
    public void free() {
    }

    @Override
    public byte[] heapArray() {
        return bytes;
    }
}
