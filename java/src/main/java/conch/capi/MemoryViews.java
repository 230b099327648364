package conch.capi;

import conch.bindings.ConchHost;
import conch.bindings.bufferinfo;
import conch.object.Buffer;
import conch.object.Errors;
import conch.object.PyBytes;
import conch.object.PyMemoryView;
import conch.object.PyNone;
import conch.object.PyObject;
import java.lang.foreign.MemorySegment;

/** What C asks of memoryviews. */
final class MemoryViews {
    private static final int FULL_READ_ONLY = ConchHost.PyBUF_INDIRECT() | ConchHost.PyBUF_FORMAT();

    private MemoryViews() {
    }

    /** A view of memory that is C's; nothing keeps it but C. */
    static PyMemoryView of(long address, long bytes, boolean writable) {
        return PyMemoryView.of(Buffer.of(PyNone.NONE, ForeignMemory.of(address, bytes), "B", 1, !writable, null));
    }

    /** A view of the object, or of a copy of it in that order; BufferError where a writer would get a copy. */
    static PyMemoryView contiguous(PyObject object, boolean writable, char order) {
        PyMemoryView view = (PyMemoryView) PyMemoryView.of(object).retain();
        try {
            Buffer buffer = Buffer.of(view, false);
            try {
                if (writable && buffer.readOnly) throw Errors.buffer("underlying buffer is not writable");
                if (isContiguous(buffer, order)) return PyMemoryView.of(object);
                if (writable) throw Errors.buffer("writable contiguous buffer requested for a non-contiguous object.");
                return copy(buffer, order == 'F');
            } finally {
                buffer.release();
            }
        } finally {
            view.drop();
        }
    }

    private static boolean isContiguous(Buffer buffer, char order) {
        if (order != 'F' && buffer.isContiguous()) return true;
        return order != 'C' && sideBySide(buffer);
    }

    /** Whether the elements lie without gaps, the first index changing fastest. */
    private static boolean sideBySide(Buffer buffer) {
        if (buffer.length() == 0) return true;
        long step = buffer.itemSize;
        for (int d = 0; d < buffer.dimensions(); d++) {
            if (buffer.shape[d] > 1 && buffer.strides[d] != step) return false;
            step *= buffer.shape[d];
        }
        return true;
    }

    private static PyMemoryView copy(Buffer buffer, boolean firstFastest) {
        long[] strides = ForeignMemory.contiguous(buffer.shape, buffer.itemSize, firstFastest);
        byte[] bytes = new byte[Math.toIntExact(buffer.length())];
        copy(buffer, buffer.offset, bytes, 0, strides, 0);
        PyBytes made = PyBytes.of(bytes);
        return PyMemoryView.of(Buffer.of(made, made, 0, buffer.format, buffer.itemSize, buffer.shape, strides, true, null));
    }

    private static void copy(Buffer from, long source, byte[] into, long target, long[] strides, int dimension) {
        if (dimension == from.dimensions()) {
            from.storage().read((int) source, into, (int) target, from.itemSize);
            return;
        }
        for (long i = 0; i < from.shape[dimension]; i++) {
            copy(from, source + i * from.strides[dimension], into, target + i * strides[dimension], strides, dimension + 1);
        }
    }

    /** What PyMemoryView_GET_BUFFER shows. It is no export of the view: that may be released meanwhile, as in CPython. */
    static void describe(PyMemoryView view, long address) {
        Buffer buffer = Buffer.of(view, false);
        try {
            MemorySegment into = Buffers.view(address);
            Buffers.fill(buffer, into, FULL_READ_ONLY);
            PyObject exporter = view.exporter();
            bufferinfo.obj(into, MemorySegment.ofAddress(exporter == PyNone.NONE ? 0 : Mirrors.borrowed(exporter)));
        } finally {
            buffer.release();
        }
    }
}
