package conch.object;

import java.math.BigInteger;

/** Walks over a range of {@code long}s, or of larger numbers. */
public final class PyRangeIterator extends PyObject {
    public static final PyType TYPE = PyType.define("range_iterator", PyRangeIterator::fill, PyRangeIterator::members);
    public static final PyType LONG = PyType.define("longrange_iterator", PyRangeIterator::fill, PyRangeIterator::members);

    private long next;
    private final long step;
    private long left;
    /** What is left to walk over where it does not fit {@code long}s; null otherwise. */
    private Big big;

    private record Big(BigInteger next, BigInteger step, BigInteger left) {
        Big rest() {
            return new Big(next.add(step), step, left.subtract(BigInteger.ONE));
        }
    }

    private PyRangeIterator(long first, long step, long count) {
        super(TYPE);
        next = first;
        this.step = step;
        left = count;
    }

    private PyRangeIterator(Big big) {
        super(LONG);
        step = 0;
        this.big = big;
    }

    static PyRangeIterator forward(PyRange range) {
        if (range.isSmall()) return new PyRangeIterator(range.start.value, range.step.value, range.length);
        return new PyRangeIterator(new Big(range.start.bigValue(), range.step.bigValue(), range.bigLength()));
    }

    static PyRangeIterator backward(PyRange range) {
        if (range.isSmall() && range.step.value != Long.MIN_VALUE) {
            return new PyRangeIterator(range.start.value + (range.length - 1) * range.step.value, -range.step.value, range.length);
        }
        BigInteger last = range.at(range.bigLength().subtract(BigInteger.ONE)).bigValue();
        return new PyRangeIterator(new Big(last, range.step.bigValue().negate(), range.bigLength()));
    }

    private static void fill(PyType t) {
        t.isFinal = true;
        t.iter = self -> self;
        t.next = self -> ((PyRangeIterator) self).next();
    }

    private static void members(TypeMembers m) {
        m.noArgs("__length_hint__", self -> {
            PyRangeIterator it = (PyRangeIterator) self;
            return it.big == null ? PyInt.of(it.left) : PyInt.of(it.big.left);
        });
    }

    /** The next of any iterator, or null at its end; of this kind, which most loops have, without a look at its type. */
    public static PyObject next(PyObject iterator) {
        return iterator instanceof PyRangeIterator range ? range.next() : iterator.type().next.apply(iterator);
    }

    /** The next number, or null. */
    public PyObject next() {
        if (left > 0) {
            long value = next;
            next += step;
            left--;
            return PyInt.of(value);
        }
        if (big == null || big.left.signum() <= 0) return null;
        BigInteger value = big.next;
        big = big.rest();
        return PyInt.of(value);
    }
}
