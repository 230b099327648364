package conch.object;

/** unicode_escape and raw_unicode_escape: characters as they are escaped in literals (the Python library reference, module codecs). */
final class EscapeCodec {
    private static final String HEX = "0123456789abcdef";

    private EscapeCodec() {
    }

    static byte[] encode(PyStr text, boolean raw) {
        Codecs.ByteSink out = new Codecs.ByteSink(text.value.length() + 16);
        text.value.codePoints().forEach(c -> {
            if (c > 0xFFFF) escape('U', c, 8, out);
            else if (c > 0xFF) escape('u', c, 4, out);
            else if (raw) out.put(c);
            else putNarrow(c, out);
        });
        return out.toBytes();
    }

    private static void putNarrow(int c, Codecs.ByteSink out) {
        int letter = c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\\' ? '\\' : 0;
        if (letter != 0) {
            out.put('\\');
            out.put(letter);
        } else if (c >= 0x20 && c < 0x7F) {
            out.put(c);
        } else {
            escape('x', c, 2, out);
        }
    }

    private static void escape(char letter, int c, int digits, Codecs.ByteSink out) {
        out.put('\\');
        out.put(letter);
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out.put(HEX.charAt(c >> shift & 15));
    }

    /** One pass over the bytes, which are Latin-1 outside of escapes. */
    static String decode(byte[] bytes, boolean raw, String errors) {
        return new Reader(bytes, raw, errors).read();
    }

    private static final class Reader {
        private final byte[] bytes;
        private final boolean raw;
        private final String errors;
        private final StringBuilder out;
        private int at, start;

        Reader(byte[] bytes, boolean raw, String errors) {
            this.bytes = bytes;
            this.raw = raw;
            this.errors = errors;
            out = new StringBuilder(bytes.length);
        }

        String read() {
            while (at < bytes.length) {
                int c = bytes[start = at++] & 0xff;
                if (c != '\\') out.append((char) c);
                else if (raw) rawEscape();
                else escape();
            }
            return out.toString();
        }

        private void fail(String reason) {
            at = DecodeErrors.handle(bytes, start, at, raw ? "rawunicodeescape" : "unicodeescape", reason, errors, out);
        }

        private void rawEscape() {
            int c = at < bytes.length ? bytes[at] : 0;
            if (c == 'u' || c == 'U') {
                at++;
                hex(c);
                return;
            }
            out.append('\\');
            if (at < bytes.length) out.append((char) (bytes[at++] & 0xff));
        }

        private void escape() {
            if (at == bytes.length) {
                fail("\\ at end of string");
                return;
            }
            int c = bytes[at++] & 0xff;
            int plain = "\n\\'\"btnrfva".indexOf(c);
            if (plain == 0) return;
            if (plain > 0) out.append("\n\\'\"\b\t\n\r\f\u000b\u0007".charAt(plain));
            else if (c >= '0' && c <= '7') octal(c - '0');
            else if (c == 'x' || c == 'u' || c == 'U') hex(c);
            else if (c == 'N') named();
            else out.append('\\').append((char) c);
        }

        private void octal(int value) {
            for (int more = 2; more > 0 && at < bytes.length && bytes[at] >= '0' && bytes[at] <= '7'; more--) value = value << 3 | bytes[at++] - '0';
            out.append((char) value);
        }

        private void hex(int letter) {
            int wanted = letter == 'x' ? 2 : letter == 'u' ? 4 : 8, value = 0, digit;
            for (; wanted > 0 && at < bytes.length && bytes[at] >= 0 && (digit = Character.digit(bytes[at], 16)) >= 0; wanted--, at++) value = value << 4 | digit;
            if (wanted > 0) fail(letter == 'x' ? "truncated \\xXX escape" : letter == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape");
            else if (value < 0 || value > Unicode.MOST) fail(raw ? "\\Uxxxxxxxx out of range" : "illegal Unicode character");
            else out.appendCodePoint(value);
        }

        private void named() {
            int from = at + 1, end = from;
            if (at == bytes.length || bytes[at] != '{') {
                fail("malformed \\N character escape");
                return;
            }
            while (end < bytes.length && bytes[end] != '}') end++;
            at = end;
            if (end == bytes.length || end == from) {
                fail("malformed \\N character escape");
                return;
            }
            at++;
            try {
                out.appendCodePoint(Character.codePointOf(new String(bytes, from, end - from, java.nio.charset.StandardCharsets.ISO_8859_1)));
            } catch (IllegalArgumentException e) {
                fail("unknown Unicode character name");
            }
        }
    }
}
