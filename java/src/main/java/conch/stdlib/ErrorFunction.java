package conch.stdlib;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * The error function and its complement, rounded correctly: the power series 2/√π · Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n+1)) in integers of so many bits
 * that neither its large terms nor the difference from one leave less than a double has.
 */
final class ErrorFunction {
    /** From here on erfc(x) is less than half of the smallest double. */
    private static final double VANISHES = 27.3;
    private static final int ENOUGH = 160;

    private ErrorFunction() {
    }

    static double erf(double x) {
        if (Double.isNaN(x) || x == 0) return x;
        if (Math.abs(x) >= 6) return Math.signum(x);
        if (Math.abs(x) < 1e-150) return x * (2 / Math.sqrt(Math.PI));
        int bits = ENOUGH + bitsLost(x) - 2 * Math.min(0, Math.getExponent(x));
        return toDouble(series(x, bits), bits);
    }

    static double erfc(double x) {
        if (Double.isNaN(x)) return x;
        if (x >= VANISHES) return 0;
        if (x <= -6) return 2;
        if (Math.abs(x) < 1e-20) return 1;
        int bits = ENOUGH + 2 * bitsLost(x);
        return toDouble(BigInteger.ONE.shiftLeft(bits).subtract(series(x, bits)), bits);
    }

    /** The logarithm of e to x², to base two: how large the terms become, and how small the complement. */
    private static int bitsLost(double x) {
        return (int) (x * x * 1.4427) + 1;
    }

    /** erf(x) · 2^bits. */
    private static BigInteger series(double x, int bits) {
        BigInteger argument = new BigDecimal(x).multiply(new BigDecimal(BigInteger.ONE.shiftLeft(bits))).toBigInteger();
        BigInteger square = argument.multiply(argument).shiftRight(bits);
        BigInteger term = argument, sum = argument;
        for (int n = 1; term.signum() != 0; n++) {
            term = term.multiply(square).shiftRight(bits).divide(BigInteger.valueOf(n)).negate();
            sum = sum.add(term.divide(BigInteger.valueOf(2L * n + 1)));
            if (term.bitLength() <= 1) break;
        }
        return sum.shiftLeft(bits + 1).divide(rootOfPi(bits));
    }

    /** √π · 2^bits, π by Machin's formula. */
    private static BigInteger rootOfPi(int bits) {
        int guard = 2 * bits + 32;
        BigInteger pi = arctanOfInverse(5, guard).shiftLeft(2).subtract(arctanOfInverse(239, guard)).shiftLeft(2);
        return pi.sqrt().shiftRight(16);
    }

    private static BigInteger arctanOfInverse(int n, int bits) {
        BigInteger power = BigInteger.ONE.shiftLeft(bits).divide(BigInteger.valueOf(n)), sum = power;
        BigInteger square = BigInteger.valueOf((long) n * n);
        for (int k = 3; power.signum() != 0; k += 2) {
            power = power.divide(square).negate();
            sum = sum.add(power.divide(BigInteger.valueOf(k)));
        }
        return sum;
    }

    private static double toDouble(BigInteger scaled, int bits) {
        return new BigDecimal(scaled).divide(new BigDecimal(BigInteger.ONE.shiftLeft(bits)), new MathContext(40)).doubleValue();
    }
}
