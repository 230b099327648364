package conch.object;

/** The methods of {@code float}. */
final class FloatMethods {
    /** What CPython's representation takes. */
    private static final int SIZE_IN_BYTES = 24;

    private FloatMethods() {
    }

    static void name(TypeMembers m) {
        m.doc("Convert a string or number to a floating point number, if possible.");
        m.noArgs("is_integer", self -> PyBool.of(Double.isFinite(value(self)) && Math.rint(value(self)) == value(self)));
        m.noArgs("as_integer_ratio", self -> FloatMath.integerRatio(value(self)));
        m.noArgs("conjugate", FloatType::exact);
        m.noArgs("hex", self -> PyStr.of(FloatHex.of(value(self))));
        m.classMethod("fromhex", "string, /", FloatMethods::fromHex);
        m.classMethod("__getformat__", "typestr, /", (cls, args) -> format(args[0]));
        m.noArgs("__trunc__", self -> FloatMath.truncate(value(self)));
        m.noArgs("__floor__", self -> FloatMath.truncate(Math.floor(value(self))));
        m.noArgs("__ceil__", self -> FloatMath.truncate(Math.ceil(value(self))));
        m.positional("__round__", 0, 1, (self, args) -> round(value(self), args));
        m.oneArg("__format__", (self, spec) -> PyStr.of(Formatter.format((PyFloat) self, Formatter.spec(spec))));
        m.noArgs("__getnewargs__", self -> PyTuple.of(PyFloat.of(value(self))));
        m.noArgs("__sizeof__", self -> PyInt.of(SIZE_IN_BYTES));
        m.getter("real", FloatType::exact);
        m.getter("imag", self -> PyFloat.of(0));
    }

    private static double value(PyObject self) {
        return ((PyFloat) self).value;
    }

    private static PyObject round(double value, PyObject[] args) {
        if (args.length == 0 || args[0] == PyNone.NONE) return FloatMath.round(value);
        return PyFloat.of(FloatMath.round(value, Operations.index(args[0])));
    }

    private static PyObject fromHex(PyObject cls, PyObject[] args) {
        if (!(args[0] instanceof PyStr text)) throw Errors.type("bad argument type for built-in operation");
        PyFloat value = PyFloat.of(FloatHex.parse(text.value));
        return cls == PyFloat.TYPE ? value : Operations.call(cls, value);
    }

    private static PyObject format(PyObject which) {
        if (!(which instanceof PyStr name)) throw Errors.type("__getformat__() argument must be str, not %s", Errors.typeName(which));
        if (!name.value.equals("double") && !name.value.equals("float")) {
            throw Errors.value("__getformat__() argument 1 must be 'double' or 'float'");
        }
        boolean little = java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN;
        return PyStr.of(little ? "IEEE, little-endian" : "IEEE, big-endian");
    }
}
