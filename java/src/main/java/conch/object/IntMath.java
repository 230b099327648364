package conch.object;

import java.math.BigInteger;

/** Arithmetic of ints: a {@code long} path first, {@link BigInteger} where the result or an operand needs it. */
final class IntMath {
    /** BigInteger's own limit; what would be longer is a MemoryError here. */
    private static final long MOST_BITS = Integer.MAX_VALUE;

    private IntMath() {
    }

    static PyInt add(PyInt a, PyInt b) {
        if (a.big == null && b.big == null) {
            long x = a.value, y = b.value, sum = x + y;
            if (((x ^ sum) & (y ^ sum)) >= 0) return PyInt.of(sum);
        }
        return PyInt.of(a.bigValue().add(b.bigValue()));
    }

    static PyInt subtract(PyInt a, PyInt b) {
        if (a.big == null && b.big == null) {
            long x = a.value, y = b.value, difference = x - y;
            if (((x ^ y) & (x ^ difference)) >= 0) return PyInt.of(difference);
        }
        return PyInt.of(a.bigValue().subtract(b.bigValue()));
    }

    static PyInt multiply(PyInt a, PyInt b) {
        if (a.big == null && b.big == null) {
            long x = a.value, y = b.value, low = x * y;
            if (Math.multiplyHigh(x, y) == low >> 63) return PyInt.of(low);
        }
        checkBits((long) bitLength(a) + bitLength(b));
        return PyInt.of(a.bigValue().multiply(b.bigValue()));
    }

    static PyInt floorDivide(PyInt a, PyInt b) {
        if (a.big == null && b.big == null) {
            if (b.value == 0) throw Errors.zeroDivision("integer division or modulo by zero");
            if (b.value != -1) return PyInt.of(Math.floorDiv(a.value, b.value));
            return negate(a);
        }
        if (b.isZero()) throw Errors.zeroDivision("integer division or modulo by zero");
        return PyInt.of(floorDivide(a.bigValue(), b.bigValue()));
    }

    static PyInt remainder(PyInt a, PyInt b) {
        if (a.big == null && b.big == null) {
            if (b.value == 0) throw Errors.zeroDivision("integer modulo by zero");
            return PyInt.of(Math.floorMod(a.value, b.value));
        }
        if (b.isZero()) throw Errors.zeroDivision("integer modulo by zero");
        return PyInt.of(floorRemainder(a.bigValue(), b.bigValue()));
    }

    static PyTuple divmod(PyInt a, PyInt b) {
        return PyTuple.of(floorDivide(a, b), remainder(a, b));
    }

    static BigInteger floorDivide(BigInteger a, BigInteger b) {
        BigInteger[] parts = a.divideAndRemainder(b);
        return parts[1].signum() * b.signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    static BigInteger floorRemainder(BigInteger a, BigInteger b) {
        BigInteger rest = a.remainder(b);
        return rest.signum() * b.signum() < 0 ? rest.add(b) : rest;
    }

    static PyInt negate(PyInt a) {
        if (a.big == null && a.value != Long.MIN_VALUE) return PyInt.of(-a.value);
        return PyInt.of(a.bigValue().negate());
    }

    static PyInt absolute(PyInt a) {
        return a.signum() < 0 ? negate(a) : a.exact();
    }

    static PyInt invert(PyInt a) {
        return a.big == null ? PyInt.of(~a.value) : PyInt.of(a.big.not());
    }

    static PyInt and(PyInt a, PyInt b) {
        if (a.big == null && b.big == null) return PyInt.of(a.value & b.value);
        return PyInt.of(a.bigValue().and(b.bigValue()));
    }

    static PyInt or(PyInt a, PyInt b) {
        if (a.big == null && b.big == null) return PyInt.of(a.value | b.value);
        return PyInt.of(a.bigValue().or(b.bigValue()));
    }

    static PyInt xor(PyInt a, PyInt b) {
        if (a.big == null && b.big == null) return PyInt.of(a.value ^ b.value);
        return PyInt.of(a.bigValue().xor(b.bigValue()));
    }

    static PyInt shiftLeft(PyInt a, PyInt count) {
        if (count.signum() < 0) throw Errors.value("negative shift count");
        if (a.isZero()) return PyInt.ZERO;
        if (count.big != null) throw Errors.overflow("too many digits in integer");
        long n = count.value;
        if (a.big == null && n < Long.SIZE && a.value << n >> n == a.value) return PyInt.of(a.value << n);
        if (n >= MOST_BITS) throw Errors.memory();
        checkBits(bitLength(a) + n);
        return PyInt.of(a.bigValue().shiftLeft((int) n));
    }

    static PyInt shiftRight(PyInt a, PyInt count) {
        if (count.signum() < 0) throw Errors.value("negative shift count");
        if (a.big == null) return PyInt.of(a.value >> (count.big == null && count.value < Long.SIZE ? count.value : Long.SIZE - 1));
        if (count.big != null || count.value > MOST_BITS) return PyInt.of(a.big.signum() < 0 ? -1 : 0);
        return PyInt.of(a.big.shiftRight((int) count.value));
    }

    /** The bits of the magnitude. */
    static int bitLength(PyInt a) {
        if (a.big != null) return a.big.abs().bitLength();
        return Long.SIZE - Long.numberOfLeadingZeros(Math.abs(a.value));
    }

    static int bitCount(PyInt a) {
        return a.big == null ? Long.bitCount(Math.abs(a.value)) : a.big.abs().bitCount();
    }

    private static void checkBits(long bits) {
        if (bits > MOST_BITS) throw Errors.memory();
    }

    /** {@code base ** exponent} for an exponent that is not negative. */
    static PyInt power(PyInt base, PyInt exponent) {
        if (base.big == null) {
            long b = base.value;
            if (b == 0 || b == 1) return exponent.isZero() ? PyInt.ONE : PyInt.of(b);
            if (b == -1) return PyInt.of(exponent.bigValue().testBit(0) ? -1 : 1);
            if (exponent.big == null) {
                PyInt small = smallPower(b, exponent.value);
                if (small != null) return small;
            }
        }
        if (exponent.isZero()) return PyInt.ONE;
        if (exponent.big != null || exponent.value > MOST_BITS) throw Errors.memory();
        checkBits((bitLength(base) - 1L) * exponent.value);
        return PyInt.of(base.bigValue().pow((int) exponent.value));
    }

    /** By squaring, or null where it leaves {@code long}. */
    private static PyInt smallPower(long base, long exponent) {
        long result = 1;
        while (true) {
            if ((exponent & 1) != 0) {
                if (Math.multiplyHigh(result, base) != result * base >> 63) return null;
                result *= base;
            }
            exponent >>= 1;
            if (exponent == 0) return PyInt.of(result);
            if (Math.multiplyHigh(base, base) != base * base >> 63) return null;
            base *= base;
        }
    }

    /** {@code pow(base, exponent, modulus)}; the result has the modulus's sign. */
    static PyInt power(PyInt base, PyInt exponent, PyInt modulus) {
        if (modulus.isZero()) throw Errors.value("pow() 3rd argument cannot be 0");
        BigInteger signed = modulus.bigValue(), m = signed.abs(), b = base.bigValue();
        if (exponent.signum() < 0 && !b.gcd(m).equals(BigInteger.ONE)) {
            throw Errors.value("base is not invertible for the given modulus");
        }
        BigInteger result = b.modPow(exponent.bigValue(), m);
        return PyInt.of(signed.signum() < 0 && result.signum() != 0 ? result.add(signed) : result);
    }

    /** {@code a / b}, correctly rounded. */
    static double trueDivide(PyInt a, PyInt b) {
        if (b.isZero()) throw Errors.zeroDivision("division by zero");
        if (isExactDouble(a) && isExactDouble(b)) return (double) a.value / b.value;
        if (a.isZero()) return b.signum() < 0 ? -0.0 : 0;
        double quotient = divideMagnitudes(a.bigValue().abs(), b.bigValue().abs());
        if (Double.isInfinite(quotient)) throw Errors.overflow("integer division result too large for a float");
        return a.signum() == b.signum() ? quotient : -quotient;
    }

    private static boolean isExactDouble(PyInt a) {
        return a.big == null && Math.abs(a.value) <= 1L << 53 && a.value != Long.MIN_VALUE;
    }

    /**
     * Rounds the exact quotient once: 55 or 56 of its bits as a {@code long}, whether anything is left below them, and then half to even
     * at the place that a double of this size (or a subnormal one) ends at.
     */
    private static double divideMagnitudes(BigInteger a, BigInteger b) {
        int shift = 55 - (a.bitLength() - b.bitLength());
        BigInteger[] parts = shift >= 0 ? a.shiftLeft(shift).divideAndRemainder(b) : a.divideAndRemainder(b.shiftLeft(-shift));
        long bits = parts[0].longValue();
        boolean more = parts[1].signum() != 0;
        int length = Long.SIZE - Long.numberOfLeadingZeros(bits), top = length - shift;
        if (top > Double.MAX_EXPONENT + 1) return Double.POSITIVE_INFINITY;
        int kept = Math.min(53, top + 1074);
        if (kept < 0) return 0;
        int dropped = length - kept;
        long head = bits >>> dropped, tail = bits & (1L << dropped) - 1, half = 1L << dropped - 1;
        if (tail > half || tail == half && (more || (head & 1) != 0)) head++;
        return Math.scalb((double) head, dropped - shift);
    }

    /** {@code round(a, -places)}: to a multiple of ten to the {@code places}, half to even. */
    static PyInt roundTo(PyInt a, long places) {
        if (places > bitLength(a)) return PyInt.ZERO;
        BigInteger unit = BigInteger.TEN.pow((int) places), n = a.bigValue();
        BigInteger quotient = floorDivide(n, unit), rest = n.subtract(quotient.multiply(unit));
        int side = rest.shiftLeft(1).compareTo(unit);
        if (side > 0 || side == 0 && quotient.testBit(0)) quotient = quotient.add(BigInteger.ONE);
        return PyInt.of(quotient.multiply(unit));
    }
}
