package conch.object;

import java.math.BigInteger;

/**
 * {@code int}: a {@code long} where the value fits one, a {@link BigInteger} where it does not, never both.
 *
 * <p>{@link #big} is null exactly when the value lies within {@code long}; every way to make an int keeps that, so that two ints of the
 * exact type are equal when both fields are. Subclasses written in a script are objects of this class with another {@link #type}.
 */
public class PyInt extends PyObject {
    private static final int FIRST_CACHED = -5, LAST_CACHED = 256;

    public static final PyType TYPE = PyType.define("int", IntType::fill, IntMethods::name);
    private static final PyInt[] cache = fillCache();
    public static final PyInt ZERO = of(0), ONE = of(1);

    /** The value where {@link #big} is null, 0 otherwise. */
    public final long value;
    /** The value where it does not fit a {@code long}, null otherwise. */
    public final BigInteger big;

    PyInt(PyType type, long value, BigInteger big) {
        super(type);
        this.value = value;
        this.big = big;
    }

    private static PyInt[] fillCache() {
        PyInt[] ints = new PyInt[LAST_CACHED - FIRST_CACHED + 1];
        for (int i = 0; i < ints.length; i++) ints[i] = Heap.forGood(new PyInt(TYPE, i + FIRST_CACHED, null));
        return ints;
    }

    public static PyInt of(long value) {
        if (value >= FIRST_CACHED && value <= LAST_CACHED) return cache[(int) value - FIRST_CACHED];
        return new PyInt(TYPE, value, null);
    }

    public static PyInt of(BigInteger value) {
        return value.bitLength() < Long.SIZE ? of(value.longValue()) : new PyInt(TYPE, 0, value);
    }

    /** An int of a subclass; of {@code int} itself it is as {@link #of}. */
    static PyInt of(PyType type, PyInt value) {
        if (type == TYPE) return value.exact();
        return new PyInt(type, value.value, value.big);
    }

    /** This value with {@code int} itself as the type. */
    public final PyInt exact() {
        if (type == TYPE) return this;
        return big == null ? of(value) : new PyInt(TYPE, 0, big);
    }

    public final boolean isSmall() {
        return big == null;
    }

    /** The value; only where {@link #isSmall}. */
    public final long longValue() {
        return value;
    }

    public final BigInteger bigValue() {
        return big == null ? BigInteger.valueOf(value) : big;
    }

    public final int signum() {
        return big == null ? Long.signum(value) : big.signum();
    }

    public final boolean isZero() {
        return value == 0 && big == null;
    }

    /** Reads an int as {@code int(text, base)} does: surrounding white space, sign, prefix, underscores; base 0 or 2 to 36. */
    public static PyInt parse(String text, int base) {
        return IntText.parse(text, base);
    }

    /** The decimal digits. @throws PyException ValueError when there are more than the limit of conversions */
    public final String decimal() {
        return big == null ? Long.toString(value) : IntText.decimal(big);
    }

    public static PyInt add(PyInt a, PyInt b) {
        return IntMath.add(a, b);
    }

    public static PyInt subtract(PyInt a, PyInt b) {
        return IntMath.subtract(a, b);
    }

    public static PyInt multiply(PyInt a, PyInt b) {
        return IntMath.multiply(a, b);
    }

    public static PyInt floorDivide(PyInt a, PyInt b) {
        return IntMath.floorDivide(a, b);
    }

    public static PyInt remainder(PyInt a, PyInt b) {
        return IntMath.remainder(a, b);
    }

    /** The three-way order. */
    public static int compare(PyInt a, PyInt b) {
        if (a.big == null && b.big == null) return Long.compare(a.value, b.value);
        return a.bigValue().compareTo(b.bigValue());
    }

    public final boolean sameValue(PyInt other) {
        return value == other.value && (big == null ? other.big == null : other.big != null && big.equals(other.big));
    }

    /** The nearest double, ties to even. @throws PyException OverflowError where there is none */
    public final double toDouble() {
        if (big == null) return value;
        double d = big.doubleValue();
        if (Double.isInfinite(d)) throw Errors.overflow("int too large to convert to float");
        return d;
    }

    public final long hash() {
        return big == null ? NumericHash.of(value) : NumericHash.of(big);
    }

    @Override
    public String toString() {
        return big == null ? Long.toString(value) : big.toString();
    }
}
