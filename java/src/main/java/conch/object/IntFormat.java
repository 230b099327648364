package conch.object;

/** Ints by a format specification, and the grouping of digits that floats use too. */
final class IntFormat {
    private IntFormat() {
    }

    static String format(PyInt value, FormatSpec s) {
        if (s.precision >= 0) throw Errors.value("Precision not allowed in integer format specifier");
        if (s.noNegativeZero) throw Errors.value("Negative zero coercion (z) not allowed in integer format specifier");
        if (s.type == 'c') return s.pad("", character(value, s), s.align);
        int base = switch (s.type) {
            case 'b' -> 2;
            case 'o' -> 8;
            case 'x', 'X' -> 16;
            default -> 10;
        };
        String digits = digits(value, base);
        boolean negative = digits.charAt(0) == '-';
        if (negative) digits = digits.substring(1);
        String prefix = sign(negative, s.sign);
        if (s.alternate && base != 10) prefix += base == 2 ? "0b" : base == 8 ? "0o" : "0x";
        if (s.type == 'X') {
            digits = StrCase.upper(digits);
            prefix = StrCase.upper(prefix);
        }
        if (s.grouping != 0) digits = group(digits, base == 10 ? 3 : 4, s.grouping, zeroPadded(s) ? s.width - prefix.length() : 0);
        return s.pad(prefix, digits, s.align);
    }

    static boolean zeroPadded(FormatSpec s) {
        return s.fill == '0' && s.align == '=';
    }

    static String sign(boolean negative, char wanted) {
        return negative ? "-" : wanted == '+' ? "+" : wanted == ' ' ? " " : "";
    }

    static String digits(PyInt value, int base) {
        if (base == 10) return value.decimal();
        return value.big == null ? Long.toString(value.value, base) : value.big.toString(base);
    }

    private static String character(PyInt value, FormatSpec s) {
        if (s.sign != 0) throw Errors.value("Sign not allowed with integer format specifier 'c'");
        if (s.alternate) throw Errors.value("Alternate form (#) not allowed with integer format specifier 'c'");
        if (value.big != null) throw Errors.overflow("Python int too large to convert to C long");
        if (value.value < 0 || value.value > Unicode.MOST) throw Errors.overflow("%c arg not in range(0x110000)");
        return Character.toString((int) value.value);
    }

    /** Separates groups of digits from the right; with a least width, zeros go in front and are grouped as well. */
    static String group(String digits, int size, char separator, long leastWidth) {
        StringBuilder reversed = new StringBuilder();
        int left = digits.length();
        StrArgs.checkSize(leastWidth);
        while (true) {
            int length = (int) Math.min(size, Math.max(Math.max(left, leastWidth), 1));
            for (int i = 0; i < length; i++) reversed.append(left > 0 ? digits.charAt(--left) : '0');
            leastWidth -= length;
            if (left <= 0 && leastWidth <= 0) return reversed.reverse().toString();
            reversed.append(separator);
            leastWidth--;
        }
    }
}
