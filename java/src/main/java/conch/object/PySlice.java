package conch.object;

/** {@code slice}: three objects, and what they mean for a sequence of a given length. */
public final class PySlice extends PyContainer {
    public static final PyType TYPE = PyType.define("slice", SliceMethods::fill, SliceMethods::members);

    /** Slots; {@code None} where the slice says nothing. */
    private PyObject start, stop, step;

    public PySlice(PyObject start, PyObject stop, PyObject step) {
        super(TYPE);
        this.start = start.retain();
        this.stop = stop.retain();
        this.step = step.retain();
    }

    public PyObject start() {
        return start;
    }

    public PyObject stop() {
        return stop;
    }

    public PyObject step() {
        return step;
    }

    /**
     * What the slice selects from a sequence of {@code length} elements: {@code {start, stop, step, count}}, clipped as CPython's
     * {@code PySlice_AdjustIndices} does. May run {@code __index__}. ValueError for a step of zero.
     */
    public long[] indices(long length) {
        long[] bounds = unpack();
        adjust(bounds, length);
        return bounds;
    }

    /** The three numbers before a length is known, and room for the count. May run {@code __index__}, which may change the sequence. */
    long[] unpack() {
        long by = step == PyNone.NONE ? 1 : clipped(step);
        if (by == 0) throw Errors.value("slice step cannot be zero");
        if (by == Long.MIN_VALUE) by = -Long.MAX_VALUE;
        long from = start == PyNone.NONE ? (by < 0 ? Long.MAX_VALUE : 0) : clipped(start);
        long to = stop == PyNone.NONE ? (by < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : clipped(stop);
        return new long[] {from, to, by, 0};
    }

    static void adjust(long[] bounds, long length) {
        long step = bounds[2];
        long start = bounds[0] = clip(bounds[0], length, step);
        long stop = bounds[1] = clip(bounds[1], length, step);
        if (step < 0) bounds[3] = stop < start ? (start - stop - 1) / -step + 1 : 0;
        else bounds[3] = start < stop ? (stop - start - 1) / step + 1 : 0;
    }

    private static long clip(long index, long length, long step) {
        if (index < 0) {
            index += length;
            return index >= 0 ? index : step < 0 ? -1 : 0;
        }
        return index < length ? index : step < 0 ? length - 1 : length;
    }

    private static long clipped(PyObject bound) {
        if (!(bound instanceof PyInt) && bound.type.index == null) {
            throw Errors.type("slice indices must be integers or None or have an __index__ method");
        }
        PyInt value = Operations.index(bound);
        if (value.isSmall()) return value.value;
        return value.big.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(start);
        visitor.visitIfPresent(stop);
        visitor.visitIfPresent(step);
    }

    @Override
    public void clearSlots() {
        PyObject oldStart = start, oldStop = stop, oldStep = step;
        start = stop = step = null;
        dropIfPresent(oldStart);
        dropIfPresent(oldStop);
        dropIfPresent(oldStep);
    }
}
