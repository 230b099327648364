package conch.object;

/** UTF-16 and UTF-32, of either byte order; {@code size} is the bytes of a unit, 2 or 4. */
final class WideCodec {
    private WideCodec() {
    }

    static byte[] encode(PyStr text, String name, int size, boolean little, boolean mark, String errors) {
        String value = text.value;
        Codecs.ByteSink out = new Codecs.ByteSink(value.length() * size + size);
        EncodeErrors.Writer writer = c -> put(c, size, little, out);
        if (mark) writer.put(0xFEFF);
        for (int i = 0; i < value.length(); ) {
            int c = value.codePointAt(i), next = i + Character.charCount(c);
            if (Character.getType(c) == Character.SURROGATE && !errors.equals("surrogatepass")) {
                next = EncodeErrors.handle(new EncodeErrors.Place(text, i, next, name, "surrogates not allowed"), errors, out, writer);
            } else if (size == 4 || c < 0x10000) {
                writer.put(c);
            } else {
                writer.put(Character.highSurrogate(c));
                writer.put(Character.lowSurrogate(c));
            }
            i = next;
        }
        return out.toBytes();
    }

    private static void put(int unit, int size, boolean little, Codecs.ByteSink out) {
        for (int i = 0; i < size; i++) out.put(unit >> 8 * (little ? i : size - 1 - i));
    }

    /** With a byte order mark at the start, or else in little-endian order, as on the machines that this runs on. */
    static String decodeMarked(byte[] bytes, int size, String errors) {
        if (bytes.length >= size) {
            if (unit(bytes, 0, size, true) == 0xFEFF) return decode(bytes, size, size, true, errors);
            if (unit(bytes, 0, size, false) == 0xFEFF) return decode(bytes, size, size, false, errors);
        }
        return decode(bytes, 0, size, true, errors);
    }

    private static int unit(byte[] bytes, int at, int size, boolean little) {
        int unit = 0;
        for (int i = 0; i < size; i++) unit |= (bytes[at + i] & 0xff) << 8 * (little ? i : size - 1 - i);
        return unit;
    }

    static String decode(byte[] bytes, int from, int size, boolean little, String errors) {
        String name = (size == 2 ? "utf-16-" : "utf-32-") + (little ? "le" : "be");
        StringBuilder out = new StringBuilder((bytes.length - from) / size);
        int n = bytes.length;
        for (int i = from; i < n; ) {
            if (n - i < size) {
                i = DecodeErrors.handle(bytes, i, n, name, "truncated data", errors, out);
                continue;
            }
            int c = unit(bytes, i, size, little);
            i = size == 2 ? decode16(bytes, i, c, little, name, errors, out) : decode32(bytes, i, c, name, errors, out);
        }
        return out.toString();
    }

    private static int decode16(byte[] bytes, int at, int c, boolean little, String name, String errors, StringBuilder out) {
        if (!Character.isSurrogate((char) c)) {
            out.append((char) c);
            return at + 2;
        }
        boolean high = Character.isHighSurrogate((char) c), whole = at + 4 <= bytes.length;
        if (high && whole && Character.isLowSurrogate((char) unit(bytes, at + 2, 2, little))) {
            out.append((char) c).append((char) unit(bytes, at + 2, 2, little));
            return at + 4;
        }
        if (errors.equals("surrogatepass")) {
            out.append((char) c);
            return at + 2;
        }
        String reason = !high ? "illegal encoding" : whole ? "illegal UTF-16 surrogate" : "unexpected end of data";
        return DecodeErrors.handle(bytes, at, high && !whole ? bytes.length : at + 2, name, reason, errors, out);
    }

    private static int decode32(byte[] bytes, int at, int c, String name, String errors, StringBuilder out) {
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        if (c >= 0 && c <= Unicode.MOST && (!surrogate || errors.equals("surrogatepass"))) {
            out.appendCodePoint(c);
            return at + 4;
        }
        String reason = surrogate ? "code point in surrogate code point range(0xd800, 0xe000)" : "code point not in range(0x110000)";
        return DecodeErrors.handle(bytes, at, at + 4, name, reason, errors, out);
    }
}
