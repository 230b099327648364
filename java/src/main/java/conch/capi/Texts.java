package conch.capi;

import conch.bindings.ConchHost;
import conch.object.Errors;
import conch.object.PyBytes;
import conch.object.PyStr;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** The texts of str mirrors: code points of one, two or four bytes, as C wants them, and UTF-8. */
final class Texts {
    private Texts() {
    }

    /** The string for code points that C wrote. */
    static PyStr fresh(long length, long data, int kind) {
        int n = Math.toIntExact(length);
        return switch (kind) {
            case 1 -> PyStr.of(new String(Raw.bytes(data, n), StandardCharsets.ISO_8859_1));
            case 2 -> {
                char[] units = new char[n];
                for (int i = 0; i < n; i++) units[i] = (char) Raw.getShort(data + 2L * i);
                yield PyStr.of(new String(units));
            }
            default -> {
                int[] points = new int[n];
                for (int i = 0; i < n; i++) points[i] = Raw.getInt(data + 4L * i);
                yield PyStr.of(new String(points, 0, n));
            }
        };
    }

    /** Puts the code points into the mirror, as narrow as they fit. */
    static void fill(PyStr text, long p) {
        int n = text.length(), highest = 0;
        for (int i = 0; i < n; i++) highest |= text.codePointAt(i);
        int kind = highest < 0x100 ? 1 : highest < 0x10000 ? 2 : 4;
        if (kind == 2 && hasWide(text)) kind = 4;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocate(Math.max(1, (long) n * kind), 8);
            for (int i = 0; i < n; i++) {
                int c = text.codePointAt(i);
                if (kind == 1) data.set(ValueLayout.JAVA_BYTE, i, (byte) c);
                else if (kind == 2) data.setAtIndex(ValueLayout.JAVA_SHORT, i, (short) c);
                else data.setAtIndex(ValueLayout.JAVA_INT, i, c);
            }
            if (ConchHost.conch_str_put(p, data, (long) n * kind, n, kind, highest < 0x80 ? 1 : 0) != 0) throw Errors.memory();
        }
    }

    private static boolean hasWide(PyStr text) {
        for (int i = 0; i < text.length(); i++) if (text.codePointAt(i) > 0xffff) return true;
        return false;
    }

    static void fillUtf8(PyStr text, long p) {
        String value = text.value;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!Character.isSurrogate(c)) continue;
            if (Character.isHighSurrogate(c) && i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
                continue;
            }
            int at = value.codePointCount(0, i);
            throw Errors.unicodeEncode("utf-8", text, at, at + 1, "surrogates not allowed");
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocate(Math.max(1, bytes.length));
            MemorySegment.copy(bytes, 0, copy, ValueLayout.JAVA_BYTE, 0, bytes.length);
            if (ConchHost.conch_str_put_utf8(p, copy, bytes.length) != 0) throw Errors.memory();
        }
    }

    /** Puts address and length of the payload into the mirror; it stays where it is as long as the object lives. */
    static void fill(PyBytes bytes, long p) {
        ConchHost.conch_bytes_put(p, bytes.address(), bytes.length());
    }

    /** UTF-8 that C has; errors as {@code bytes.decode} knows them, null for strict. */
    static PyStr decode(long at, long count, String errors) {
        byte[] bytes = Raw.bytes(at, count);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') < 0) return PyStr.of(text);
        PyBytes object = PyBytes.of(bytes);
        try (conch.object.Hold hold = new conch.object.Hold(object)) {
            return (PyStr) conch.object.Operations.callMethod(hold.get(), "decode", PyStr.of("utf-8"), PyStr.of(errors == null ? "strict" : errors));
        }
    }
}
