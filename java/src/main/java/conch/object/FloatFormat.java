package conch.object;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Floats and complex numbers by a format specification. Every rounding is of the exact value, half to even. */
final class FloatFormat {
    private static final int DEFAULT_PRECISION = 6;

    private FloatFormat() {
    }

    static String format(double value, FormatSpec s) {
        char type = s.type == 0 ? 'r' : s.type == 'n' ? 'g' : (char) s.type;
        boolean percent = type == '%', bare = s.type == 0;
        if (percent) {
            type = 'f';
            value *= 100;
        }
        String number = unsigned(Math.abs(value), bare && s.precision >= 0 ? 'g' : type, precision(s, type), s.alternate, bare);
        String sign = IntFormat.sign(isNegative(value, number, s.noNegativeZero), s.sign);
        if (percent) number += '%';
        return s.pad(sign, s.grouping == 0 ? number : grouped(number, sign, s), s.align);
    }

    private static int precision(FormatSpec s, char type) {
        if (s.precision > Integer.MAX_VALUE) throw Errors.value("precision too big");
        return s.precision >= 0 ? (int) s.precision : type == 'r' ? 0 : DEFAULT_PRECISION;
    }

    private static boolean isNegative(double value, String number, boolean noNegativeZero) {
        if (Double.isNaN(value) || Double.doubleToRawLongBits(value) >= 0) return false;
        if (!noNegativeZero) return true;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == 'e' || c == 'E') break;
            if (c != '0' && c != '.') return true;
        }
        return false;
    }

    private static String grouped(String number, String sign, FormatSpec s) {
        int whole = 0;
        while (whole < number.length() && Unicode.isDecimal(number.charAt(whole))) whole++;
        if (whole == 0) return number;
        String rest = number.substring(whole);
        long least = IntFormat.zeroPadded(s) ? s.width - sign.length() - rest.length() : 0;
        return IntFormat.group(number.substring(0, whole), 3, s.grouping, least) + rest;
    }

    /** The parts, each with its sign; parentheses where both show and no type is given. */
    static String format(double real, double imaginary, FormatSpec s) {
        if (s.fill == '0') throw Errors.value("Zero padding is not allowed in complex format specifier");
        if (s.align == '=') throw Errors.value("'=' alignment flag is not allowed in complex format specifier");
        boolean bare = s.type == 0, onlyImaginary = bare && real == 0 && Math.copySign(1, real) > 0;
        String second = part(imaginary, onlyImaginary ? s.sign : '+', s) + 'j';
        if (onlyImaginary) return s.pad("", second, s.align);
        String both = part(real, s.sign, s) + second;
        return s.pad("", bare ? '(' + both + ')' : both, s.align);
    }

    private static String part(double value, char sign, FormatSpec s) {
        char type = s.type == 0 ? 'r' : s.type == 'n' ? 'g' : (char) s.type;
        String number = unsigned(Math.abs(value), type == 'r' && s.precision >= 0 ? 'g' : type, precision(s, type), s.alternate, false);
        if (s.grouping != 0) number = grouped(number, "", s);
        return IntFormat.sign(isNegative(value, number, s.noNegativeZero), sign) + number;
    }

    /**
     * A magnitude as text.
     *
     * @param type {@code e f g E F G}, or {@code r} for the shortest digits that read back
     * @param alternate keep the point, and with {@code g} the zeros at the end
     * @param pointZero put {@code .0} after a whole number without exponent
     */
    static String unsigned(double value, char type, int precision, boolean alternate, boolean pointZero) {
        boolean upper = type < 'a';
        if (!Double.isFinite(value)) return Double.isNaN(value) ? upper ? "NAN" : "nan" : upper ? "INF" : "inf";
        char e = upper ? 'E' : 'e';
        return switch (type | 0x20) {
            case 'f' -> fixed(value, precision, alternate);
            case 'e' -> scientific(value, precision, alternate, e);
            case 'g' -> general(rounded(value, Math.max(precision, 1)), Math.max(precision, 1), alternate, pointZero, e);
            default -> general(FloatText.shortest(value), 0, alternate, pointZero, e);
        };
    }

    private static String fixed(double value, int precision, boolean alternate) {
        StrArgs.checkSize(precision + 400L);
        String text = new BigDecimal(value).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
        return alternate && precision == 0 ? text + '.' : text;
    }

    private static String scientific(double value, int precision, boolean alternate, char e) {
        StrArgs.checkSize(precision + 400L);
        FloatText.Digits digits = rounded(value, precision + 1);
        StringBuilder out = new StringBuilder(precision + 8).append(digits.digits.charAt(0));
        if (precision > 0 || alternate) out.append('.');
        out.append(digits.digits, 1, digits.digits.length()).repeat('0', precision + 1 - digits.digits.length());
        FloatText.appendExponent(out, digits.point - 1, e);
        return out.toString();
    }

    /** At most {@code count} significant digits, without zeros at the end. */
    private static FloatText.Digits rounded(double value, int count) {
        if (value == 0) return new FloatText.Digits("0", 1);
        BigDecimal decimal = new BigDecimal(value).round(new MathContext(count, RoundingMode.HALF_EVEN));
        String digits = decimal.unscaledValue().toString();
        int point = digits.length() - decimal.scale(), end = digits.length();
        while (end > 1 && digits.charAt(end - 1) == '0') end--;
        return new FloatText.Digits(digits.substring(0, end), point);
    }

    /**
     * Fixed where the point lies near the digits, scientific otherwise.
     *
     * @param precision the digits asked for, 0 for the shortest
     */
    private static String general(FloatText.Digits d, int precision, boolean alternate, boolean pointZero, char e) {
        StringBuilder out = new StringBuilder();
        int zeros = alternate ? Math.max(0, precision - d.digits.length()) : 0;
        String digits = zeros == 0 ? d.digits : d.digits + "0".repeat(zeros);
        if (d.point <= -4 || d.point > (precision == 0 ? 16 : precision - (pointZero ? 1 : 0))) {
            FloatText.appendScientific(out, digits, d.point - 1, e);
            if (alternate && digits.length() == 1) out.insert(1, '.');
            return out.toString();
        }
        FloatText.appendFixed(out, digits, d.point);
        if (d.point >= digits.length()) {
            if (pointZero) out.append(".0");
            else if (alternate) out.append('.');
        }
        return out.toString();
    }
}
