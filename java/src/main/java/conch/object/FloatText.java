package conch.object;

/** Floats as decimal text, both ways. */
final class FloatText {
    /** Below this a double has less than two decimal digits, and Java's "at least two" are more than needed. */
    private static final double COARSE = 1e-321;

    private FloatText() {
    }

    /** The shortest digits that read back as the same double: Java's own since JDK 19, laid out as C's %r would. */
    static String repr(double value) {
        double size = Math.abs(value);
        if (size >= 1e-3 && size < 1e7) return Double.toString(value);
        if (Double.isNaN(value)) return "nan";
        if (Double.isInfinite(value)) return value > 0 ? "inf" : "-inf";
        if (value == 0) return 1 / value > 0 ? "0.0" : "-0.0";
        Digits digits = shortest(value);
        StringBuilder out = new StringBuilder(26);
        if (value < 0) out.append('-');
        int point = digits.point;
        if (point > -4 && point <= 16) {
            appendFixed(out, digits.digits, point);
            if (point >= digits.digits.length()) out.append(".0");
        } else {
            appendScientific(out, digits.digits, point - 1, 'e');
        }
        return out.toString();
    }

    /** Digits {@code d1 d2 …} of the magnitude {@code 0.d1d2… · 10^point}, without zeros at the end, but at least one digit. */
    static final class Digits {
        final String digits;
        final int point;

        Digits(String digits, int point) {
            this.digits = digits;
            this.point = point;
        }
    }

    /** The shortest digits of a finite double; of zero they are "0" with the point after it. */
    static Digits shortest(double value) {
        if (value == 0) return new Digits("0", 1);
        String text = Double.toString(Math.abs(value));
        int e = text.indexOf('E'), end = e < 0 ? text.length() : e, dot = text.indexOf('.');
        int exponent = e < 0 ? 0 : Integer.parseInt(text, e + 1, text.length(), 10);
        String digits = text.substring(0, dot) + text.substring(dot + 1, end);
        int from = 0, to = digits.length();
        while (from < to - 1 && digits.charAt(from) == '0') from++;
        while (to > from + 1 && digits.charAt(to - 1) == '0') to--;
        Digits found = new Digits(digits.substring(from, to), dot - from + exponent);
        return Math.abs(value) < COARSE && found.digits.length() == 2 ? oneDigit(found, Math.abs(value)) : found;
    }

    /** One digit where that is enough: the nearer of the two neighbours that reads back. */
    private static Digits oneDigit(Digits two, double value) {
        int number = Integer.parseInt(two.digits), down = number / 10, up = down + 1;
        boolean upFirst = number % 10 >= 5;
        for (int i = 0; i < 2; i++) {
            int candidate = upFirst == (i == 0) ? up : down;
            if (candidate == 0) continue;
            if (Double.parseDouble("0." + candidate % 10 + "E" + two.point) == value && candidate < 10) {
                return new Digits(Integer.toString(candidate), two.point);
            }
            if (candidate == 10 && Double.parseDouble("0.1E" + (two.point + 1)) == value) return new Digits("1", two.point + 1);
        }
        return two;
    }

    /** The digits with the point in its place, and zeros where it lies outside them; without a point after the last. */
    static void appendFixed(StringBuilder out, String digits, int point) {
        int n = digits.length();
        if (point <= 0) {
            out.append("0.").repeat('0', -point).append(digits);
        } else if (point >= n) {
            out.append(digits).repeat('0', point - n);
        } else {
            out.append(digits, 0, point).append('.').append(digits, point, n);
        }
    }

    /** {@code d.ddde±xx}. */
    static void appendScientific(StringBuilder out, String digits, int exponent, char e) {
        out.append(digits.charAt(0));
        if (digits.length() > 1) out.append('.').append(digits, 1, digits.length());
        appendExponent(out, exponent, e);
    }

    static void appendExponent(StringBuilder out, int exponent, char e) {
        out.append(e).append(exponent < 0 ? '-' : '+');
        int size = Math.abs(exponent);
        if (size < 10) out.append('0');
        out.append(size);
    }

    /** Reads a float as {@code float(text)} does. @param shown what the message quotes, null for the text's own repr */
    static double parse(String text, String shown) {
        double value = parseOrMarker(text);
        if (value != value && Double.doubleToRawLongBits(value) == BAD) {
            throw Errors.value("could not convert string to float: %s", shown == null ? StrRepr.of(text) : shown);
        }
        return value;
    }

    /** A NaN that no reading gives. */
    private static final long BAD = 0x7ff8_0000_0bad_0badL;

    private static double parseOrMarker(String text) {
        int at = 0, end = text.length();
        while (at < end && Unicode.isSpace(text.charAt(at))) at++;
        while (end > at && Unicode.isSpace(text.charAt(end - 1))) end--;
        String plain = plainNumber(text, at, end);
        if (plain == null) return Double.longBitsToDouble(BAD);
        int sign = plain.startsWith("-") ? 1 : plain.startsWith("+") ? 1 : 0;
        if (plain.length() > sign && Character.isLetter(plain.charAt(sign))) return named(plain, sign);
        return isNumber(plain, sign) ? Double.parseDouble(plain) : Double.longBitsToDouble(BAD);
    }

    private static double named(String text, int sign) {
        String name = text.substring(sign);
        boolean negative = text.charAt(0) == '-';
        if (name.equalsIgnoreCase("nan")) return negative ? -Double.NaN : Double.NaN;
        if (name.equalsIgnoreCase("inf") || name.equalsIgnoreCase("infinity")) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.longBitsToDouble(BAD);
    }

    /** The text in ASCII without underscores, or null where one stands elsewhere than between two digits or a character is none of a number's. */
    private static String plainNumber(String text, int at, int end) {
        StringBuilder out = null;
        for (int i = at; i < end; ) {
            int c = text.codePointAt(i), next = i + Character.charCount(c);
            if (c == '_' || c >= 128) {
                if (out == null) out = new StringBuilder(text.substring(at, i));
                if (c == '_') {
                    boolean between = i > at && next < end && isDigit(text.charAt(i - 1)) && isDigit(text.charAt(next));
                    if (!between) return null;
                } else {
                    int digit = Unicode.decimal(c);
                    if (digit < 0) return null;
                    out.append((char) ('0' + digit));
                }
            } else if (out != null) {
                out.append((char) c);
            }
            i = next;
        }
        return out == null ? text.substring(at, end) : out.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Digits with at most one point and at least one digit, and perhaps an exponent. */
    private static boolean isNumber(String text, int at) {
        int n = text.length(), start = at;
        while (at < n && isDigit(text.charAt(at))) at++;
        int digits = at - start;
        if (at < n && text.charAt(at) == '.') {
            int point = ++at;
            while (at < n && isDigit(text.charAt(at))) at++;
            digits += at - point;
        }
        if (digits == 0) return false;
        if (at == n) return true;
        if ((text.charAt(at) | 0x20) != 'e') return false;
        at++;
        if (at < n && (text.charAt(at) == '+' || text.charAt(at) == '-')) at++;
        start = at;
        while (at < n && isDigit(text.charAt(at))) at++;
        return at == n && at > start;
    }

    /** How far a float's literal reaches from {@code at}, as complex() needs it; {@code at} itself where none starts there. */
    static int literalEnd(String text, int at) {
        int n = text.length(), i = at;
        if (i < n && (text.charAt(i) == '+' || text.charAt(i) == '-')) i++;
        if (text.regionMatches(true, i, "infinity", 0, 8)) return i + 8;
        if (text.regionMatches(true, i, "inf", 0, 3) || text.regionMatches(true, i, "nan", 0, 3)) return i + 3;
        int start = i, digits;
        while (i < n && isDigit(text.charAt(i))) i++;
        digits = i - start;
        if (i < n && text.charAt(i) == '.') {
            start = ++i;
            while (i < n && isDigit(text.charAt(i))) i++;
            digits += i - start;
        }
        if (digits == 0) return at;
        if (i < n && (text.charAt(i) | 0x20) == 'e') {
            int e = i + 1;
            if (e < n && (text.charAt(e) == '+' || text.charAt(e) == '-')) e++;
            int from = e;
            while (e < n && isDigit(text.charAt(e))) e++;
            if (e > from) i = e;
        }
        return i;
    }
}
