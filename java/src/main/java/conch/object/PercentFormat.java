package conch.object;

/**
 * {@code format % values} (the Python library reference, "printf-style String Formatting"). What differs between str and bytes is in the
 * two subclasses; both work on a string here, where that of bytes has one Latin-1 character a byte.
 */
abstract class PercentFormat {
    final String format;
    final StringBuilder out = new StringBuilder();
    /** The values: a tuple's items, or the one object itself. */
    private PyObject values;
    private final PyObject mapping;
    private final PyObject allValues;
    private int next;
    private boolean single;
    private int at;

    // One conversion.
    boolean left, plus, space, alternate, zero;
    int width, precision;

    PercentFormat(String format, PyObject values) {
        this.format = format;
        this.values = allValues = values;
        single = !(values instanceof PyTuple);
        mapping = single && isMapping(values) ? values : null;
    }

    static PyObject format(PyStr format, PyObject values) {
        PercentFormat f = new StrPercentFormat(format.value, values);
        f.run();
        return PyStr.of(f.out.toString());
    }

    /** Whether an object can be asked by key; text that is formatted is a value, though it can be indexed. */
    abstract boolean isMapping(PyObject values);

    /** Writes {@code %s}, {@code %r}, {@code %a}, {@code %b} or {@code %c}; false where there is no such conversion. */
    abstract boolean convertObject(int conversion, PyObject value);

    /** The key of {@code %(key)s}. */
    abstract PyObject key(String text);

    abstract String kind();

    final void run() {
        int n = format.length();
        while (at < n) {
            int percent = format.indexOf('%', at);
            if (percent < 0) percent = n;
            out.append(format, at, percent);
            at = percent + 1;
            if (at <= n) convert();
        }
        boolean unused = values != allValues ? false : single ? next == 0 : next < ((PyTuple) values).size();
        if (unused && mapping == null) throw Errors.type("not all arguments converted during %s formatting", kind());
    }

    private int read() {
        if (at >= format.length()) throw Errors.value("incomplete format");
        int c = format.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    private void convert() {
        int c = read();
        if (c == '%') {
            out.append('%');
            return;
        }
        if (c != '(') {
            convert(c);
            return;
        }
        try (Hold value = new Hold(named())) {
            PyObject outer = values;
            boolean wasSingle = single;
            int wasNext = next;
            values = value.get();
            single = true;
            next = 0;
            convert(read());
            values = outer;
            single = wasSingle;
            next = wasNext;
        }
    }

    private PyObject named() {
        if (mapping == null) throw Errors.type("format requires a mapping");
        int start = at;
        for (int open = 1; open > 0; at++) {
            if (at >= format.length()) throw Errors.value("incomplete format key");
            char c = format.charAt(at);
            if (c == '(') open++;
            if (c == ')') open--;
        }
        try (Hold key = new Hold(key(format.substring(start, at - 1)))) {
            return Operations.getItem(mapping, key.get());
        }
    }

    private PyObject nextValue() {
        if (single ? next == 0 : next < ((PyTuple) values).size()) return single ? only() : ((PyTuple) values).get(next++);
        throw Errors.type("not enough arguments for format string");
    }

    private PyObject only() {
        next++;
        return values;
    }

    private void convert(int c) {
        c = readFlags(c);
        width = precision = -1;
        if (c == '*') {
            width = starred();
            if (width < 0) {
                left = true;
                width = width == Integer.MIN_VALUE ? Integer.MAX_VALUE : -width;
            }
            c = read();
        } else if (c >= '0' && c <= '9') {
            width = number(c, "width too big");
            c = read();
        }
        if (c == '.') {
            precision = 0;
            c = read();
            if (c == '*') {
                precision = Math.max(0, starred());
                c = read();
            } else if (c >= '0' && c <= '9') {
                precision = number(c, precisionTooBig());
                c = read();
            }
        }
        if (c == 'h' || c == 'l' || c == 'L') c = read();
        convertValue(c, nextValue());
    }

    abstract String precisionTooBig();

    private int readFlags(int c) {
        left = plus = space = alternate = zero = false;
        while (true) {
            switch (c) {
                case '-' -> left = true;
                case '+' -> plus = true;
                case ' ' -> space = true;
                case '#' -> alternate = true;
                case '0' -> zero = true;
                default -> {
                    return c;
                }
            }
            c = read();
        }
    }

    private int starred() {
        if (!(nextValue() instanceof PyInt n)) throw Errors.type("* wants int");
        return StrArgs.int32(n);
    }

    private int number(int digit, String tooBig) {
        long number = digit - '0';
        while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
            number = number * 10 + format.charAt(at++) - '0';
            if (number > Integer.MAX_VALUE) throw Errors.value("%s", tooBig);
        }
        return (int) number;
    }

    private void convertValue(int c, PyObject value) {
        switch (c) {
            case 'd', 'i', 'u', 'o', 'x', 'X' -> convertInt((char) c, value);
            case 'e', 'E', 'f', 'F', 'g', 'G' -> convertFloat((char) c, value);
            default -> {
                if (convertObject(c, value)) return;
                String shown = c >= 32 && c < 127 ? Character.toString(c) : "?";
                throw Errors.value("unsupported format character '%s' (0x%x) at index %d", shown, c,
                        format.codePointCount(0, at) - 1);
            }
        }
    }

    private void convertInt(char c, PyObject value) {
        PyInt number = integer(c, value);
        int base = c == 'o' ? 8 : c == 'x' || c == 'X' ? 16 : 10;
        String digits = IntFormat.digits(number, base);
        boolean negative = digits.charAt(0) == '-';
        if (negative) digits = digits.substring(1);
        if (precision > digits.length()) digits = "0".repeat(precision - digits.length()) + digits;
        String prefix = sign(negative);
        if (alternate && base != 10) prefix += base == 8 ? "0o" : "0x";
        number(prefix, digits, c == 'X');
    }

    private String sign(boolean negative) {
        return IntFormat.sign(negative, plus ? '+' : space ? ' ' : 0);
    }

    private void number(String prefix, String digits, boolean upper) {
        if (upper) {
            prefix = StrCase.upper(prefix);
            digits = StrCase.upper(digits);
        }
        int places = width - prefix.length() - digits.length();
        if (places > 0) StrArgs.checkSize((long) out.length() + width);
        if (places <= 0) out.append(prefix).append(digits);
        else if (left) out.append(prefix).append(digits).repeat(' ', places);
        else if (zero) out.append(prefix).repeat('0', places).append(digits);
        else out.repeat(' ', places).append(prefix).append(digits);
    }

    private static PyInt integer(char c, PyObject value) {
        if (value instanceof PyInt number) return number;
        boolean whole = c == 'o' || c == 'x' || c == 'X';
        PyType t = value.type;
        if (t.index != null || !whole && (t.toInt != null || t.toFloat != null)) {
            try {
                return whole ? Operations.index(value) : IntConversion.of(value);
            } catch (PyException e) {
                if (!e.is(ExceptionTypes.TYPE_ERROR)) throw e;
                e.discard();
            }
        }
        throw Errors.type("%%%c format: %s is required, not %s", c, whole ? "an integer" : "a real number", Errors.typeName(value));
    }

    private void convertFloat(char c, PyObject value) {
        double number = real(value);
        String text = FloatFormat.unsigned(Math.abs(number), c, precision < 0 ? 6 : precision, alternate, false);
        boolean negative = !Double.isNaN(number) && Double.doubleToRawLongBits(number) < 0;
        number(sign(negative), text, false);
    }

    private double real(PyObject value) {
        if (value instanceof PyFloat f) return f.value;
        try {
            return Operations.asDouble(value);
        } catch (PyException e) {
            PyException other = e.is(ExceptionTypes.TYPE_ERROR) ? notFloat(value) : null;
            if (other == null) throw e;
            e.discard();
            throw other;
        }
    }

    /** The error for what has no double, or null where the conversion's own says enough. */
    PyException notFloat(PyObject value) {
        return null;
    }

    /** Text, cut to the precision and padded to the width with spaces. */
    final void text(String text, boolean cut) {
        int length = text.codePointCount(0, text.length());
        if (cut && precision >= 0 && precision < length) {
            text = text.substring(0, text.offsetByCodePoints(0, precision));
            length = precision;
        }
        int places = Math.max(0, width - length);
        StrArgs.checkSize((long) out.length() + places + text.length());
        if (!left) out.repeat(' ', places);
        out.append(text);
        if (left) out.repeat(' ', places);
    }
}
