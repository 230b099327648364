package conch.stdlib;

import conch.ffi.NativeMemory;
import conch.object.Storage;

/** An array's native memory as bytes. The array owns it. */
record ArrayStorage(NativeMemory memory) implements Storage {
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
        throw new IllegalStateException("the array owns this memory");
    }
}
