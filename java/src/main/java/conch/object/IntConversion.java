package conch.object;

/** {@code int(…)}: what becomes an int, and how. */
final class IntConversion {
    private IntConversion() {
    }

    /** {@code int(x, /, base=10)}. */
    static PyObject make(PyType type, PyObject[] args, String[] kwnames) {
        int named = kwnames == null ? 0 : kwnames.length, positional = args.length - named;
        if (args.length > 2) throw Errors.type("int() takes at most 2 arguments (%d given)", args.length);
        for (int i = 0; i < named; i++) {
            if (!kwnames[i].equals("base")) throw Errors.type("'%s' is an invalid keyword argument for int()", kwnames[i]);
        }
        PyObject base = positional == 2 ? args[1] : named == 1 ? args[args.length - 1] : null;
        if (positional == 0) {
            if (base != null) throw Errors.type("int() missing string argument");
            return PyInt.of(type, PyInt.ZERO);
        }
        PyInt value = base == null ? of(args[0]) : inBase(args[0], base);
        return PyInt.of(type, value);
    }

    private static PyInt inBase(PyObject text, PyObject base) {
        PyInt wanted = Operations.index(base);
        int b = wanted.isSmall() && wanted.value >= 0 && wanted.value <= 36 ? (int) wanted.value : 1;
        if (text instanceof PyStr s) return IntText.parse(s.value, b);
        if (text instanceof ByteSequence bytes) return ofBytes(bytes, b);
        throw Errors.type("int() can't convert non-string with explicit base");
    }

    /** {@code int(x)}. */
    static PyInt of(PyObject x) {
        if (x.type == PyInt.TYPE) return (PyInt) x;
        if (x.type.toInt != null) return checked(x.type.toInt.apply(x), "__int__");
        if (x.type.index != null) return Operations.index(x);
        PyObject trunc = x.type.lookup("__trunc__");
        if (trunc != null) return ofTruncated(x);
        if (x instanceof PyStr s) return IntText.parse(s.value, 10);
        if (x instanceof ByteSequence bytes) return ofBytes(bytes, 10);
        byte[] exported = Bytes.exportedOrNull(x);
        if (exported != null) return IntText.parse(Codecs.latin1(exported), 10, BytesRepr.of(exported));
        throw Errors.type("int() argument must be a string, a bytes-like object or a real number, not '%s'", Errors.typeName(x));
    }

    private static PyInt ofBytes(ByteSequence bytes, int base) {
        byte[] view = bytes.view();
        return IntText.parse(Codecs.latin1Ascii(view), base, BytesRepr.of(view));
    }

    private static PyInt ofTruncated(PyObject x) {
        Warnings.deprecation("The delegation of int() to __trunc__ is deprecated.");
        try (Hold result = new Hold(Operations.callMethod(x, "__trunc__"))) {
            PyObject told = result.get();
            if (!(told instanceof PyInt) && told.type.index == null) {
                throw Errors.type("__trunc__ returned non-Integral (type %s)", Errors.typeName(told));
            }
            PyInt whole = Operations.index(told).exact();
            return whole == told ? (PyInt) result.take() : whole;
        }
    }

    private static PyInt checked(PyObject result, String by) {
        if (result.type == PyInt.TYPE) return (PyInt) result;
        try (Hold held = new Hold(result)) {
            if (!(result instanceof PyInt i)) throw Errors.type("%s returned non-int (type %s)", by, Errors.typeName(result));
            Warnings.deprecation(by + " returned non-int (type " + Errors.typeName(result) + ")." + Conversions.strictSubclass("int"));
            return i.exact();
        }
    }
}
