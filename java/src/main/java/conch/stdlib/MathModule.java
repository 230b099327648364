package conch.stdlib;

import conch.object.BinaryOp;
import conch.object.Errors;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyBool;
import conch.object.PyFloat;
import conch.object.PyInt;
import conch.object.PyObject;
import conch.object.PyTuple;
import java.math.BigInteger;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** {@code math}. Results that would be infinite or undefined for finite arguments are OverflowError or ValueError, as in CPython. */
final class MathModule {
    private MathModule() {
    }

    static void fill(ModuleMembers m) {
        m.constant("pi", PyFloat.of(Math.PI));
        m.constant("e", PyFloat.of(Math.E));
        m.constant("tau", PyFloat.of(2 * Math.PI));
        m.constant("inf", PyFloat.of(Double.POSITIVE_INFINITY));
        m.constant("nan", PyFloat.of(Double.NaN));
        powers(m);
        trigonometry(m);
        rounding(m);
        integers(m);
        sums(m);
    }

    private static void powers(ModuleMembers m) {
        unary(m, "sqrt", Math::sqrt);
        unary(m, "cbrt", Math::cbrt);
        unary(m, "erf", ErrorFunction::erf);
        unary(m, "erfc", ErrorFunction::erfc);
        unary(m, "exp", Math::exp);
        unary(m, "exp2", x -> Math.pow(2, x));
        unary(m, "expm1", Math::expm1);
        unary(m, "log1p", Math::log1p);
        m.positional("log", 1, 2, (self, a) -> a.length == 1 ? PyFloat.of(logarithm(a[0])) : logarithmTo(a[0], a[1]));
        m.oneArg("log2", (self, x) -> PyFloat.of(log2(x)));
        m.oneArg("log10", (self, x) -> PyFloat.of(log10(x)));
        m.positional("pow", 2, 2, (self, a) -> power(Operations.asDouble(a[0]), Operations.asDouble(a[1])));
        unary(m, "fabs", Math::abs);
        m.raw("hypot", (self, a, names) -> PyFloat.of(hypot(a)));
        m.positional("dist", 2, 2, (self, a) -> dist(a[0], a[1]));
    }

    private static void trigonometry(ModuleMembers m) {
        unary(m, "sin", Math::sin);
        unary(m, "cos", Math::cos);
        unary(m, "tan", Math::tan);
        unary(m, "asin", Math::asin);
        unary(m, "acos", Math::acos);
        unary(m, "atan", Math::atan);
        unary(m, "sinh", Math::sinh);
        unary(m, "cosh", Math::cosh);
        unary(m, "tanh", Math::tanh);
        unary(m, "asinh", x -> Math.copySign(Math.log(Math.abs(x) + Math.sqrt(x * x + 1)), x));
        unary(m, "acosh", x -> Math.log(x + Math.sqrt(x * x - 1)));
        unary(m, "atanh", x -> 0.5 * Math.log1p(2 * x / (1 - x)));
        unary(m, "degrees", x -> x * (180 / Math.PI));
        unary(m, "radians", x -> x * (Math.PI / 180));
        binary(m, "atan2", Math::atan2);
    }

    private static void rounding(ModuleMembers m) {
        m.oneArg("floor", (self, x) -> rounded(x, "__floor__", Math::floor));
        m.oneArg("ceil", (self, x) -> rounded(x, "__ceil__", Math::ceil));
        m.oneArg("trunc", (self, x) -> Operations.callMethod(x, "__trunc__"));
        binary(m, "copysign", Math::copySign);
        binary(m, "fmod", MathModule::fmod);
        binary(m, "remainder", Math::IEEEremainder);
        binary(m, "nextafter", Math::nextAfter);
        m.oneArg("ulp", (self, x) -> PyFloat.of(Math.ulp(Operations.asDouble(x))));
        m.oneArg("isnan", (self, x) -> PyBool.of(Double.isNaN(Operations.asDouble(x))));
        m.oneArg("isinf", (self, x) -> PyBool.of(Double.isInfinite(Operations.asDouble(x))));
        m.oneArg("isfinite", (self, x) -> PyBool.of(Double.isFinite(Operations.asDouble(x))));
        m.bound("isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0", (self, a) -> PyBool.of(isClose(a)));
        m.oneArg("modf", (self, x) -> modf(Operations.asDouble(x)));
        m.oneArg("frexp", (self, x) -> frexp(Operations.asDouble(x)));
        m.positional("ldexp", 2, 2, (self, a) -> ldexp(Operations.asDouble(a[0]), a[1]));
    }

    private static void integers(ModuleMembers m) {
        m.raw("gcd", (self, a, names) -> fold(a, BigInteger.ZERO, BigInteger::gcd));
        m.raw("lcm", (self, a, names) -> fold(a, BigInteger.ONE, MathModule::lcm));
        m.oneArg("factorial", (self, x) -> factorial(x));
        m.oneArg("isqrt", (self, x) -> isqrt(x));
        m.positional("comb", 2, 2, (self, a) -> comb(natural(a[0], "n"), natural(a[1], "k")));
        m.positional("perm", 1, 2, (self, a) -> perm(natural(a[0], "n"), a.length == 1 ? natural(a[0], "n") : natural(a[1], "k")));
    }

    private static void sums(ModuleMembers m) {
        m.oneArg("fsum", (self, x) -> PyFloat.of(ExactSum.of(x)));
        m.bound("prod", "iterable, /, *, start=1", (self, a) -> product(a[0], a[1]));
    }

    private static void unary(ModuleMembers m, String name, DoubleUnaryOperator f) {
        m.oneArg(name, (self, x) -> {
            double argument = Operations.asDouble(x);
            return PyFloat.of(checked(f.applyAsDouble(argument), Double.isFinite(argument), Double.isNaN(argument)));
        });
    }

    private static void binary(ModuleMembers m, String name, DoubleBinaryOperator f) {
        m.positional(name, 2, 2, (self, a) -> {
            double x = Operations.asDouble(a[0]), y = Operations.asDouble(a[1]);
            return PyFloat.of(checked(f.applyAsDouble(x, y), Double.isFinite(x) && Double.isFinite(y), Double.isNaN(x) || Double.isNaN(y)));
        });
    }

    private static double checked(double result, boolean finite, boolean nan) {
        if (Double.isNaN(result) && !nan) throw Errors.value("math domain error");
        if (Double.isInfinite(result) && finite) throw Errors.overflow("math range error");
        return result;
    }

    private static PyObject power(double x, double y) {
        double result = x == 1 || y == 0 ? 1 : Math.pow(x, y);
        if (x == -1 && Double.isInfinite(y)) result = 1;
        if (x == 0 && y < 0 && Double.isFinite(y)) throw Errors.value("math domain error");
        return PyFloat.of(checked(result, Double.isFinite(x) && Double.isFinite(y), Double.isNaN(x) || Double.isNaN(y)));
    }

    /** The natural logarithm, of integers of any size. */
    private static double logarithm(PyObject x) {
        if (x instanceof PyInt n && !n.isSmall() && n.bigValue().signum() > 0) {
            BigInteger value = n.bigValue();
            int shift = value.bitLength() - 62;
            return Math.log(value.shiftRight(shift).doubleValue()) + shift * Math.log(2);
        }
        double value = Operations.asDouble(x);
        if (value <= 0) throw Errors.value("math domain error");
        return Math.log(value);
    }

    private static PyObject logarithmTo(PyObject x, PyObject base) {
        double numerator = logarithm(x), denominator = logarithm(base);
        if (denominator == 0) throw Errors.zeroDivision("float division by zero");
        return PyFloat.of(numerator / denominator);
    }

    private static double log2(PyObject x) {
        if (x instanceof PyInt n && n.bigValue().signum() > 0) {
            BigInteger value = n.bigValue();
            int exponent = value.bitLength() - 1;
            if (value.bitCount() == 1) return exponent;
        }
        double value = logarithm(x) / Math.log(2);
        double plain = x instanceof PyFloat f ? f.value : Double.NaN;
        int exponent = Math.getExponent(plain);
        return plain == Math.scalb(1.0, exponent) ? exponent : value;
    }

    private static double log10(PyObject x) {
        if (x instanceof PyInt n && !n.isSmall()) return logarithm(x) / Math.log(10);
        double value = Operations.asDouble(x);
        if (value <= 0) throw Errors.value("math domain error");
        return Math.log10(value);
    }

    private static double fmod(double x, double y) {
        if (Double.isInfinite(y) && Double.isFinite(x)) return x;
        return x % y;
    }

    private static double hypot(PyObject[] coordinates) {
        double most = 0;
        double[] values = new double[coordinates.length];
        boolean infinite = false, nan = false;
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(Operations.asDouble(coordinates[i]));
            infinite |= Double.isInfinite(values[i]);
            nan |= Double.isNaN(values[i]);
            most = Math.max(most, values[i]);
        }
        if (infinite) return Double.POSITIVE_INFINITY;
        if (nan) return Double.NaN;
        if (values.length == 2) return Math.hypot(values[0], values[1]);
        if (most == 0) return 0;
        double sum = 0;
        for (double v : values) sum += v / most * (v / most);
        return most * Math.sqrt(sum);
    }

    private static PyObject dist(PyObject p, PyObject q) {
        try (Hold a = new Hold(Operations.listOf(p)); Hold b = new Hold(Operations.listOf(q))) {
            int n = ((conch.object.PyList) a.get()).size();
            if (n != ((conch.object.PyList) b.get()).size()) throw Errors.value("both points must have the same number of dimensions");
            PyObject[] differences = new PyObject[n];
            for (int i = 0; i < n; i++) {
                differences[i] = PyFloat.of(Operations.asDouble(((conch.object.PyList) a.get()).get(i)) - Operations.asDouble(((conch.object.PyList) b.get()).get(i)));
            }
            return PyFloat.of(hypot(differences));
        }
    }

    private static PyObject rounded(PyObject x, String dunder, DoubleUnaryOperator round) {
        if (!(x instanceof PyFloat) && x.type().lookup(dunder) != null) return Operations.callMethod(x, dunder);
        double value = Operations.asDouble(x);
        if (Double.isNaN(value)) throw Errors.value("cannot convert float NaN to integer");
        if (Double.isInfinite(value)) throw Errors.overflow("cannot convert float infinity to integer");
        double result = round.applyAsDouble(value);
        return Math.abs(result) < 0x1p63 ? PyInt.of((long) result) : PyInt.of(new java.math.BigDecimal(result).toBigInteger());
    }

    private static boolean isClose(PyObject[] args) {
        double a = Operations.asDouble(args[0]), b = Operations.asDouble(args[1]);
        double relative = args[2] == null ? 1e-9 : Operations.asDouble(args[2]), absolute = args[3] == null ? 0 : Operations.asDouble(args[3]);
        if (relative < 0 || absolute < 0) throw Errors.value("tolerances must be non-negative");
        if (a == b) return true;
        if (Double.isInfinite(a) || Double.isInfinite(b)) return false;
        double difference = Math.abs(a - b);
        return difference <= Math.abs(relative * b) || difference <= Math.abs(relative * a) || difference <= absolute;
    }

    private static PyObject modf(double x) {
        if (Double.isInfinite(x)) return PyTuple.of(PyFloat.of(Math.copySign(0, x)), PyFloat.of(x));
        double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
        return PyTuple.of(PyFloat.of(Math.copySign(x - whole, x)), PyFloat.of(Math.copySign(whole, x)));
    }

    private static PyObject frexp(double x) {
        if (x == 0 || !Double.isFinite(x)) return PyTuple.of(PyFloat.of(x), PyInt.of(0));
        int exponent = Math.getExponent(x) + 1;
        if (exponent <= Double.MIN_EXPONENT) {
            int scaled = Math.getExponent(x * 0x1p54) + 1;
            return PyTuple.of(PyFloat.of(Math.scalb(x * 0x1p54, -scaled)), PyInt.of(scaled - 54));
        }
        return PyTuple.of(PyFloat.of(Math.scalb(x, -exponent)), PyInt.of(exponent));
    }

    private static PyObject ldexp(double x, PyObject by) {
        if (!(by instanceof PyInt n)) throw Errors.type("Expected an int as second argument to ldexp.");
        BigInteger exponent = n.bigValue();
        int bounded = exponent.max(BigInteger.valueOf(-100_000)).min(BigInteger.valueOf(100_000)).intValue();
        return PyFloat.of(checked(Math.scalb(x, bounded), Double.isFinite(x), Double.isNaN(x)));
    }

    private static PyObject fold(PyObject[] numbers, BigInteger start, java.util.function.BinaryOperator<BigInteger> f) {
        BigInteger result = start;
        for (PyObject x : numbers) result = f.apply(result, Operations.index(x).bigValue());
        return PyInt.of(result.abs());
    }

    private static BigInteger lcm(BigInteger a, BigInteger b) {
        return a.signum() == 0 || b.signum() == 0 ? BigInteger.ZERO : a.divide(a.gcd(b)).multiply(b);
    }

    private static BigInteger natural(PyObject x, String name) {
        BigInteger value = Operations.index(x).bigValue();
        if (value.signum() < 0) throw Errors.value("%s must be a non-negative integer", name);
        return value;
    }

    private static PyObject factorial(PyObject x) {
        BigInteger n = Operations.index(x).bigValue();
        if (n.signum() < 0) throw Errors.value("factorial() not defined for negative values");
        if (n.bitLength() > 31) throw Errors.overflow("factorial() argument should not exceed %d", Long.MAX_VALUE);
        return PyInt.of(product(1, n.longValue()));
    }

    /** The product of all integers from {@code low} to {@code high}, halves first so that the factors stay alike in size. */
    private static BigInteger product(long low, long high) {
        if (high < low) return BigInteger.ONE;
        if (high - low < 16) {
            BigInteger result = BigInteger.valueOf(low);
            for (long i = low + 1; i <= high; i++) result = result.multiply(BigInteger.valueOf(i));
            return result;
        }
        long middle = (low + high) >>> 1;
        return product(low, middle).multiply(product(middle + 1, high));
    }

    private static PyObject isqrt(PyObject x) {
        BigInteger n = Operations.index(x).bigValue();
        if (n.signum() < 0) throw Errors.value("isqrt() argument must be nonnegative");
        return PyInt.of(n.sqrt());
    }

    private static PyObject comb(BigInteger n, BigInteger k) {
        if (k.compareTo(n) > 0) return PyInt.of(0);
        BigInteger fewer = k.min(n.subtract(k));
        BigInteger result = BigInteger.ONE;
        for (BigInteger i = BigInteger.ONE; i.compareTo(fewer) <= 0; i = i.add(BigInteger.ONE)) {
            result = result.multiply(n.subtract(fewer).add(i)).divide(i);
        }
        return PyInt.of(result);
    }

    private static PyObject perm(BigInteger n, BigInteger k) {
        if (k.compareTo(n) > 0) return PyInt.of(0);
        BigInteger result = BigInteger.ONE;
        for (BigInteger i = n.subtract(k).add(BigInteger.ONE); i.compareTo(n) <= 0; i = i.add(BigInteger.ONE)) result = result.multiply(i);
        return PyInt.of(result);
    }

    private static PyObject product(PyObject iterable, PyObject start) {
        try (Hold iterator = new Hold(Operations.iter(iterable)); Hold total = new Hold(start == null ? PyInt.of(1) : start)) {
            for (PyObject x; (x = Operations.next(iterator.get())) != null; ) {
                try (Hold item = new Hold(x)) {
                    total.set(Operations.binary(BinaryOp.MULTIPLY, total.get(), item.get()));
                }
            }
            return total.take();
        }
    }
}
