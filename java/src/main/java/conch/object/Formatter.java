package conch.object;

/** {@code format(value, spec)} of the built-in types. */
public final class Formatter {
    private Formatter() {
    }

    /** The argument of a {@code __format__} method. */
    static String spec(PyObject spec) {
        if (spec instanceof PyStr text) return text.value;
        throw Errors.type("__format__() argument must be str, not %s", Errors.typeName(spec));
    }

    static String format(PyStr self, String spec) {
        if (spec.isEmpty()) return strOf(self, PyStr.TYPE, self.value);
        FormatSpec s = FormatSpec.parse(spec, Errors.typeName(self), 's', '<');
        if (s.type != 's') throw s.unknownType();
        if (s.sign != 0) throw Errors.value("%s not allowed in string format specifier", s.sign == ' ' ? "Space" : "Sign");
        if (s.noNegativeZero) throw Errors.value("Negative zero coercion (z) not allowed in string format specifier");
        if (s.alternate) throw Errors.value("Alternate form (#) not allowed in string format specifier");
        if (s.align == '=') throw Errors.value("'=' alignment not allowed in string format specifier");
        String text = self.value;
        if (s.precision >= 0 && s.precision < self.length()) text = text.substring(0, self.unitOf((int) s.precision));
        return s.pad("", text, s.align);
    }

    /** {@code str(self)}, which a subclass may have changed. */
    private static String strOf(PyObject self, PyType exact, String own) {
        if (self.type == exact) return own;
        PyStr text = Operations.str(self);
        String value = text.value;
        text.discard();
        return value;
    }

    static String format(PyInt self, String spec) {
        if (spec.isEmpty()) return self.type == PyInt.TYPE ? self.decimal() : strOf(self, PyInt.TYPE, "");
        FormatSpec s = FormatSpec.parse(spec, Errors.typeName(self), (char) 0, '>');
        return switch (s.type) {
            case 0, 'd', 'n', 'b', 'o', 'x', 'X', 'c' -> IntFormat.format(self, s);
            case 'e', 'E', 'f', 'F', 'g', 'G', '%' -> FloatFormat.format(self.toDouble(), s);
            default -> throw s.unknownType();
        };
    }

    static String format(PyFloat self, String spec) {
        if (spec.isEmpty()) return self.type == PyFloat.TYPE ? FloatText.repr(self.value) : strOf(self, PyFloat.TYPE, "");
        FormatSpec s = FormatSpec.parse(spec, Errors.typeName(self), (char) 0, '>');
        return switch (s.type) {
            case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%' -> FloatFormat.format(self.value, s);
            default -> throw s.unknownType();
        };
    }

    static String format(PyComplex self, String spec) {
        if (spec.isEmpty()) return self.type == PyComplex.TYPE ? ComplexType.repr(self) : strOf(self, PyComplex.TYPE, "");
        FormatSpec s = FormatSpec.parse(spec, Errors.typeName(self), (char) 0, '>');
        return switch (s.type) {
            case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n' -> FloatFormat.format(self.real, self.imaginary, s);
            default -> throw s.unknownType();
        };
    }
}
