package conch.object;

/** {@code memoryview.cast}: the same bytes as elements of another format or shape. */
final class MemoryViewCast {
    private static final int MOST_DIMENSIONS = 64;

    private MemoryViewCast() {
    }

    static PyObject cast(PyMemoryView view, PyObject formatObject, PyObject shapeObject) {
        view.check();
        if (!(formatObject instanceof PyStr text)) {
            throw Errors.type("cast() argument 'format' must be str, not %s", Errors.typeName(formatObject));
        }
        if (!view.isContiguous()) throw Errors.type("memoryview: casts are restricted to C-contiguous views");
        boolean shaped = shapeObject != null && shapeObject != PyNone.NONE;
        if ((shaped || view.shape.length != 1) && view.count() == 0) {
            throw Errors.type("memoryview: cannot cast view with zeros in shape or strides");
        }
        if (shaped && !(shapeObject instanceof PyList) && !(shapeObject instanceof PyTuple)) {
            throw Errors.type("shape must be a list or a tuple");
        }
        if (shaped && Operations.length(shapeObject) > MOST_DIMENSIONS) {
            throw Errors.value("memoryview: number of dimensions must not exceed %d", MOST_DIMENSIONS);
        }
        if (shaped && view.shape.length != 1 && Operations.length(shapeObject) != 1) {
            throw Errors.type("memoryview: cast must be 1D -> ND or ND -> 1D");
        }
        return cast(view, text.value, shaped ? Sequences.elements(shapeObject) : null);
    }

    private static PyObject cast(PyMemoryView view, String format, PyObject[] extents) {
        char to = BufferItem.code(format), from = BufferItem.code(view.format);
        if (to == 0) {
            throw Errors.value("memoryview: destination format must be a native single character format prefixed with an optional '@'");
        }
        if (from == 0) {
            throw Errors.value("memoryview: source format must be a native single character format prefixed with an optional '@'");
        }
        if (!isByte(to) && !isByte(from)) throw Errors.type("memoryview: cannot cast between two non-byte formats");
        int itemSize = BufferItem.size(to);
        long bytes = view.count() * view.itemSize;
        if (bytes % itemSize != 0) throw Errors.type("memoryview: length is not a multiple of itemsize");
        long[] shape = extents == null ? new long[] {bytes / itemSize} : shape(extents, bytes, itemSize);
        return view.with(format, itemSize, view.offset, shape, Buffer.stridesOf(shape, itemSize));
    }

    private static boolean isByte(char code) {
        return code == 'B' || code == 'b' || code == 'c';
    }

    private static long[] shape(PyObject[] extents, long bytes, int itemSize) {
        long[] shape = new long[extents.length];
        long product = 1;
        for (int i = 0; i < shape.length; i++) {
            if (!(extents[i] instanceof PyInt extent)) throw Errors.type("memoryview.cast(): elements of shape must be integers");
            shape[i] = Operations.asIndexLong(extent, ExceptionTypes.OVERFLOW_ERROR);
            if (shape[i] <= 0) throw Errors.value("memoryview.cast(): elements of shape must be integers > 0");
            if (product > Long.MAX_VALUE / shape[i]) throw Errors.value("memoryview.cast(): product(shape) > SSIZE_MAX");
            product *= shape[i];
        }
        if (product != bytes / itemSize) throw Errors.type("memoryview: product(shape) * itemsize != buffer size");
        return shape;
    }
}
