package conch.object;

import java.math.BigInteger;

/** {@code range}: three integers. Where they and the length fit a {@code long}, everything is done in those. */
public final class PyRange extends PyObject {
    public static final PyType TYPE = PyType.define("range", RangeMethods::fill, RangeMethods::members);

    /** Slots. */
    final PyInt start, stop, step;
    final BigInteger bigLength;
    /** The length where {@link #isSmall}. */
    final long length;

    /** @throws PyException ValueError when the step is zero */
    public PyRange(PyInt start, PyInt stop, PyInt step) {
        super(TYPE);
        if (step.isZero()) throw Errors.value("range() arg 3 must not be zero");
        this.start = (PyInt) start.retain();
        this.stop = (PyInt) stop.retain();
        this.step = (PyInt) step.retain();
        BigInteger n = lengthOf(start, stop, step);
        boolean small = start.isSmall() && stop.isSmall() && step.isSmall() && n.bitLength() < Long.SIZE;
        bigLength = small ? null : n;
        length = small ? n.longValue() : 0;
    }

    private static BigInteger lengthOf(PyInt start, PyInt stop, PyInt step) {
        if (start.isSmall() && stop.isSmall() && step.isSmall()) {
            long from = start.value, to = stop.value, by = step.value;
            if (by > 0 ? from >= to : from <= to) return BigInteger.ZERO;
            // The distance may exceed long, but not unsigned long.
            long distance = by > 0 ? to - from - 1 : from - to - 1;
            long n = Long.divideUnsigned(distance, by > 0 ? by : -by);
            if (n >= 0 && n < Long.MAX_VALUE) return BigInteger.valueOf(n + 1);
        }
        BigInteger distance = stop.bigValue().subtract(start.bigValue()), by = step.bigValue();
        if (distance.signum() != by.signum()) return BigInteger.ZERO;
        return distance.abs().subtract(BigInteger.ONE).divide(by.abs()).add(BigInteger.ONE);
    }

    /** Whether start, stop, step and length all fit a {@code long}. */
    public boolean isSmall() {
        return bigLength == null;
    }

    BigInteger bigLength() {
        return bigLength == null ? BigInteger.valueOf(length) : bigLength;
    }

    PyInt lengthAsInt() {
        return bigLength == null ? PyInt.of(length) : PyInt.of(bigLength);
    }

    /** The element at an index within the length of a small range. */
    PyInt at(long index) {
        return PyInt.of(start.value + index * step.value);
    }

    PyInt at(BigInteger index) {
        return PyInt.of(start.bigValue().add(index.multiply(step.bigValue())));
    }

    // Integers hold nothing, so a range is on no cycle and need not be in the list of containers.
    @Override
    protected void release() {
        start.drop();
        stop.drop();
        step.drop();
    }
}
