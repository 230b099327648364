package conch.object;

import java.nio.charset.StandardCharsets;

/** UTF-8 as Unicode defines it; an ill-formed sequence is told from its start as far as it could have begun a well-formed one. */
final class Utf8 {
    private static final String NAME = "utf-8";

    private Utf8() {
    }

    static byte[] encode(PyStr text, String errors) {
        String value = text.value;
        return firstLoneSurrogate(value, 0) < 0 ? value.getBytes(StandardCharsets.UTF_8) : encodeSlowly(text, errors);
    }

    private static int firstLoneSurrogate(String value, int from) {
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!Character.isSurrogate(c)) continue;
            boolean pair = Character.isHighSurrogate(c) && i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1));
            if (!pair) return i;
            i++;
        }
        return -1;
    }

    private static boolean isLoneSurrogate(String value, int at) {
        return at < value.length() && value.codePointAt(at) >= Character.MIN_SURROGATE && value.codePointAt(at) <= Character.MAX_SURROGATE;
    }

    private static byte[] encodeSlowly(PyStr text, String errors) {
        String value = text.value;
        Codecs.ByteSink out = new Codecs.ByteSink(value.length() * 2);
        int done = 0;
        for (int at; (at = firstLoneSurrogate(value, done)) >= 0; ) {
            for (byte b : value.substring(done, at).getBytes(StandardCharsets.UTF_8)) out.put(b);
            int end = at;
            while (isLoneSurrogate(value, end)) end++;
            if (errors.equals("surrogatepass")) {
                for (int i = at; i < end; i++) put(value.charAt(i), out);
            } else {
                end = EncodeErrors.handle(new EncodeErrors.Place(text, at, end, NAME, "surrogates not allowed"), errors, out, null);
            }
            done = end;
        }
        for (byte b : value.substring(done).getBytes(StandardCharsets.UTF_8)) out.put(b);
        return out.toBytes();
    }

    private static void put(char surrogate, Codecs.ByteSink out) {
        out.put(0xE0 | surrogate >> 12);
        out.put(0x80 | surrogate >> 6 & 0x3F);
        out.put(0x80 | surrogate & 0x3F);
    }

    static String decode(byte[] bytes, int from, String errors) {
        int i = from, n = bytes.length;
        while (i < n && bytes[i] >= 0) i++;
        if (i == n) return new String(bytes, from, n - from, StandardCharsets.ISO_8859_1);
        StringBuilder out = new StringBuilder(n - from);
        out.append(new String(bytes, from, i - from, StandardCharsets.ISO_8859_1));
        while (i < n) {
            int length = sequenceAt(bytes, i);
            if (length > 0) {
                out.appendCodePoint(codePoint(bytes, i, length));
                i += length;
            } else if (errors.equals("surrogatepass") && isEncodedSurrogate(bytes, i)) {
                out.append((char) codePoint(bytes, i, 3));
                i += 3;
            } else {
                i = DecodeErrors.handle(bytes, i, Math.min(n, i + Math.max(1, -length)), NAME, reason(bytes, i, -length), errors, out);
            }
        }
        return out.toString();
    }

    /** The length of the well-formed sequence there; otherwise minus the number of bytes that could have begun one, at least minus one. */
    private static int sequenceAt(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        if (first < 0x80) return 1;
        int length = lengthFor(first);
        if (length == 0) return -1;
        for (int i = 1; i < length; i++) {
            if (at + i >= bytes.length || !isContinuation(first, i, bytes[at + i] & 0xff)) return -i;
        }
        return length;
    }

    private static int lengthFor(int first) {
        return first >= 0xC2 && first <= 0xDF ? 2 : first >= 0xE0 && first <= 0xEF ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
    }

    /** The second byte's range depends on the first: it keeps out overlong forms, surrogates and what lies beyond Unicode. */
    private static boolean isContinuation(int first, int index, int b) {
        int low = 0x80, high = 0xBF;
        if (index == 1) {
            if (first == 0xE0) low = 0xA0;
            else if (first == 0xED) high = 0x9F;
            else if (first == 0xF0) low = 0x90;
            else if (first == 0xF4) high = 0x8F;
        }
        return b >= low && b <= high;
    }

    private static int codePoint(byte[] bytes, int at, int length) {
        int first = bytes[at] & 0xff;
        if (length == 1) return first;
        int c = first & 0xff >> length + 1;
        for (int i = 1; i < length; i++) c = c << 6 | bytes[at + i] & 0x3F;
        return c;
    }

    private static boolean isEncodedSurrogate(byte[] bytes, int at) {
        return at + 2 < bytes.length && (bytes[at] & 0xff) == 0xED && (bytes[at + 1] & 0xE0) == 0xA0 && (bytes[at + 2] & 0xC0) == 0x80;
    }

    private static String reason(byte[] bytes, int at, int good) {
        if (lengthFor(bytes[at] & 0xff) == 0) return "invalid start byte";
        return at + good >= bytes.length ? "unexpected end of data" : "invalid continuation byte";
    }
}
