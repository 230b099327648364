package conch.object;

/** {@code repr} of text. */
final class StrRepr {
    private static final String HEX = "0123456789abcdef";

    private StrRepr() {
    }

    static String of(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder out = new StringBuilder(text.length() + 2).append(quote);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == quote || c == '\\') out.append('\\').append((char) c);
            else if (c >= 32 && c < 127) out.append((char) c);
            else if (Unicode.isPrintable(c)) out.appendCodePoint(c);
            else appendEscape(out, c);
        }
        return out.append(quote).toString();
    }

    private static void appendEscape(StringBuilder out, int c) {
        switch (c) {
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            default -> appendHex(out, c);
        }
    }

    /** {@code \xhh}, {@code \}{@code uhhhh} or {@code \}{@code Uhhhhhhhh}, the shortest that holds it. */
    static void appendHex(StringBuilder out, int c) {
        int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
        out.append('\\').append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out.append(HEX.charAt(c >> shift & 15));
    }
}
