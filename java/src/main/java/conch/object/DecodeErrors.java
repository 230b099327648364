package conch.object;

import java.util.Arrays;

/** What the error handlers make of bytes that an encoding does not know. */
final class DecodeErrors {
    private DecodeErrors() {
    }

    /** Handles the bytes from {@code start} to {@code end}; returns where to go on. */
    static int handle(byte[] bytes, int start, int end, String encoding, String reason, String errors, StringBuilder out) {
        switch (errors) {
            case "ignore" -> {
            }
            case "replace" -> out.append('\uFFFD');
            case "backslashreplace" -> {
                for (int i = start; i < end; i++) StrRepr.appendHex(out, bytes[i] & 0xff);
            }
            case "surrogateescape" -> {
                return hide(bytes, start, end, encoding, reason, out);
            }
            case "strict", "surrogatepass" -> throw error(bytes, start, end, encoding, reason);
            case "xmlcharrefreplace", "namereplace" -> throw Errors.type("don't know how to handle UnicodeDecodeError in error callback");
            default -> {
                return RegisteredCodecs.decodeError(error(bytes, start, end, encoding, reason), bytes, errors, out);
            }
        }
        return end;
    }

    /** Puts bytes beyond ASCII into low surrogates, which no valid text has. */
    private static int hide(byte[] bytes, int start, int end, String encoding, String reason, StringBuilder out) {
        int i = start;
        while (i < end && bytes[i] < 0) out.append((char) (0xDC00 + (bytes[i++] & 0xff)));
        if (i == start) throw error(bytes, start, end, encoding, reason);
        return i;
    }

    private static PyException error(byte[] bytes, int start, int end, String encoding, String reason) {
        return Errors.unicodeDecode(encoding, PyBytes.of(Arrays.copyOf(bytes, bytes.length)), start, end, reason);
    }
}
