package conch.stdlib;

import conch.object.Codecs;
import java.util.Arrays;

/** Bytes to text a piece at a time: what ends in the middle of a character waits for the next piece. */
final class TextDecoder {
    private static final byte[] NONE = {};

    private final String encoding, errors;
    /** The encoding without the mark at the start, once that was seen; null before. */
    private String settled;
    private byte[] waiting = NONE;

    /** @param encoding as {@link Codecs#canonical} names it */
    TextDecoder(String encoding, String errors) {
        this.encoding = encoding;
        this.errors = errors;
        settled = encoding.equals("utf-16") || encoding.equals("utf-32") || encoding.equals("utf-8-sig") ? null : encoding;
    }

    /** Forgets what waits. @param start whether the next bytes are the first of the file, where a mark may stand */
    void restart(boolean start) {
        waiting = NONE;
        markPending = false;
        if (!isMarked()) return;
        if (start) settled = null;
        else if (settled == null) settled = withoutMark(encoding);
    }

    /** The encoding of what follows a mark, in this machine's byte order. */
    static String withoutMark(String encoding) {
        String order = java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN ? "-le" : "-be";
        return switch (encoding) {
            case "utf-8-sig" -> "utf-8";
            case "utf-16", "utf-32" -> encoding + order;
            default -> encoding;
        };
    }

    private boolean isMarked() {
        return encoding.equals("utf-16") || encoding.equals("utf-32") || encoding.equals("utf-8-sig");
    }

    /** A decoder of the same kind in its first state, or behind the mark. */
    TextDecoder fresh(boolean start) {
        TextDecoder result = new TextDecoder(encoding, errors);
        if (!start) result.settled = settled;
        return result;
    }

    /** The bytes of a character that is not whole yet. */
    byte[] waiting() {
        return waiting;
    }

    boolean isSettled() {
        return settled != null;
    }

    /** @param last whether nothing follows: what is incomplete then is an error */
    String decode(byte[] piece, boolean last) {
        byte[] all = waiting.length == 0 ? piece : join(waiting, piece);
        waiting = NONE;
        if (settled == null && !settle(all, last)) {
            waiting = all;
            return "";
        }
        int from = isMarked() ? markLength(all) : 0;
        int end = last ? all.length : complete(all, from);
        String text = end == from ? "" : Codecs.decode(from == 0 && end == all.length ? all : Arrays.copyOfRange(all, from, end), settled, errors).value;
        if (end < all.length) waiting = Arrays.copyOfRange(all, end, all.length);
        markPending = false;
        return text;
    }

    /** Whether the mark has just been seen and is still at the start of the bytes. */
    private boolean markPending;

    private int markLength(byte[] all) {
        if (!markPending) return 0;
        return switch (encoding) {
            case "utf-8-sig" -> startsWith(all, 0xEF, 0xBB, 0xBF) ? 3 : 0;
            case "utf-16" -> startsWith(all, 0xFF, 0xFE) || startsWith(all, 0xFE, 0xFF) ? 2 : 0;
            default -> startsWith(all, 0xFF, 0xFE, 0, 0) || startsWith(all, 0, 0, 0xFE, 0xFF) ? 4 : 0;
        };
    }

    /** Finds out which byte order it is. Answers whether there were enough bytes to say. */
    private boolean settle(byte[] all, boolean last) {
        int wanted = encoding.equals("utf-8-sig") ? 3 : encoding.equals("utf-16") ? 2 : 4;
        if (all.length < wanted && !last) return false;
        markPending = true;
        settled = switch (encoding) {
            case "utf-8-sig" -> "utf-8";
            case "utf-16" -> startsWith(all, 0xFE, 0xFF) ? "utf-16-be" : "utf-16-le";
            default -> startsWith(all, 0, 0, 0xFE, 0xFF) ? "utf-32-be" : "utf-32-le";
        };
        return true;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) return false;
        for (int i = 0; i < mark.length; i++) if ((bytes[i] & 0xff) != mark[i]) return false;
        return true;
    }

    /** How many of the bytes are whole characters. */
    private int complete(byte[] all, int from) {
        int n = all.length;
        return switch (settled) {
            case "utf-8" -> n - tailOfUtf8(all, from);
            case "utf-16-le", "utf-16-be" -> {
                int even = from + (n - from & ~1);
                boolean high = even > from && (all[settled.endsWith("le") ? even - 1 : even - 2] & 0xFC) == 0xD8;
                yield high ? even - 2 : even;
            }
            case "utf-32-le", "utf-32-be" -> from + (n - from & ~3);
            default -> n;
        };
    }

    /** How many bytes at the end begin a character that is not whole. */
    private static int tailOfUtf8(byte[] all, int from) {
        int n = all.length;
        for (int back = 1; back <= 3 && n - back >= from; back++) {
            int b = all[n - back] & 0xff;
            if (b < 0x80) return 0;
            if (b < 0xC0) continue;
            int length = b > 0xF4 || b < 0xC2 ? 0 : b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
            return length > back && (back == 1 || mayFollow(b, all[n - back + 1] & 0xff)) ? back : 0;
        }
        return 0;
    }

    /** Whether a well-formed character (Unicode, table 3-7) can begin with these two bytes. */
    private static boolean mayFollow(int first, int second) {
        return switch (first) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second < 0xA0;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second < 0x90;
            default -> true;
        };
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] result = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, result, a.length, b.length);
        return result;
    }
}
