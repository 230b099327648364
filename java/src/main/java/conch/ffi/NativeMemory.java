package conch.ffi;

import conch.bindings.ConchHost;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A block of native memory: the payload of a bytearray, an array or large bytes, which C reads in place. It begins on a multiple of 64
 * bytes and is zero at first. Offsets and sizes are in bytes; every access is checked against the size. It is freed explicitly,
 * by its one owner; afterwards its size is zero, so that every access throws IndexOutOfBoundsException.
 */
public final class NativeMemory {
    private static final MemorySegment NOTHING = MemorySegment.NULL;
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;

    static {
        NativeLibrary.load();
    }

    private MemorySegment memory;
    /** Whether it is a file's, or the system's own, and goes back to the system. */
    private final boolean mapped;

    private NativeMemory(MemorySegment memory, boolean mapped) {
        this.memory = memory;
        this.mapped = mapped;
    }

    /** @throws OutOfMemoryError when there is no such amount */
    public static NativeMemory allocate(long bytes) {
        if (bytes < 0) throw new IllegalArgumentException("negative size: " + bytes);
        MemorySegment made = ConchHost.conch_memory_new(bytes);
        if (made.address() == 0) throw new OutOfMemoryError("no native memory of " + bytes + " bytes");
        return new NativeMemory(made.reinterpret(bytes), false);
    }

    /** Bytes of a file, or of no file where that is -1, as mmap's arguments say: shared with whoever else maps or reads them, unless the flags say private. */
    public static NativeMemory map(int file, long bytes, long offset, int protection, int flags) throws SystemCall.Refused {
        return new NativeMemory(MemorySegment.ofAddress(SystemCall.map(file, bytes, offset, protection, flags)).reinterpret(bytes), true);
    }

    /** A map gets another length, and may move. */
    public void resizeMap(long bytes) throws SystemCall.Refused {
        memory = MemorySegment.ofAddress(SystemCall.resizeMap(memory, bytes)).reinterpret(bytes);
    }

    /** Has the system write what was changed in a map to its file. The offset is a multiple of a page's size. */
    public void syncMap(long offset, long bytes) throws SystemCall.Refused {
        SystemCall.syncMap(memory.asSlice(offset, bytes));
    }

    /** Tells the system how a map will be used, as madvise. */
    public void advise(long offset, long bytes, int advice) throws SystemCall.Refused {
        SystemCall.advise(memory.asSlice(offset, bytes), advice);
    }

    /** Gives the memory back. Nothing happens the second time. Nobody may be using the address. */
    public void free() {
        MemorySegment old = memory;
        memory = NOTHING;
        if (old == NOTHING) return;
        if (mapped) SystemCall.unmap(old);
        else ConchHost.conch_memory_free(old);
    }

    public long byteSize() {
        return memory.byteSize();
    }

    /** For conch.capi: where the bytes lie. 0 once they are freed. */
    public long address() {
        return memory.address();
    }

    public byte getByte(long offset) {
        return memory.get(ValueLayout.JAVA_BYTE, offset);
    }

    public void setByte(long offset, byte value) {
        memory.set(ValueLayout.JAVA_BYTE, offset, value);
    }

    public short getShort(long offset) {
        return memory.get(SHORT, offset);
    }

    public void setShort(long offset, short value) {
        memory.set(SHORT, offset, value);
    }

    public int getInt(long offset) {
        return memory.get(INT, offset);
    }

    public void setInt(long offset, int value) {
        memory.set(INT, offset, value);
    }

    public long getLong(long offset) {
        return memory.get(LONG, offset);
    }

    public void setLong(long offset, long value) {
        memory.set(LONG, offset, value);
    }

    public float getFloat(long offset) {
        return memory.get(FLOAT, offset);
    }

    public double getDouble(long offset) {
        return memory.get(DOUBLE, offset);
    }

    /** Copies bytes of this into {@code into}. */
    public void read(long offset, byte[] into, int at, int count) {
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, offset, into, at, count);
    }

    /** Copies bytes of {@code from} into this. */
    public void write(long offset, byte[] from, int at, int count) {
        MemorySegment.copy(from, at, memory, ValueLayout.JAVA_BYTE, offset, count);
    }

    /** Copies between two blocks, or within one, where the ranges may overlap. */
    public static void copy(NativeMemory from, long fromOffset, NativeMemory to, long toOffset, long bytes) {
        MemorySegment.copy(from.memory, fromOffset, to.memory, toOffset, bytes);
    }
}
