package conch.object;

import java.math.BigInteger;

/** Ints as text, both ways, in any base; conversions of more decimal digits than a limit are refused, as they take quadratic time. */
public final class IntText {
    public static final int DEFAULT_MOST_DIGITS = 4300;
    /** Below this the limit never applies. */
    public static final int LOWEST_LIMIT = 640;
    private static int mostDigits = DEFAULT_MOST_DIGITS;

    private IntText() {
    }

    /** Most digits of a conversion between int and decimal text; 0 for any number. */
    public static int mostDigits() {
        return mostDigits;
    }

    public static void setMostDigits(int digits) {
        mostDigits = digits;
    }

    static String decimal(BigInteger value) {
        if (mostDigits > 0) {
            boolean surelyTooLong = (value.bitLength() - 1) * 0.30102999 > mostDigits + 1;
            String digits = surelyTooLong ? null : value.toString();
            if (surelyTooLong || digits.length() - (value.signum() < 0 ? 1 : 0) > mostDigits) {
                throw Errors.value("Exceeds the limit (%d digits) for integer string conversion; "
                        + "use sys.set_int_max_str_digits() to increase the limit", mostDigits);
            }
            return digits;
        }
        return value.toString();
    }

    static PyInt parse(String text, int base) {
        return parse(text, base, null);
    }

    /** @param shown what a message quotes, null for the text's own repr */
    static PyInt parse(String text, int base, String shown) {
        if (base != 0 && (base < 2 || base > 36)) throw Errors.value("int() base must be >= 2 and <= 36, or 0");
        PyInt parsed = new Reader(text, base).read();
        if (parsed != null) return parsed;
        String quoted = shown == null ? StrRepr.of(text) : shown;
        throw Errors.value("invalid literal for int() with base %d: %s", base, quoted.length() > 200 ? quoted.substring(0, 200) : quoted);
    }

    /** One reading of a literal; {@link #read} gives null where the text is none. */
    private static final class Reader {
        private final String text;
        private int base;
        private int at, end;

        Reader(String text, int base) {
            this.text = text;
            this.base = base;
        }

        PyInt read() {
            end = text.length();
            while (at < end && Unicode.isSpace(text.charAt(at))) at++;
            while (end > at && Unicode.isSpace(text.charAt(end - 1))) end--;
            boolean negative = at < end && text.charAt(at) == '-';
            if (negative || at < end && text.charAt(at) == '+') at++;
            boolean prefixed = skipPrefix();
            boolean onlyZero = base == 0;
            if (onlyZero) base = startsWithZero() ? 8 : 10;
            boolean mustBeZero = onlyZero && base == 8;
            if (mustBeZero) base = 10;
            if (prefixed && at < end && text.charAt(at) == '_') at++;
            PyInt magnitude = magnitude();
            if (magnitude == null || mustBeZero && !magnitude.isZero()) return null;
            return negative ? IntMath.negate(magnitude) : magnitude;
        }

        private boolean startsWithZero() {
            return at < end && text.charAt(at) == '0';
        }

        /** Skips {@code 0x}, {@code 0o}, {@code 0b} where the base allows it, and settles base 0 by it. */
        private boolean skipPrefix() {
            if (end - at < 2 || !startsWithZero()) return false;
            int named = switch (text.charAt(at + 1)) {
                case 'x', 'X' -> 16;
                case 'o', 'O' -> 8;
                case 'b', 'B' -> 2;
                default -> 0;
            };
            if (named == 0 || base != 0 && base != named) return false;
            base = named;
            at += 2;
            return true;
        }

        private PyInt magnitude() {
            if (at == end) return null;
            long small = 0;
            StringBuilder digits = null;
            int count = 0;
            boolean afterDigit = false;
            for (int i = at; i < end; ) {
                int c = text.codePointAt(i);
                i += Character.charCount(c);
                if (c == '_') {
                    if (!afterDigit) return null;
                    afterDigit = false;
                    continue;
                }
                int digit = digit(c);
                if (digit < 0 || digit >= base) return null;
                afterDigit = true;
                count++;
                if (digits == null && small > (Long.MAX_VALUE - 35) / 36) digits = new StringBuilder(Long.toString(small, base));
                if (digits == null) small = small * base + digit;
                else digits.append(Character.forDigit(digit, 36));
            }
            if (!afterDigit) return null;
            if ((base & base - 1) != 0) checkDigits(count);
            return digits == null ? PyInt.of(small) : PyInt.of(new BigInteger(digits.toString(), base));
        }

        private static int digit(int c) {
            if (c < 128) {
                if (c >= '0' && c <= '9') return c - '0';
                int letter = c | 0x20;
                return letter >= 'a' && letter <= 'z' ? letter - 'a' + 10 : -1;
            }
            return Unicode.decimal(c);
        }
    }

    private static void checkDigits(int count) {
        if (mostDigits > 0 && count > mostDigits) {
            throw Errors.value("Exceeds the limit (%d digits) for integer string conversion: value has %d digits; "
                    + "use sys.set_int_max_str_digits() to increase the limit", mostDigits, count);
        }
    }
}
