package conch.object;

/**
 * {@code memoryview}: a window on another object's memory, with its own idea of format and shape.
 *
 * <p>Views that were made of one another share one export of the object, which ends with the last of them. While C has a buffer of the
 * view itself it cannot be released.
 */
public final class PyMemoryView extends PyContainer {
    public static final PyType TYPE = PyType.define("memoryview", MemoryViewMethods::fill, MemoryViewMethods::members);

    /** An export with the number of views on it. */
    private static final class Shared {
        final Buffer buffer;
        int views;

        Shared(Buffer buffer) {
            this.buffer = buffer;
        }
    }

    /** Null once released. The export is the slot for the exporter. */
    private Shared shared;
    private int exports;
    final int offset;
    final String format;
    final int itemSize;
    final long[] shape;
    final long[] strides;
    final boolean readOnly;
    /** The hash once it was asked for. */
    Long hash;

    private PyMemoryView(Shared shared, int offset, String format, int itemSize, long[] shape, long[] strides, boolean readOnly) {
        super(TYPE);
        this.shared = shared;
        shared.views++;
        this.offset = offset;
        this.format = format;
        this.itemSize = itemSize;
        this.shape = shape;
        this.strides = strides;
        this.readOnly = readOnly;
    }

    /** A view of an object's memory; TypeError when it has none. */
    public static PyMemoryView of(PyObject object) {
        if (object instanceof PyMemoryView view) return view.with(view.format, view.itemSize, view.offset, view.shape, view.strides);
        Buffer buffer = Buffer.ofOrNull(object, false);
        if (buffer == null) throw Errors.type("memoryview: a bytes-like object is required, not '%s'", Errors.typeName(object));
        return of(buffer);
    }

    /** A view that takes over an export and releases it at its end. */
    public static PyMemoryView of(Buffer buffer) {
        return new PyMemoryView(new Shared(buffer), buffer.offset, buffer.format, buffer.itemSize, buffer.shape, buffer.strides, buffer.readOnly);
    }

    /** Another view of the same export. */
    PyMemoryView with(String format, int itemSize, int offset, long[] shape, long[] strides) {
        return new PyMemoryView(checked(), offset, format, itemSize, shape, strides, readOnly);
    }

    PyMemoryView readOnlyView() {
        return new PyMemoryView(checked(), offset, format, itemSize, shape, strides, true);
    }

    private Shared checked() {
        if (shared == null) throw Errors.value("operation forbidden on released memoryview object");
        return shared;
    }

    boolean isReleased() {
        return shared == null;
    }

    /** ValueError once the view is released. */
    void check() {
        checked();
    }

    /** The object whose memory this is, borrowed. */
    public PyObject exporter() {
        return checked().buffer.exporter();
    }

    Storage storage() {
        return checked().buffer.storage();
    }

    long count() {
        return Buffer.count(shape);
    }

    boolean isContiguous() {
        return Buffer.isContiguous(shape, strides, itemSize);
    }

    Buffer export(boolean writable) {
        check();
        if (writable && readOnly) throw Errors.buffer("memoryview: underlying buffer is not writable");
        exports++;
        return Buffer.of(this, shared.buffer.memory(), offset, format, itemSize, shape, strides, readOnly, () -> exports--);
    }

    /** Ends the view; BufferError while C has a buffer of it. */
    void end() {
        if (exports > 0) throw Errors.buffer("memoryview has %d exported buffer%s", exports, exports == 1 ? "" : "s");
        clearSlots();
    }

    @Override
    public void traverse(Visitor visitor) {
        // Views that share an export share its one slot, so only the last of them may answer for it.
        if (shared != null && shared.views == 1) visitor.visitIfPresent(shared.buffer.exporter());
    }

    @Override
    public void clearSlots() {
        Shared old = shared;
        shared = null;
        if (old != null && --old.views == 0) old.buffer.release();
    }
}
