package conch.object;

import conch.ffi.NativeMemory;

/** Bytes in native memory, which C reads and writes in place. */
final class NativeStorage implements Storage {
    private final NativeMemory memory;

    NativeStorage(NativeMemory memory) {
        this.memory = memory;
    }

    /** Zeroed memory. @throws PyException MemoryError where there is not enough */
    static NativeStorage allocate(int capacity) {
        try {
            return new NativeStorage(NativeMemory.allocate(capacity));
        } catch (OutOfMemoryError e) {
            throw Errors.memory();
        }
    }

    @Override
    public int capacity() {
        return (int) memory.byteSize();
    }

    @Override
    public byte get(int offset) {
        return memory.getByte(offset);
    }

    @Override
    public void set(int offset, byte value) {
        memory.setByte(offset, value);
    }

    @Override
    public void read(int offset, byte[] into, int at, int count) {
        memory.read(offset, into, at, count);
    }

    @Override
    public void write(int offset, byte[] from, int at, int count) {
        memory.write(offset, from, at, count);
    }

    @Override
    public long address() {
        return memory.address();
    }

    @Override
    public void free() {
        memory.free();
    }
}
