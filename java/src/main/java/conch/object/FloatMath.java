package conch.object;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Arithmetic of floats where Python says more than IEEE 754: floors, powers, exact conversions. */
final class FloatMath {
    private static final int MANTISSA_BITS = 52;
    /** From so many places on, rounding changes no double; from so few, it makes every one zero. */
    private static final int MOST_PLACES = 323, FEWEST_PLACES = -308;

    private FloatMath() {
    }

    /** The magnitude of a finite double is {@code mantissa · 2^exponent}. */
    static long mantissa(double value) {
        long bits = Double.doubleToRawLongBits(value), fraction = bits & (1L << MANTISSA_BITS) - 1;
        return (bits >>> MANTISSA_BITS & 0x7ff) == 0 ? fraction : fraction | 1L << MANTISSA_BITS;
    }

    static int exponent(double value) {
        int biased = (int) (Double.doubleToRawLongBits(value) >>> MANTISSA_BITS) & 0x7ff;
        return Math.max(biased, 1) - 1023 - MANTISSA_BITS;
    }

    /** The whole part. @throws PyException ValueError of a NaN, OverflowError of an infinity */
    static PyInt truncate(double value) {
        if (Double.isNaN(value)) throw Errors.value("cannot convert float NaN to integer");
        if (Double.isInfinite(value)) throw Errors.overflow("cannot convert float infinity to integer");
        long whole = (long) value;
        if (whole != Long.MAX_VALUE && whole != Long.MIN_VALUE) return PyInt.of(whole);
        BigInteger magnitude = BigInteger.valueOf(mantissa(value)).shiftLeft(exponent(value));
        return PyInt.of(value < 0 ? magnitude.negate() : magnitude);
    }

    /** The sign of {@code a − b}, exactly; {@code a} is no NaN. */
    static int compare(double a, PyInt b) {
        if (Double.isInfinite(a)) return a > 0 ? 1 : -1;
        if (b.big == null && Math.abs(b.value) <= 1L << 53) return a == b.value ? 0 : a < b.value ? -1 : 1;
        int byWhole = PyInt.compare(truncate(a), b);
        if (byWhole != 0) return byWhole;
        double whole = a < 0 ? Math.ceil(a) : Math.floor(a);
        return Double.compare(a, whole);
    }

    static double remainder(double a, double b) {
        double rest = a % b;
        if (rest == 0) return Math.copySign(0.0, b);
        return b < 0 != rest < 0 ? rest + b : rest;
    }

    static double floorDivide(double a, double b) {
        double rest = a % b, quotient = (a - rest) / b;
        if (rest != 0 && b < 0 != rest < 0) quotient -= 1;
        if (quotient == 0) return Math.copySign(0.0, a / b);
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    /** {@code base ** exponent}: a float, or a complex where a negative base has a broken exponent. */
    static PyObject power(double base, double exponent) {
        if (exponent == 0 || base == 1) return PyFloat.of(1);
        if (Double.isNaN(base) || Double.isNaN(exponent)) return PyFloat.of(Double.NaN);
        if (Double.isInfinite(exponent) || Double.isInfinite(base)) return PyFloat.of(infinitePower(base, exponent));
        if (base == 0) {
            if (exponent < 0) throw Errors.zeroDivision("0.0 cannot be raised to a negative power");
            return PyFloat.of(isOdd(exponent) ? base : 0.0);
        }
        if (base < 0 && exponent != Math.floor(exponent)) return ComplexType.power(base, 0, exponent, 0);
        double result = Math.pow(base, exponent);
        if (Double.isInfinite(result)) throw outOfRange();
        return PyFloat.of(result);
    }

    static PyException outOfRange() {
        return Errors.of(ExceptionTypes.OVERFLOW_ERROR, PyInt.of(34), PyStr.of("Numerical result out of range"));
    }

    private static boolean isOdd(double value) {
        return Math.abs(value) % 2 == 1;
    }

    private static double infinitePower(double base, double exponent) {
        if (Double.isInfinite(exponent)) {
            double size = Math.abs(base);
            if (size == 1) return 1;
            return exponent > 0 == size > 1 ? Double.POSITIVE_INFINITY : 0;
        }
        boolean odd = isOdd(exponent);
        if (exponent > 0) return odd ? base : Math.abs(base);
        return odd ? Math.copySign(0.0, base) : 0;
    }

    /** {@code round(value)}: the nearest int, half to even. */
    static PyInt round(double value) {
        return Double.isFinite(value) ? truncate(Math.rint(value)) : truncate(value);
    }

    /** {@code round(value, places)}, from the exact value, half to even. */
    static double round(double value, PyInt places) {
        if (!Double.isFinite(value) || value == 0) return value;
        long n = places.big == null ? places.value : places.signum() > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
        if (n > MOST_PLACES) return value;
        if (n < FEWEST_PLACES) return 0.0 * value;
        double rounded = new BigDecimal(value).setScale((int) n, RoundingMode.HALF_EVEN).doubleValue();
        if (Double.isInfinite(rounded)) throw Errors.overflow("rounded value too large to represent");
        return Math.copySign(rounded, value);
    }

    /** Numerator and denominator in lowest terms. */
    static PyTuple integerRatio(double value) {
        if (Double.isNaN(value)) throw Errors.value("cannot convert NaN to integer ratio");
        if (Double.isInfinite(value)) throw Errors.overflow("cannot convert Infinity to integer ratio");
        long mantissa = mantissa(value);
        if (mantissa == 0) return PyTuple.of(PyInt.ZERO, PyInt.ONE);
        int even = Long.numberOfTrailingZeros(mantissa), exponent = exponent(value) + even;
        mantissa >>>= even;
        BigInteger top = BigInteger.valueOf(value < 0 ? -mantissa : mantissa);
        return exponent >= 0 ? PyTuple.of(PyInt.of(top.shiftLeft(exponent)), PyInt.ONE)
                : PyTuple.of(PyInt.of(top), PyInt.of(BigInteger.ONE.shiftLeft(-exponent)));
    }
}
