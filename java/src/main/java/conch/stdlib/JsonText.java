package conch.stdlib;

import conch.object.Errors;
import conch.object.Operations;
import conch.object.PyBaseException;
import conch.object.PyException;
import conch.object.PyInt;
import conch.object.PyObject;
import conch.object.PyStr;

/** A document of JSON on its way through the scanner: the place in UTF-16 units, its strings (RFC 8259, section 7), and its errors. */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    final PyStr document;
    final String text;
    final boolean strict;
    /** Called with a message, the document and a place in code points. */
    private final PyObject error;
    /** The next unit. */
    int at;

    JsonText(PyStr document, boolean strict, PyObject error) {
        this.document = document;
        this.text = document.value;
        this.strict = strict;
        this.error = error;
    }

    int unit(int point) {
        if (point < 0) throw Errors.value("idx cannot be negative");
        if (point >= document.length()) return text.length() + point - document.length();
        return document.isFlat() ? point : text.offsetByCodePoints(0, point);
    }

    int point(int unit) {
        return document.isFlat() || unit > text.length() ? unit - text.length() + document.length() : text.codePointCount(0, unit);
    }

    /** The unit at {@link #at}, −1 at the end. */
    int peek() {
        return at < text.length() ? text.charAt(at) : -1;
    }

    void skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return;
            at++;
        }
    }

    PyException fail(String message, int unit) {
        return new PyException((PyBaseException) Operations.call(error, PyStr.of(message), document, PyInt.of(point(unit))));
    }

    /** Reads on from behind the opening quote to behind the closing one. */
    String string() {
        int begin = at - 1, from = at;
        StringBuilder out = null;
        while (true) {
            char c = plainTo(begin);
            if (c == '"') {
                String rest = text.substring(from, at++);
                return out == null ? rest : out.append(rest).toString();
            }
            if (out == null) out = new StringBuilder();
            out.append(text, from, at++);
            if (at == text.length()) throw fail("Unterminated string starting at", begin);
            out.append(escape());
            from = at;
        }
    }

    /** Goes to the next quote or backslash, which it answers. */
    private char plainTo(int begin) {
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\\') return c;
            if (c < 0x20 && strict) throw fail("Invalid control character at", at);
        }
        throw fail("Unterminated string starting at", begin);
    }

    /** Halves of a surrogate pair come one by one, and are one character where they meet. */
    private char escape() {
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw fail("Invalid \\escape", at - 2);
        };
    }

    private char unicode() {
        int value = 0;
        if (at + 4 >= text.length()) throw fail("Invalid \\uXXXX escape", at - 1);
        for (int i = at; i < at + 4; i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) throw fail("Invalid \\uXXXX escape", at - 1);
            value = value << 4 | digit;
        }
        at += 4;
        return (char) value;
    }

    /** The text as a string of JSON with its quotes. */
    static String quote(String text, boolean ascii) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c >= 0x20 && (c < 0x7F || !ascii)) out.append(c);
                    else appendUnicode(out, c);
                }
            }
        }
        return out.append('"').toString();
    }

    private static void appendUnicode(StringBuilder out, char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) out.append(HEX.charAt(c >> shift & 15));
    }
}
