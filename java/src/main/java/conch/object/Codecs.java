package conch.object;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text to bytes and back: utf-8, ascii, latin-1, utf-16 and utf-32 with and without a byte order, utf-8-sig, the escapes of literals, code
 * pages, and what scripts have registered, with the error handlers
 * strict, ignore, replace, backslashreplace, xmlcharrefreplace, namereplace, surrogateescape and surrogatepass (the Python library
 * reference, module codecs).
 */
public final class Codecs {
    private Codecs() {
    }

    /** @throws PyException LookupError of an unknown encoding or handler, UnicodeEncodeError */
    public static byte[] encode(PyStr text, String encoding, String errors) {
        return switch (canonical(encoding)) {
            case "utf-8" -> Utf8.encode(text, errors);
            case "utf-8-sig" -> withMark(Utf8.encode(text, errors));
            case "ascii" -> narrow(text, "ascii", 128, errors);
            case "latin-1" -> narrow(text, "latin-1", 256, errors);
            case "utf-16" -> WideCodec.encode(text, "utf-16", 2, true, true, errors);
            case "utf-16-le" -> WideCodec.encode(text, "utf-16-le", 2, true, false, errors);
            case "utf-16-be" -> WideCodec.encode(text, "utf-16-be", 2, false, false, errors);
            case "utf-32" -> WideCodec.encode(text, "utf-32", 4, true, true, errors);
            case "utf-32-le" -> WideCodec.encode(text, "utf-32-le", 4, true, false, errors);
            case "utf-32-be" -> WideCodec.encode(text, "utf-32-be", 4, false, false, errors);
            case "unicode-escape" -> EscapeCodec.encode(text, false);
            case "raw-unicode-escape" -> EscapeCodec.encode(text, true);
            default -> {
                CodePage page = CodePage.of(canonical(encoding));
                byte[] bytes = page != null ? page.encode(text, errors) : RegisteredCodecs.encodeOrNull(text, encoding, errors);
                if (bytes == null) throw unknown(encoding, "encode");
                yield bytes;
            }
        };
    }

    /** @throws PyException LookupError of an unknown encoding or handler, UnicodeDecodeError */
    public static PyStr decode(byte[] bytes, String encoding, String errors) {
        return PyStr.of(switch (canonical(encoding)) {
            case "utf-8" -> Utf8.decode(bytes, 0, errors);
            case "utf-8-sig" -> Utf8.decode(bytes, hasMark(bytes) ? 3 : 0, errors);
            case "ascii" -> ascii(bytes, errors);
            case "latin-1" -> latin1(bytes);
            case "utf-16" -> WideCodec.decodeMarked(bytes, 2, errors);
            case "utf-16-le" -> WideCodec.decode(bytes, 0, 2, true, errors);
            case "utf-16-be" -> WideCodec.decode(bytes, 0, 2, false, errors);
            case "utf-32" -> WideCodec.decodeMarked(bytes, 4, errors);
            case "utf-32-le" -> WideCodec.decode(bytes, 0, 4, true, errors);
            case "utf-32-be" -> WideCodec.decode(bytes, 0, 4, false, errors);
            case "unicode-escape" -> EscapeCodec.decode(bytes, false, errors);
            case "raw-unicode-escape" -> EscapeCodec.decode(bytes, true, errors);
            default -> {
                CodePage page = CodePage.of(canonical(encoding));
                String text = page != null ? page.decode(bytes, errors) : RegisteredCodecs.decodeOrNull(bytes, encoding, errors);
                if (text == null) throw unknown(encoding, "decode");
                yield text;
            }
        });
    }

    /** Whether the encoding is built in. */
    public static boolean isBuiltIn(String encoding) {
        return switch (canonical(encoding)) {
            case "utf-8", "utf-8-sig", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "unicode-escape",
                "raw-unicode-escape" -> true;
            default -> CodePage.of(canonical(encoding)) != null;
        };
    }

    private static PyException unknown(String encoding, String verb) {
        if (canonical(encoding).matches("hex(-codec)?|base-?64(-codec)?|rot-?13|zlib(-codec)?|zip|bz2(-codec)?|uu(-codec)?|quopri(-codec)?")) {
            return Errors.of(ExceptionTypes.LOOKUP_ERROR, "'" + encoding + "' is not a text encoding; use codecs.%s() to handle arbitrary codecs".formatted(verb));
        }
        return Errors.of(ExceptionTypes.LOOKUP_ERROR, "unknown encoding: " + encoding);
    }

    /** The name that the encoding has here, whatever its spelling; the spelling itself where it is none. */
    public static String canonical(String encoding) {
        if (encoding.equals("utf-8")) return encoding;
        String name = StrCase.lower(encoding).replace('_', '-').replace(' ', '-');
        return switch (name) {
            case "utf8", "u8", "utf", "cp65001", "utf8-ucs2", "utf8-ucs4" -> "utf-8";
            case "utf8-sig" -> "utf-8-sig";
            case "us-ascii", "646", "us", "ansi-x3.4-1968", "ansi-x3-4-1968", "iso646-us", "iso-646.irv-1991", "cp367", "csascii", "ibm367" -> "ascii";
            case "latin1", "latin", "l1", "iso-8859-1", "iso8859-1", "iso8859", "8859", "cp819", "csisolatin1", "ibm819", "iso-8859-1-1987", "iso-ir-100" -> "latin-1";
            case "utf16", "u16" -> "utf-16";
            case "utf-16le", "utf16le", "utf16-le", "unicodelittleunmarked" -> "utf-16-le";
            case "utf-16be", "utf16be", "utf16-be", "unicodebigunmarked" -> "utf-16-be";
            case "utf32", "u32" -> "utf-32";
            case "utf-32le", "utf32le", "utf32-le" -> "utf-32-le";
            case "utf-32be", "utf32be", "utf32-be" -> "utf-32-be";
            default -> name;
        };
    }

    private static boolean hasMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    private static byte[] withMark(byte[] bytes) {
        return Bytes.concat(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, bytes);
    }

    /** One byte a character, below a limit. */
    private static byte[] narrow(PyStr text, String encoding, int limit, String errors) {
        String value = text.value;
        int i = 0, n = value.length();
        while (i < n && value.charAt(i) < limit) i++;
        if (i == n) return value.getBytes(StandardCharsets.ISO_8859_1);
        ByteSink out = new ByteSink(n + 16);
        String reason = "ordinal not in range(" + limit + ")";
        for (i = 0; i < n; ) {
            int c = value.codePointAt(i);
            if (c < limit) {
                out.put(c);
                i++;
                continue;
            }
            int end = i;
            while (end < n && value.codePointAt(end) >= limit) end += Character.charCount(value.codePointAt(end));
            i = EncodeErrors.handle(new EncodeErrors.Place(text, i, end, encoding, reason), errors, out, null);
        }
        return out.toBytes();
    }

    private static String ascii(byte[] bytes, String errors) {
        int i = 0, n = bytes.length;
        while (i < n && bytes[i] >= 0) i++;
        if (i == n) return latin1(bytes);
        StringBuilder out = new StringBuilder(n);
        for (i = 0; i < n; ) {
            if (bytes[i] >= 0) out.append((char) bytes[i++]);
            else i = DecodeErrors.handle(bytes, i, i + 1, "ascii", "ordinal not in range(128)", errors, out);
        }
        return out.toString();
    }

    /** One character a byte. */
    static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** As {@link #latin1}, with every byte beyond ASCII as a character that no number is written with. */
    static String latin1Ascii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) return latin1(bytes).replace('\u00A0', '?').replace('\u0085', '?');
        }
        return latin1(bytes);
    }

    /** The inverse of {@link #latin1}. */
    static byte[] latin1Bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Bytes on their way out. */
    static final class ByteSink {
        private byte[] bytes;
        private int count;

        ByteSink(int expected) {
            bytes = new byte[expected];
        }

        void put(int b) {
            if (count == bytes.length) bytes = Arrays.copyOf(bytes, count + (count >> 1) + 16);
            bytes[count++] = (byte) b;
        }

        byte[] toBytes() {
            return Arrays.copyOf(bytes, count);
        }
    }
}
