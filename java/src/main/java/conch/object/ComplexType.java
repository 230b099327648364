package conch.object;

/** The slots and methods of {@code complex}. */
final class ComplexType {
    /** What CPython's representation takes. */
    private static final int SIZE_IN_BYTES = 32;

    private ComplexType() {
    }

    static void fill(PyType t) {
        t.newInstance = ComplexConversion::make;
        t.repr = self -> PyStr.of(repr((PyComplex) self));
        t.hash = self -> NumericHash.of(((PyComplex) self).real, ((PyComplex) self).imaginary, self);
        t.richCompare = ComplexType::compare;
        t.bool = self -> ((PyComplex) self).real != 0 || ((PyComplex) self).imaginary != 0;
        t.positive = ComplexType::exact;
        t.negative = self -> PyComplex.of(-((PyComplex) self).real, -((PyComplex) self).imaginary);
        t.absolute = self -> PyFloat.of(absolute((PyComplex) self));
        t.power = ComplexType::power;
        t.binary[BinaryOp.ADD.ordinal()] = (x, y) -> both(x, y) ? PyComplex.of(real(x) + real(y), imaginary(x) + imaginary(y)) : no();
        t.binary[BinaryOp.SUBTRACT.ordinal()] = (x, y) -> both(x, y) ? PyComplex.of(real(x) - real(y), imaginary(x) - imaginary(y)) : no();
        t.binary[BinaryOp.MULTIPLY.ordinal()] = (x, y) -> both(x, y) ? multiply(real(x), imaginary(x), real(y), imaginary(y)) : no();
        t.binary[BinaryOp.TRUE_DIVIDE.ordinal()] = (x, y) -> both(x, y) ? divide(real(x), imaginary(x), real(y), imaginary(y)) : no();
    }

    static void name(TypeMembers m) {
        m.doc("Create a complex number from a real part and an optional imaginary part.\n\nThis is equivalent to (real + imag*1j) where imag defaults to 0.");
        m.getter("real", self -> PyFloat.of(((PyComplex) self).real));
        m.getter("imag", self -> PyFloat.of(((PyComplex) self).imaginary));
        m.noArgs("conjugate", self -> PyComplex.of(((PyComplex) self).real, -((PyComplex) self).imaginary));
        m.noArgs("__complex__", ComplexType::exact);
        m.noArgs("__getnewargs__", self -> PyTuple.of(PyFloat.of(((PyComplex) self).real), PyFloat.of(((PyComplex) self).imaginary)));
        m.noArgs("__sizeof__", self -> PyInt.of(SIZE_IN_BYTES));
        m.oneArg("__format__", (self, spec) -> PyStr.of(Formatter.format((PyComplex) self, Formatter.spec(spec))));
    }

    private static PyObject no() {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    private static boolean both(PyObject x, PyObject y) {
        return isNumber(x) && isNumber(y);
    }

    private static boolean isNumber(PyObject x) {
        return x instanceof PyComplex || x instanceof PyFloat || x instanceof PyInt;
    }

    private static double real(PyObject x) {
        return x instanceof PyComplex c ? c.real : FloatType.real(x);
    }

    private static double imaginary(PyObject x) {
        return x instanceof PyComplex c ? c.imaginary : 0;
    }

    static PyComplex exact(PyObject self) {
        PyComplex c = (PyComplex) self;
        return c.type == PyComplex.TYPE ? c : PyComplex.of(c.real, c.imaginary);
    }

    /** Parentheses where there is a real part, or a real −0.0 to tell. */
    static String repr(PyComplex c) {
        if (c.real == 0 && Math.copySign(1, c.real) > 0) return part(c.imaginary) + 'j';
        String imaginary = part(c.imaginary);
        return '(' + part(c.real) + (imaginary.charAt(0) == '-' ? "" : "+") + imaginary + "j)";
    }

    /** A float without the {@code .0} of a whole number. */
    private static String part(double value) {
        String text = FloatText.repr(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static PyComplex multiply(double a, double b, double c, double d) {
        return PyComplex.of(a * c - b * d, a * d + b * c);
    }

    /** Smith's method: scales by the larger part of the divisor, so that no intermediate result overflows needlessly. */
    private static PyComplex divide(double a, double b, double c, double d) {
        double sizeC = Math.abs(c), sizeD = Math.abs(d);
        if (sizeC >= sizeD) {
            if (sizeC == 0) throw Errors.zeroDivision("complex division by zero");
            double ratio = d / c, scale = c + d * ratio;
            return PyComplex.of((a + b * ratio) / scale, (b - a * ratio) / scale);
        }
        if (sizeD >= sizeC) {
            double ratio = c / d, scale = c * ratio + d;
            return PyComplex.of((a * ratio + b) / scale, (b * ratio - a) / scale);
        }
        return PyComplex.of(Double.NaN, Double.NaN);
    }

    private static double absolute(PyComplex c) {
        double size = Math.hypot(c.real, c.imaginary);
        if (Double.isInfinite(size) && Double.isFinite(c.real) && Double.isFinite(c.imaginary)) throw Errors.overflow("absolute value too large");
        return size;
    }

    private static PyObject compare(PyObject self, PyObject other, CompareOp op) {
        if (op != CompareOp.EQ && op != CompareOp.NE) return no();
        PyComplex a = (PyComplex) self;
        boolean equal;
        if (other instanceof PyComplex b) equal = a.real == b.real && a.imaginary == b.imaginary;
        else if (other instanceof PyFloat f) equal = a.imaginary == 0 && a.real == f.value;
        else if (other instanceof PyInt i) equal = a.imaginary == 0 && !Double.isNaN(a.real) && FloatMath.compare(a.real, i) == 0;
        else return no();
        return PyBool.of(equal == (op == CompareOp.EQ));
    }

    private static PyObject power(PyObject base, PyObject exponent, PyObject modulus) {
        if (!both(base, exponent)) return no();
        if (modulus != null && modulus != PyNone.NONE) throw Errors.value("complex modulo");
        double c = real(exponent), d = imaginary(exponent);
        if (d == 0 && c == Math.floor(c) && Math.abs(c) <= 100) return checked(integerPower(real(base), imaginary(base), (int) c));
        return power(real(base), imaginary(base), c, d);
    }

    /** In polar form. */
    static PyComplex power(double a, double b, double c, double d) {
        if (c == 0 && d == 0) return PyComplex.of(1, 0);
        if (a == 0 && b == 0) {
            if (d != 0 || c < 0) throw Errors.zeroDivision("0.0 to a negative or complex power");
            return PyComplex.of(0, 0);
        }
        double absolute = Math.hypot(a, b), length = Math.pow(absolute, c), angle = Math.atan2(b, a), phase = angle * c;
        if (d != 0) {
            length *= Math.exp(-angle * d);
            phase += d * Math.log(absolute);
        }
        return checked(PyComplex.of(length * Math.cos(phase), length * Math.sin(phase)));
    }

    private static PyComplex checked(PyComplex result) {
        if (Double.isInfinite(result.real) || Double.isInfinite(result.imaginary)) throw Errors.overflow("complex exponentiation");
        return result;
    }

    private static PyComplex integerPower(double a, double b, int n) {
        if (n > 0) return positivePower(a, b, n);
        if (n < 0 && a == 0 && b == 0) throw Errors.zeroDivision("0.0 to a negative or complex power");
        PyComplex inverse = positivePower(a, b, -n);
        return divide(1, 0, inverse.real, inverse.imaginary);
    }

    private static PyComplex positivePower(double a, double b, int n) {
        PyComplex result = PyComplex.of(1, 0), square = PyComplex.of(a, b);
        for (int mask = 1; mask > 0 && n >= mask; mask <<= 1) {
            if ((n & mask) != 0) result = multiply(result.real, result.imaginary, square.real, square.imaginary);
            square = multiply(square.real, square.imaginary, square.real, square.imaginary);
        }
        return result;
    }
}
