package conch.capi;

import conch.bindings.ConchHost;
import conch.bindings.bufferinfo;
import conch.object.Buffer;
import conch.object.Errors;
import conch.object.PyObject;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Py_buffer over the memory of an object of the interpreter: no copy is made, and the object keeps size and place until the release. Format, shape
 * and strides lie in a block that the view's {@code internal} points to, and which C frees.
 */
final class Buffers {
    private static final int WRITABLE = ConchHost.PyBUF_WRITABLE(), FORMAT = ConchHost.PyBUF_FORMAT(), ND = ConchHost.PyBUF_ND(),
        STRIDES = ConchHost.PyBUF_STRIDES(), C = ConchHost.PyBUF_C_CONTIGUOUS(), F = ConchHost.PyBUF_F_CONTIGUOUS(), ANY = ConchHost.PyBUF_ANY_CONTIGUOUS();

    /** Exports that C has, by the address of {@code internal}. */
    private static final Map<Long, Buffer> exports = new HashMap<>();

    private Buffers() {
    }

    static long get(PyObject object, long view, int flags) {
        Buffer buffer = Buffer.of(object, (flags & WRITABLE) != 0);
        try {
            exports.put(fill(buffer, view(view), flags), buffer);
            // The view's reference is C's; the buffer's own slot would be a second one.
            bufferinfo.obj(view(view), MemorySegment.ofAddress(Mirrors.newReference(object)));
            if (buffer.exporter() == object) object.drop();
            return 0;
        } catch (RuntimeException | Error e) {
            buffer.release();
            throw e;
        }
    }

    private static boolean asks(int flags, int what) {
        return (flags & what) == what;
    }

    static MemorySegment view(long address) {
        return MemorySegment.ofAddress(address).reinterpret(bufferinfo.sizeof());
    }

    /** Returns the address of the block that {@code internal} points to. */
    static long fill(Buffer buffer, MemorySegment view, int flags) {
        boolean contiguous = buffer.isContiguous();
        if (asks(flags, C) && !contiguous) throw Errors.buffer("memoryview: underlying buffer is not C-contiguous");
        if (asks(flags, ANY) && !contiguous) throw Errors.buffer("memoryview: underlying buffer is not contiguous");
        if (asks(flags, F) && !(contiguous && buffer.dimensions() <= 1)) throw Errors.buffer("memoryview: underlying buffer is not Fortran contiguous");
        if (!asks(flags, STRIDES) && !contiguous) throw Errors.buffer("memoryview: underlying buffer is not C-contiguous");
        int n = buffer.dimensions();
        byte[] format = buffer.format.getBytes(StandardCharsets.UTF_8);
        long block = ConchHost.conch_buffer_block(16L * n + format.length + 1).address();
        if (block == 0) throw Errors.memory();
        long shape = block, strides = block + 8L * n, text = block + 16L * n;
        for (int i = 0; i < n; i++) {
            Raw.setLong(shape + 8L * i, buffer.shape[i]);
            Raw.setLong(strides + 8L * i, buffer.strides[i]);
        }
        Raw.write(text, format);
        Raw.setByte(text + format.length, (byte) 0);
        bufferinfo.buf(view, MemorySegment.ofAddress(buffer.nativeAddress()));
        bufferinfo.len(view, buffer.length());
        bufferinfo.itemsize(view, buffer.itemSize);
        bufferinfo.readonly(view, buffer.readOnly ? 1 : 0);
        bufferinfo.ndim(view, asks(flags, ND) ? n : 1);
        bufferinfo.format(view, MemorySegment.ofAddress(asks(flags, FORMAT) ? text : 0));
        bufferinfo.shape(view, MemorySegment.ofAddress(asks(flags, ND) ? shape : 0));
        bufferinfo.strides(view, MemorySegment.ofAddress(asks(flags, STRIDES) ? strides : 0));
        bufferinfo.internal(view, MemorySegment.ofAddress(block));
        return block;
    }

    static long release(long view) {
        Buffer buffer = exports.remove(bufferinfo.internal(view(view)).address());
        if (buffer != null) {
            // Before it drops the slot that it gave away.
            if (Mirrors.get(bufferinfo.obj(view(view)).address()) == buffer.exporter()) buffer.exporter().retain();
            buffer.release();
        }
        return 0;
    }
}
