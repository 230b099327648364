package conch.object;

import java.math.BigInteger;

/**
 * The hash of numbers, equal for equal values whatever their type: the value modulo the prime 2⁶¹ − 1, where a fraction's denominator
 * counts by its inverse (the Python reference, "Hashing of numeric types"). The sign is kept, and −1 is told as −2.
 */
public final class NumericHash {
    private static final int BITS = 61;
    private static final long PRIME = (1L << BITS) - 1;
    private static final BigInteger BIG_PRIME = BigInteger.valueOf(PRIME);
    static final long INFINITE = 314159;
    private static final long IMAGINARY = 1000003;

    private NumericHash() {
    }

    public static long of(long value) {
        return told(value % PRIME);
    }

    public static long of(BigInteger value) {
        return told(value.remainder(BIG_PRIME).longValue());
    }

    /** {@code self} gives a NaN its hash: by identity, so that many of them do not collide. */
    public static long of(double value, Object self) {
        long whole = (long) value;
        if (whole == value && whole != Long.MAX_VALUE) return of(whole);
        if (Double.isInfinite(value)) return value > 0 ? INFINITE : -INFINITE;
        if (Double.isNaN(value)) return System.identityHashCode(self);
        long mantissa = FloatMath.mantissa(value);
        long residue = rotate(mantissa % PRIME, Math.floorMod(FloatMath.exponent(value), BITS));
        return told(value < 0 ? -residue : residue);
    }

    public static long of(double real, double imaginary, Object self) {
        return told(of(real, self) + IMAGINARY * of(imaginary, self));
    }

    /** Times 2 to the {@code count}, modulo the prime: in 61 bits that is a rotation, as 2⁶¹ is 1. */
    private static long rotate(long residue, int count) {
        return residue << count & PRIME | residue >>> BITS - count;
    }

    private static long told(long hash) {
        return hash == -1 ? -2 : hash;
    }
}
