package conch.object;

/** {@code repr} of bytes. */
final class BytesRepr {
    private BytesRepr() {
    }

    static String of(byte[] bytes) {
        return of(bytes, true);
    }

    /** @param chooseQuote whether double quotes may stand around single ones, as for bytes */
    private static String of(byte[] bytes, boolean chooseQuote) {
        boolean single = false, twofold = false;
        for (byte b : bytes) {
            single |= b == '\'';
            twofold |= b == '"';
        }
        char quote = chooseQuote && single && !twofold ? '"' : '\'';
        StringBuilder out = new StringBuilder(bytes.length + 3).append('b').append(quote);
        for (byte b : bytes) {
            int c = b & 0xff;
            switch (c) {
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (c == quote) out.append('\\').append(quote);
                    else if (c >= 32 && c < 127) out.append((char) c);
                    else StrRepr.appendHex(out, c);
                }
            }
        }
        return out.append(quote).toString();
    }
}
