package conch.capi;

import conch.bindings.ConchHost;
import conch.bindings.bufferinfo;
import conch.object.Buffer;
import conch.object.ByteSequence;
import conch.object.Errors;
import conch.object.PyObject;
import conch.object.Storage;
import java.lang.foreign.MemorySegment;

/** Memory that belongs to C, as an object of the interpreter shows it: it is neither moved nor freed from here. At most 2³¹−1 bytes. */
record ForeignMemory(long address, int length) implements ByteSequence, Storage {
    private static final int WRITABLE = ConchHost.PyBUF_WRITABLE(), FULL_READ_ONLY = ConchHost.PyBUF_INDIRECT() | ConchHost.PyBUF_FORMAT();

    /** BufferError for a length that an object of the interpreter cannot have. */
    static ForeignMemory of(long address, long length) {
        if (length < 0 || length > Integer.MAX_VALUE) throw Errors.buffer("memory of %d bytes cannot be shown: at most 2147483647 can", length);
        return new ForeignMemory(address, (int) length);
    }

    /** An export of what the object's bf_getbuffer shows; null where its type has none. */
    static Buffer export(PyObject object, boolean writable) {
        long p = Mirrors.borrowed(object), at = ConchHost.conch_memory_new(bufferinfo.sizeof()).address();
        if (at == 0) throw Errors.memory();
        MemorySegment view = Buffers.view(at);
        int got = ConchHost.conch_buffer_get(p, view, writable ? FULL_READ_ONLY | WRITABLE : FULL_READ_ONLY);
        if (got <= 0) {
            ConchHost.conch_memory_free(view);
            if (got == 0) return null;
            throw Pending.failed(object.type().name);
        }
        Runnable release = () -> {
            ConchHost.conch_buffer_release(p, view);
            ConchHost.conch_memory_free(view);
        };
        try {
            return shown(object, view, release);
        } catch (RuntimeException | Error e) {
            release.run();
            throw e;
        }
    }

    private static Buffer shown(PyObject object, MemorySegment view, Runnable release) {
        if (bufferinfo.suboffsets(view).address() != 0) throw Errors.buffer("a buffer with suboffsets cannot be shown");
        int itemSize = Math.toIntExact(bufferinfo.itemsize(view));
        long[] shape = numbers(bufferinfo.shape(view), bufferinfo.ndim(view)), strides = numbers(bufferinfo.strides(view), bufferinfo.ndim(view));
        if (shape == null) shape = new long[] {itemSize == 0 ? 0 : bufferinfo.len(view) / itemSize};
        if (strides == null) strides = contiguous(shape, itemSize, false);
        long low = 0, high = itemSize;
        for (int d = 0; d < shape.length; d++) {
            if (shape[d] == 0) high = low;
            else if (strides[d] < 0) low += (shape[d] - 1) * strides[d];
            else high += (shape[d] - 1) * strides[d];
        }
        String format = Raw.string(bufferinfo.format(view).address());
        ForeignMemory memory = of(bufferinfo.buf(view).address() + low, Math.max(0, high - low));
        return Buffer.of(object, memory, (int) -low, format == null ? "B" : format, itemSize, shape, strides, bufferinfo.readonly(view) != 0, release);
    }

    private static long[] numbers(MemorySegment at, int count) {
        if (at.address() == 0) return null;
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) numbers[i] = Raw.getLong(at.address() + 8L * i);
        return numbers;
    }

    /** Strides without gaps: the last index changes fastest, or the first. */
    static long[] contiguous(long[] shape, int itemSize, boolean firstFastest) {
        long[] strides = new long[shape.length];
        long step = itemSize;
        for (int i = 0; i < shape.length; i++) {
            int d = firstFastest ? i : shape.length - 1 - i;
            strides[d] = step;
            step *= shape[d];
        }
        return strides;
    }

    @Override
    public Storage storage() {
        return this;
    }

    @Override
    public int capacity() {
        return length;
    }

    @Override
    public byte get(int offset) {
        return Raw.getByte(address + offset);
    }

    @Override
    public void set(int offset, byte value) {
        Raw.setByte(address + offset, value);
    }

    @Override
    public void read(int offset, byte[] into, int at, int count) {
        Raw.read(address + offset, into, at, count);
    }

    @Override
    public void write(int offset, byte[] from, int at, int count) {
        Raw.write(address + offset, from, at, count);
    }

    @Override
    public void free() {
    }
}
