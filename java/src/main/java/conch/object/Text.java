package conch.object;

/** {@code repr}, {@code str}, {@code ascii} and {@code format} of any object. */
final class Text {
    private static final PyStr FORMAT = PyStr.intern("__format__");

    private Text() {
    }

    static PyStr repr(PyObject o) {
        RecursionGuard.enter(" while getting the repr of an object");
        try {
            return string(o.type.repr.apply(o), "__repr__");
        } finally {
            RecursionGuard.leave();
        }
    }

    static PyStr str(PyObject o) {
        RecursionGuard.enter(" while getting the str of an object");
        try {
            return string(o.type.str.apply(o), "__str__");
        } finally {
            RecursionGuard.leave();
        }
    }

    private static PyStr string(PyObject result, String method) {
        if (result instanceof PyStr text) return text;
        String got = Errors.typeName(result);
        result.discard();
        throw Errors.type("%s returned non-string (type %s)", method, got);
    }

    static PyStr ascii(PyObject o) {
        PyStr text = repr(o);
        if (text.value.chars().allMatch(c -> c < 128)) return text;
        StringBuilder escaped = new StringBuilder();
        text.value.codePoints().forEach(c -> {
            if (c < 128) escaped.append((char) c);
            else StrRepr.appendHex(escaped, c);
        });
        text.discard();
        return PyStr.of(escaped.toString());
    }

    static PyStr format(PyObject o, String spec) {
        if (spec.isEmpty()) {
            if (o.type == PyStr.TYPE) return (PyStr) o;
            if (o.type == PyInt.TYPE) return str(o);
        }
        PyObject method = o.type.lookup(FORMAT);
        if (method == null) throw Errors.type("Type %s doesn't define __format__", Errors.typeName(o));
        try (Hold text = new Hold(PyStr.of(spec))) {
            PyObject result = Special.call(method, o, text.get());
            if (result instanceof PyStr formatted) return (PyStr) text.returning(formatted);
            String got = Errors.typeName(result);
            result.discard();
            throw Errors.type("__format__ must return a str, not %s", got);
        }
    }
}
