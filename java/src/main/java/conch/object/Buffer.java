package conch.object;

/**
 * The memory of an object as another one sees it for a while: what {@code Py_buffer} is in C.
 *
 * <p>A buffer is one slot for its exporter from its making to {@link #release}, which may be called more than once. Element
 * {@code (i, j, …)} starts at byte {@code offset + i·strides[0] + j·strides[1] + …} of {@link #storage}. The exporter may exchange the
 * storage for a native one at any time that {@link #nativeAddress} is called, so ask for it anew after script or native code ran.
 */
public final class Buffer {
    private static final long[] NO_NUMBERS = {};

    private PyObject exporter;
    private final ByteSequence memory;
    private final Runnable onRelease;
    /** Where the first element starts, in bytes. */
    public final int offset;
    /** As the struct module has it; "B" for plain bytes. */
    public final String format;
    /** Bytes per element. */
    public final int itemSize;
    /** Elements in each dimension; empty for a single element. */
    public final long[] shape;
    /** Bytes from one element to the next in each dimension. */
    public final long[] strides;
    public final boolean readOnly;

    private Buffer(PyObject exporter, ByteSequence memory, int offset, String format, int itemSize, long[] shape, long[] strides,
            boolean readOnly, Runnable onRelease) {
        this.exporter = exporter.retain();
        this.memory = memory;
        this.offset = offset;
        this.format = format;
        this.itemSize = itemSize;
        this.shape = shape;
        this.strides = strides;
        this.readOnly = readOnly;
        this.onRelease = onRelease;
    }

    /** A buffer of any shape; takes the arrays over. {@code onRelease} may be null. */
    public static Buffer of(PyObject exporter, ByteSequence memory, int offset, String format, int itemSize, long[] shape, long[] strides,
            boolean readOnly, Runnable onRelease) {
        return new Buffer(exporter, memory, offset, format, itemSize, shape, strides, readOnly, onRelease);
    }

    /** A buffer of elements one after the other over all of {@code memory}. {@code onRelease} may be null. */
    public static Buffer of(PyObject exporter, ByteSequence memory, String format, int itemSize, boolean readOnly, Runnable onRelease) {
        return new Buffer(exporter, memory, 0, format, itemSize, new long[] {memory.length() / itemSize}, new long[] {itemSize},
                readOnly, onRelease);
    }

    /**
     * Begins an export of an object's memory.
     *
     * @throws PyException TypeError when it has none; BufferError when it cannot be exported that way
     */
    public static Buffer of(PyObject object, boolean writable) {
        Buffer buffer = ofOrNull(object, writable);
        if (buffer == null) throw Errors.type("a bytes-like object is required, not '%s'", Errors.typeName(object));
        return buffer;
    }

    /** As {@link #of(PyObject, boolean)}, but null for an object that has no memory to show. */
    public static Buffer ofOrNull(PyObject object, boolean writable) {
        return switch (object) {
            case PyBytes bytes -> {
                if (writable) throw Errors.buffer("Object is not writable.");
                yield of(bytes, bytes, "B", 1, true, null);
            }
            case PyByteArray bytes -> {
                bytes.beginExport();
                yield of(bytes, bytes, "B", 1, false, bytes::endExport);
            }
            case PyMemoryView view -> view.export(writable);
            case BufferExporter other -> other.export(writable);
            default -> null;
        };
    }

    /** Whether an export could begin. */
    public static boolean isExporter(PyObject object) {
        Buffer buffer;
        try {
            buffer = ofOrNull(object, false);
        } catch (PyException e) {
            e.discard();
            return true;
        }
        if (buffer == null) return false;
        buffer.release();
        return true;
    }

    /** The exporter, borrowed; null once released. */
    public PyObject exporter() {
        return exporter;
    }

    /** The memory that the elements lie in. */
    public ByteSequence memory() {
        return memory;
    }

    public Storage storage() {
        return memory.storage();
    }

    /** The address of the first element. Moves the memory out of Java's heap at the first time; it then stays until the release. */
    public long nativeAddress() {
        return memory.address() + offset;
    }

    public int dimensions() {
        return shape.length;
    }

    /** The number of elements. */
    public long count() {
        return count(shape);
    }

    static long count(long[] shape) {
        long n = 1;
        for (long extent : shape) n *= extent;
        return n;
    }

    /** The number of bytes in all elements: {@code len} in C, {@code nbytes} in a script. */
    public long length() {
        return count() * itemSize;
    }

    /** Whether the elements follow each other without gaps, the last index changing fastest. */
    public boolean isContiguous() {
        return isContiguous(shape, strides, itemSize);
    }

    /** One dimension must have the right stride even when it is empty, as CPython has it. */
    static boolean isContiguous(long[] shape, long[] strides, int itemSize) {
        if (shape.length == 1) return shape[0] == 1 || strides[0] == itemSize;
        long expected = itemSize;
        for (int d = shape.length - 1; d >= 0; d--) {
            if (shape[d] > 1 && strides[d] != expected) return count(shape) == 0;
            expected *= shape[d];
        }
        return true;
    }

    /** Strides for elements without gaps, the last index changing fastest. */
    static long[] stridesOf(long[] shape, int itemSize) {
        if (shape.length == 0) return NO_NUMBERS;
        long[] strides = new long[shape.length];
        long stride = itemSize;
        for (int d = shape.length - 1; d >= 0; d--) {
            strides[d] = stride;
            stride *= shape[d];
        }
        return strides;
    }

    /** A copy of all elements, the last index changing fastest. */
    public byte[] toBytes() {
        byte[] bytes = new byte[(int) length()];
        if (isContiguous()) storage().read(offset, bytes, 0, bytes.length);
        else gather(bytes, 0, offset, 0);
        return bytes;
    }

    private int gather(byte[] into, int at, long from, int dimension) {
        if (dimension == shape.length) {
            storage().read((int) from, into, at, itemSize);
            return at + itemSize;
        }
        for (long i = 0; i < shape[dimension]; i++) at = gather(into, at, from + i * strides[dimension], dimension + 1);
        return at;
    }

    /** Ends the export. */
    public void release() {
        PyObject old = exporter;
        if (old == null) return;
        exporter = null;
        if (onRelease != null) onRelease.run();
        old.drop();
    }
}
