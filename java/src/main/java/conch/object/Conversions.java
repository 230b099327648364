package conch.object;

/** From objects to the numbers of Java, with the messages of CPython's argument parsing. */
final class Conversions {
    private Conversions() {
    }

    static PyInt index(PyObject o) {
        if (o instanceof PyInt number) return number;
        if (o.type.index == null) throw Errors.type("'%s' object cannot be interpreted as an integer", Errors.typeName(o));
        PyObject result = o.type.index.apply(o);
        if (result.type == PyInt.TYPE) return (PyInt) result;
        try (Hold held = new Hold(result)) {
            if (!(result instanceof PyInt)) throw Errors.type("__index__ returned non-int (type %s)", Errors.typeName(result));
            Warnings.deprecation("__index__ returned non-int (type " + Errors.typeName(result) + ")." + strictSubclass("int"));
            return (PyInt) held.take();
        }
    }

    /** The end of the warnings about what __index__, __int__ and __float__ return. */
    static String strictSubclass(String type) {
        return "  The ability to return an instance of a strict subclass of " + type + " is deprecated, and may be removed in a future version of Python.";
    }

    static long asIndexLong(PyObject o, PyType overflow) {
        PyInt number = index(o);
        if (number.isSmall()) return number.value;
        if (overflow == null) return number.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        throw Errors.of(overflow, "cannot fit '" + Errors.typeName(o) + "' into an index-sized integer");
    }

    static int asInt(PyObject o) {
        long value = asLong(o);
        if (value > Integer.MAX_VALUE) throw Errors.overflow("signed integer is greater than maximum");
        if (value < Integer.MIN_VALUE) throw Errors.overflow("signed integer is less than minimum");
        return (int) value;
    }

    static long asLong(PyObject o) {
        PyInt number = index(o);
        if (!number.isSmall()) throw Errors.overflow("Python int too large to convert to C long");
        return number.value;
    }

    static double asDouble(PyObject o) {
        if (o instanceof PyFloat number) return number.value;
        if (o.type.toFloat != null) return floatOf(o);
        if (o.type.index != null) return index(o).toDouble();
        throw Errors.type("must be real number, not %s", Errors.typeName(o));
    }

    private static double floatOf(PyObject o) {
        PyObject result = o.type.toFloat.apply(o);
        if (result.type == PyFloat.TYPE) return ((PyFloat) result).value;
        try (Hold held = new Hold(result)) {
            String type = Errors.typeName(o), got = Errors.typeName(result);
            if (!(result instanceof PyFloat number)) throw Errors.type("%s.__float__ returned non-float (type %s)", type, got);
            Warnings.deprecation(type + ".__float__ returned non-float (type " + got + ")." + strictSubclass("float"));
            return number.value;
        }
    }
}
