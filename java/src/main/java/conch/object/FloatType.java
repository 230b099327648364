package conch.object;

/** The slots of {@code float}. */
final class FloatType {
    private FloatType() {
    }

    static void fill(PyType t) {
        t.newInstance = FloatType::make;
        t.repr = self -> PyStr.of(FloatText.repr(value(self)));
        t.hash = self -> NumericHash.of(value(self), self);
        t.richCompare = FloatType::compare;
        t.bool = self -> value(self) != 0;
        t.toInt = self -> FloatMath.truncate(value(self));
        t.toFloat = t.positive = FloatType::exact;
        t.negative = self -> PyFloat.of(-value(self));
        t.absolute = self -> PyFloat.of(Math.abs(value(self)));
        t.power = FloatType::power;
        fillArithmetic(t.binary);
    }

    private static void fillArithmetic(Slots.Binary[] b) {
        b[BinaryOp.ADD.ordinal()] = (x, y) -> both(x, y) ? PyFloat.of(real(x) + real(y)) : no();
        b[BinaryOp.SUBTRACT.ordinal()] = (x, y) -> both(x, y) ? PyFloat.of(real(x) - real(y)) : no();
        b[BinaryOp.MULTIPLY.ordinal()] = (x, y) -> both(x, y) ? PyFloat.of(real(x) * real(y)) : no();
        b[BinaryOp.TRUE_DIVIDE.ordinal()] = (x, y) -> both(x, y) ? PyFloat.of(divide(real(x), real(y))) : no();
        b[BinaryOp.FLOOR_DIVIDE.ordinal()] = (x, y) -> both(x, y) ? floorDivide(real(x), real(y)) : no();
        b[BinaryOp.REMAINDER.ordinal()] = (x, y) -> both(x, y) ? remainder(real(x), real(y)) : no();
        b[BinaryOp.DIVMOD.ordinal()] = (x, y) -> both(x, y) ? divmod(real(x), real(y)) : no();
    }

    private static boolean both(PyObject x, PyObject y) {
        return isReal(x) && isReal(y);
    }

    private static boolean isReal(PyObject x) {
        return x instanceof PyFloat || x instanceof PyInt;
    }

    /** The double of a float or an int. @throws PyException OverflowError of an int that has none */
    static double real(PyObject x) {
        return x instanceof PyFloat f ? f.value : ((PyInt) x).toDouble();
    }

    private static double value(PyObject self) {
        return ((PyFloat) self).value;
    }

    static PyFloat exact(PyObject self) {
        return self.type == PyFloat.TYPE ? (PyFloat) self : PyFloat.of(value(self));
    }

    private static PyObject no() {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    static double divide(double a, double b) {
        if (b == 0) throw Errors.zeroDivision("float division by zero");
        return a / b;
    }

    private static PyObject floorDivide(double a, double b) {
        if (b == 0) throw Errors.zeroDivision("float floor division by zero");
        return PyFloat.of(FloatMath.floorDivide(a, b));
    }

    private static PyObject remainder(double a, double b) {
        if (b == 0) throw Errors.zeroDivision("float modulo");
        return PyFloat.of(FloatMath.remainder(a, b));
    }

    private static PyObject divmod(double a, double b) {
        if (b == 0) throw Errors.zeroDivision("float divmod()");
        return PyTuple.of(PyFloat.of(FloatMath.floorDivide(a, b)), PyFloat.of(FloatMath.remainder(a, b)));
    }

    private static PyObject power(PyObject base, PyObject exponent, PyObject modulus) {
        if (modulus != null && modulus != PyNone.NONE) throw Errors.type("pow() 3rd argument not allowed unless all arguments are integers");
        return both(base, exponent) ? FloatMath.power(real(base), real(exponent)) : no();
    }

    private static PyObject compare(PyObject self, PyObject other, CompareOp op) {
        double a = value(self);
        if (other instanceof PyFloat f) return PyBool.of(holds(op, a, f.value));
        if (!(other instanceof PyInt b)) return no();
        if (Double.isNaN(a)) return PyBool.of(op == CompareOp.NE);
        return PyBool.of(op.holds(FloatMath.compare(a, b)));
    }

    private static boolean holds(CompareOp op, double a, double b) {
        return switch (op) {
            case LT -> a < b;
            case LE -> a <= b;
            case EQ -> a == b;
            case NE -> a != b;
            case GT -> a > b;
            case GE -> a >= b;
        };
    }

    /** {@code float(x=0, /)}. */
    private static PyObject make(PyType type, PyObject[] args, String[] kwnames) {
        if (kwnames != null && kwnames.length > 0 && type == PyFloat.TYPE) throw Errors.type("float() takes no keyword arguments");
        if (args.length > 1) throw Errors.type("float expected at most 1 argument, got %d", args.length);
        if (args.length == 1 && type == PyFloat.TYPE && args[0].type == type) return args[0];
        return new PyFloat(type, args.length == 0 ? 0 : of(args[0]));
    }

    private static double of(PyObject x) {
        if (x instanceof PyStr s) return FloatText.parse(s.value, null);
        if (x instanceof PyFloat f && f.type == PyFloat.TYPE) return f.value;
        if (x.type.toFloat != null) return checked(x);
        if (x.type.index != null) return Operations.index(x).toDouble();
        byte[] bytes = x instanceof ByteSequence b ? b.view() : Bytes.exportedOrNull(x);
        if (bytes != null) return FloatText.parse(Codecs.latin1Ascii(bytes), BytesRepr.of(bytes));
        throw Errors.type("float() argument must be a string or a real number, not '%s'", Errors.typeName(x));
    }

    private static double checked(PyObject x) {
        PyObject result = x.type.toFloat.apply(x);
        if (result.type == PyFloat.TYPE) return ((PyFloat) result).value;
        try (Hold held = new Hold(result)) {
            String type = Errors.typeName(x);
            if (!(result instanceof PyFloat f)) throw Errors.type("%s.__float__ returned non-float (type %s)", type, Errors.typeName(result));
            Warnings.deprecation(type + ".__float__ returned non-float (type " + Errors.typeName(f) + ")." + Conversions.strictSubclass("float"));
            return f.value;
        }
    }
}
