package conch.object;

/** {@code complex(real=0, imag=0)} and {@code complex(text)}. */
final class ComplexConversion {
    private ComplexConversion() {
    }

    static PyObject make(PyType type, PyObject[] args, String[] kwnames) {
        PyObject[] bound = bind(args, kwnames);
        PyObject real = bound[0], imaginary = bound[1];
        if (real instanceof PyStr text) {
            if (imaginary != null) throw Errors.type("complex() can't take second arg if first is a string");
            return parse(type, text.value);
        }
        if (imaginary instanceof PyStr) throw Errors.type("complex() second arg can't be a string");
        if (real != null && real.type == PyComplex.TYPE && type == PyComplex.TYPE && imaginary == null) return real;
        double[] first = {0, 0}, second = {0, 0};
        boolean complexSecond = false;
        if (real != null) first = parts(real, "complex() first argument must be a string or a number, not '%s'");
        if (imaginary != null) {
            if (!(imaginary instanceof PyComplex) && !isReal(imaginary)) {
                throw Errors.type("complex() second argument must be a number, not '%s'", Errors.typeName(imaginary));
            }
            complexSecond = imaginary instanceof PyComplex;
            second = parts(imaginary, "complex() second argument must be a number, not '%s'");
        }
        double re = complexSecond ? first[0] - second[1] : first[0];
        double im = isComplex(real) ? first[1] + second[0] : second[0];
        return new PyComplex(type, re, im);
    }

    private static boolean isComplex(PyObject x) {
        return x != null && (x instanceof PyComplex || x.type.lookup("__complex__") != null);
    }

    private static PyObject[] bind(PyObject[] args, String[] kwnames) {
        if (args.length > 2) throw Errors.type("complex() takes at most 2 arguments (%d given)", args.length);
        PyObject[] bound = new PyObject[2];
        int positional = args.length - (kwnames == null ? 0 : kwnames.length);
        System.arraycopy(args, 0, bound, 0, positional);
        for (int i = positional; i < args.length; i++) {
            String name = kwnames[i - positional];
            int at = name.equals("real") ? 0 : name.equals("imag") ? 1 : -1;
            if (at < 0) throw Errors.type("'%s' is an invalid keyword argument for complex()", name);
            if (at < positional) throw Errors.type("argument for complex() given by name ('%s') and position (%d)", name, at + 1);
            bound[at] = args[i];
        }
        return bound;
    }

    private static boolean isReal(PyObject x) {
        return x.type.toFloat != null || x.type.index != null;
    }

    private static double[] parts(PyObject x, String wrong) {
        if (x instanceof PyComplex c) return new double[] {c.real, c.imaginary};
        if (x.type.lookup("__complex__") != null) {
            try (Hold told = new Hold(Operations.callMethod(x, "__complex__"))) {
                if (told.get() instanceof PyComplex c) return new double[] {c.real, c.imaginary};
                throw Errors.type("__complex__ returned non-complex (type %s)", Errors.typeName(told.get()));
            }
        }
        if (!isReal(x)) throw Errors.type(wrong, Errors.typeName(x));
        return new double[] {Operations.asDouble(x), 0};
    }

    /** A real literal, an imaginary one, or both, perhaps in parentheses. */
    private static PyObject parse(PyType type, String source) {
        StringBuilder plain = new StringBuilder(source.strip());
        String text = withoutUnderscores(plain);
        if (text.startsWith("(") && text.endsWith(")")) text = text.substring(1, text.length() - 1).strip();
        int n = text.length(), first = FloatText.literalEnd(text, 0);
        if (first > 0) {
            double value = number(text.substring(0, first));
            if (first == n) return new PyComplex(type, value, 0);
            char c = text.charAt(first);
            if (isUnit(c) && first + 1 == n) return new PyComplex(type, 0, value);
            if (c == '+' || c == '-') return second(type, value, text, first);
            throw malformed();
        }
        return second(type, 0, text, 0);
    }

    /** The imaginary part from {@code at} on, which may be a sign, or nothing, and the unit alone. */
    private static PyObject second(PyType type, double real, String text, int at) {
        int end = FloatText.literalEnd(text, at), n = text.length();
        double value;
        if (end > at) {
            value = number(text.substring(at, end));
        } else {
            boolean signed = at < n && (text.charAt(at) == '+' || text.charAt(at) == '-');
            value = signed && text.charAt(at) == '-' ? -1 : 1;
            end = signed ? at + 1 : at;
        }
        if (end + 1 != n || !isUnit(text.charAt(end))) throw malformed();
        return new PyComplex(type, real, value);
    }

    private static double number(String text) {
        return FloatText.parse(text, null);
    }

    private static boolean isUnit(char c) {
        return c == 'j' || c == 'J';
    }

    private static PyException malformed() {
        return Errors.value("complex() arg is a malformed string");
    }

    /** Underscores may stand between two digits, and digits may be of any script. */
    private static String withoutUnderscores(StringBuilder text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '_') {
                boolean between = i > 0 && i + 1 < text.length() && Unicode.isDecimal(text.charAt(i - 1)) && Unicode.isDecimal(text.charAt(i + 1));
                if (!between) throw malformed();
            } else {
                int digit = Unicode.decimal(c);
                out.append(digit >= 0 ? (char) ('0' + digit) : c);
            }
        }
        return out.toString();
    }
}
