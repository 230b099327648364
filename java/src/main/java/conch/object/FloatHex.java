package conch.object;

/** {@code float.hex} and {@code float.fromhex}. */
final class FloatHex {
    private static final int FRACTION_DIGITS = 13;

    private FloatHex() {
    }

    static String of(double value) {
        if (!Double.isFinite(value)) return FloatText.repr(value);
        boolean negative = Double.doubleToRawLongBits(value) < 0;
        if (value == 0) return negative ? "-0x0.0p+0" : "0x0.0p+0";
        long mantissa = FloatMath.mantissa(value);
        int exponent = FloatMath.exponent(value) + 52;
        String fraction = Long.toHexString(mantissa & (1L << 52) - 1);
        return (negative ? "-0x" : "0x") + (mantissa >>> 52) + '.' + "0".repeat(FRACTION_DIGITS - fraction.length()) + fraction
                + 'p' + (exponent < 0 ? "" : "+") + exponent;
    }

    static double parse(String source) {
        String text = source.strip();
        int at = 0, n = text.length();
        boolean negative = n > 0 && text.charAt(0) == '-';
        if (negative || n > 0 && text.charAt(0) == '+') at++;
        String rest = text.substring(at);
        if (rest.equalsIgnoreCase("inf") || rest.equalsIgnoreCase("infinity")) return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        if (rest.equalsIgnoreCase("nan")) return Double.NaN;
        if (rest.regionMatches(true, 0, "0x", 0, 2)) rest = rest.substring(2);
        double magnitude = magnitude(rest);
        if (Double.isInfinite(magnitude)) throw Errors.overflow("hexadecimal value too large to represent as a float");
        return negative ? -magnitude : magnitude;
    }

    private static double magnitude(String text) {
        int p = Math.max(text.indexOf('p'), text.indexOf('P'));
        String mantissa = p < 0 ? text : text.substring(0, p);
        long exponent = p < 0 ? 0 : exponent(text.substring(p + 1));
        int dot = mantissa.indexOf('.');
        String digits = dot < 0 ? mantissa : mantissa.substring(0, dot) + mantissa.substring(dot + 1);
        if (digits.isEmpty()) throw invalid();
        for (int i = 0; i < digits.length(); i++) if (!isHex(digits.charAt(i))) throw invalid();
        long shift = exponent - (dot < 0 ? 0 : 4L * (mantissa.length() - dot - 1));
        return scaled(digits, shift);
    }

    /** Lets Java round: its own hexadecimal literals follow the same rules, once the exponent is in range. */
    private static double scaled(String digits, long shift) {
        int from = 0;
        while (from < digits.length() && digits.charAt(from) == '0') from++;
        if (from == digits.length()) return 0;
        long top = shift + 4L * (digits.length() - from);
        if (top > 2000) return Double.POSITIVE_INFINITY;
        if (top < -2000) return 0;
        return Double.parseDouble("0x" + digits.substring(from) + "p" + shift);
    }

    private static boolean isHex(char c) {
        return c < 128 && Character.digit(c, 16) >= 0;
    }

    private static long exponent(String text) {
        int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        if (at == text.length()) throw invalid();
        for (int i = at; i < text.length(); i++) if (text.charAt(i) < '0' || text.charAt(i) > '9') throw invalid();
        boolean huge = text.length() - at > 15;
        long size = huge ? Long.MAX_VALUE / 4 : Long.parseLong(text.substring(at));
        return text.startsWith("-") ? -size : size;
    }

    private static PyException invalid() {
        return Errors.value("invalid hexadecimal floating-point string");
    }
}
