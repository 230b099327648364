package conch.syntax;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/** From the way a number or a string is written to its value. */
final class Literals {
    /** CPython's default for {@code sys.set_int_max_str_digits}. */
    private static final int MAX_DECIMAL_DIGITS = 4300;

    private Literals() {
    }

    /**
     * The value of a number token, which is well-formed.
     *
     * @throws NumberFormatException a decimal number has too many digits; the message says so
     */
    static Literal number(String written) {
        String text = written.indexOf('_') < 0 ? written : written.replace("_", "");
        char last = text.charAt(text.length() - 1);
        if (text.length() > 2 && text.charAt(0) == '0') {
            switch (text.charAt(1)) {
                case 'x', 'X' -> {
                    return integer(text.substring(2), 16);
                }
                case 'o', 'O' -> {
                    return integer(text.substring(2), 8);
                }
                case 'b', 'B' -> {
                    return integer(text.substring(2), 2);
                }
                default -> { }
            }
        }
        if (last == 'j' || last == 'J') return new Literal.Complex(Double.parseDouble(text.substring(0, text.length() - 1)));
        for (int i = 0; i < text.length(); i++) {
            if (!Lexer.isDigit(text.charAt(i))) return new Literal.Float(Double.parseDouble(text));
        }
        if (text.length() > MAX_DECIMAL_DIGITS) {
            throw new NumberFormatException("Exceeds the limit (" + MAX_DECIMAL_DIGITS + " digits) for integer string conversion: value has "
                + text.length() + " digits; use sys.set_int_max_str_digits() to increase the limit"
                + " - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.");
        }
        return integer(text, 10);
    }

    private static Literal integer(String digits, int radix) {
        return new Literal.Int(digits.length() <= 15 ? BigInteger.valueOf(Long.parseLong(digits, radix)) : new BigInteger(digits, radix));
    }

    /** An escape that means nothing; {@code getMessage()} is what follows the error's colon. */
    @SuppressWarnings("serial")
    static final class BadEscape extends Exception {
        BadEscape(String message) {
            super(message, null, false, false);
        }
    }

    /** The text with its escapes replaced; an unknown escape stays as it is written. */
    static String unescape(String text) throws BadEscape {
        int backslash = text.indexOf('\\');
        return backslash < 0 ? text : new Unescaper(text).run(backslash);
    }

    private static final class Unescaper {
        private final String text;
        private final StringBuilder out = new StringBuilder();
        private int pos;

        Unescaper(String text) {
            this.text = text;
        }

        String run(int firstBackslash) throws BadEscape {
            int from = 0;
            for (int at = firstBackslash; at >= 0; at = text.indexOf('\\', from)) {
                out.append(text, from, at);
                pos = at + 1;
                escape(at);
                from = pos;
            }
            return out.append(text, from, text.length()).toString();
        }

        private void escape(int start) throws BadEscape {
            if (pos >= text.length()) throw bad(start, "\\ at end of string");
            char c = text.charAt(pos++);
            switch (c) {
                case '\n' -> { }
                case '\\', '\'', '"' -> out.append(c);
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 't' -> out.append('\t');
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 'v' -> out.append('\u000B');
                case 'a' -> out.append('\u0007');
                case '0', '1', '2', '3', '4', '5', '6', '7' -> out.append((char) octal(text, pos - 1));
                case 'x' -> hex(start, 2, "truncated \\xXX escape");
                case 'u' -> hex(start, 4, "truncated \\uXXXX escape");
                case 'U' -> hex(start, 8, "truncated \\UXXXXXXXX escape");
                case 'N' -> named(start);
                default -> out.append('\\').append(c);
            }
            if (c >= '0' && c <= '7') pos = start + 1 + octalLength(text, start + 1);
        }

        private void hex(int start, int digits, String truncated) throws BadEscape {
            int value = 0;
            for (int i = 0; i < digits; i++, pos++) {
                int digit = pos < text.length() ? hexDigit(text.charAt(pos)) : -1;
                if (digit < 0) throw bad(start, truncated);
                value = value << 4 | digit;
            }
            if (value < 0 || value > Character.MAX_CODE_POINT) throw bad(start, "illegal Unicode character");
            out.appendCodePoint(value);
        }

        private void named(int start) throws BadEscape {
            int close = pos < text.length() && text.charAt(pos) == '{' ? text.indexOf('}', pos) : -1;
            if (close <= pos + 1) {
                if (pos < text.length() && text.charAt(pos) == '{') pos = close < 0 ? text.length() : pos + 1;
                throw bad(start, "malformed \\N character escape");
            }
            String name = text.substring(pos + 1, close);
            pos = close + 1;
            int point = CharacterNames.lookup(name);
            if (point < 0) throw bad(start, "unknown Unicode character name");
            out.appendCodePoint(point);
        }

        /** CPython decodes a form of the text in which each character beyond ASCII takes ten bytes; positions count these. */
        private BadEscape bad(int start, String reason) {
            int from = bytes(0, start), to = from + bytes(start, pos) - 1;
            String place = from == to ? "byte 0x5c in position " + from : "bytes in position " + from + "-" + to;
            return new BadEscape("(unicode error) 'unicodeescape' codec can't decode " + place + ": " + reason);
        }

        private int bytes(int from, int to) {
            int count = 0;
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                count += c < 128 ? 1 : Character.isLowSurrogate(c) ? 0 : 10;
            }
            return count;
        }
    }

    /** The bytes of a bytes literal whose characters are all ASCII. */
    static byte[] bytes(String text, boolean raw) throws BadEscape {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || raw) {
                out.write(c);
                continue;
            }
            int start = i++;
            c = text.charAt(i);
            switch (c) {
                case '\n' -> { }
                case '\\', '\'', '"' -> out.write(c);
                case 'b' -> out.write('\b');
                case 'f' -> out.write('\f');
                case 't' -> out.write('\t');
                case 'n' -> out.write('\n');
                case 'r' -> out.write('\r');
                case 'v' -> out.write(11);
                case 'a' -> out.write(7);
                case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                    out.write(octal(text, i));
                    i += octalLength(text, i) - 1;
                }
                case 'x' -> {
                    int high = i + 1 < text.length() ? hexDigit(text.charAt(i + 1)) : -1, low = i + 2 < text.length() ? hexDigit(text.charAt(i + 2)) : -1;
                    if (high < 0 || low < 0) throw new BadEscape("(value error) invalid \\x escape at position " + start);
                    out.write(high << 4 | low);
                    i += 2;
                }
                default -> {
                    out.write('\\');
                    out.write(c);
                }
            }
        }
        return out.toByteArray();
    }

    private static int hexDigit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private static int octalLength(String text, int at) {
        int length = 1;
        while (length < 3 && at + length < text.length() && text.charAt(at + length) >= '0' && text.charAt(at + length) <= '7') length++;
        return length;
    }

    private static int octal(String text, int at) {
        int value = 0;
        for (int i = 0, n = octalLength(text, at); i < n; i++) value = value << 3 | text.charAt(at + i) - '0';
        return value;
    }
}
