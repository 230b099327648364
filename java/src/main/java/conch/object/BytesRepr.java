package conch.object;

/** {@code repr} of bytes. */
final class BytesRepr {
    private BytesRepr() {
    }

    static String of(byte[] bytes) {
        return of(bytes, false);
    }

    /** The part of a bytearray's repr within the parentheses, where a single quote is escaped within double ones too. */
    static String ofArray(byte[] bytes) {
        return of(bytes, true);
    }

    private static String of(byte[] bytes, boolean escapeSingle) {
        boolean single = false, twofold = false;
        for (byte b : bytes) {
            single |= b == '\'';
            twofold |= b == '"';
        }
        char quote = single && !twofold ? '"' : '\'';
        StringBuilder out = new StringBuilder(bytes.length + 3).append('b').append(quote);
        for (byte b : bytes) {
            int c = b & 0xff;
            switch (c) {
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (c == quote || c == '\'' && escapeSingle) out.append('\\').append((char) c);
                    else if (c >= 32 && c < 127) out.append((char) c);
                    else StrRepr.appendHex(out, c);
                }
            }
        }
        return out.append(quote).toString();
    }
}
