package conch.stdlib;

import java.util.Arrays;
import java.util.Base64;

/** Base 64 (RFC 4648, section 4) as {@code binascii} reads and writes it. */
final class Base64Text {
    private static final byte[] VALUES = values();

    private Base64Text() {
    }

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < 64; i++) values[alphabet.charAt(i)] = (byte) i;
        return values;
    }

    static byte[] encode(byte[] data, boolean newline) {
        byte[] text = Base64.getEncoder().encode(data);
        if (!newline) return text;
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        return line;
    }

    /**
     * Reads to the first padding that completes four characters. Other characters are skipped, unless {@code strict}.
     *
     * @throws conch.object.PyException binascii.Error
     */
    static byte[] decode(byte[] text, boolean strict) {
        if (strict && text.length > 0 && text[0] == '=') throw BinasciiModule.error("Leading padding not allowed");
        byte[] out = new byte[text.length / 4 * 3 + 3];
        int n = 0, quad = 0, left = 0, pads = 0;
        boolean padded = false;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '=') {
                padded = true;
                if (quad >= 2 && quad + ++pads >= 4) {
                    if (strict && i + 1 < text.length) throw BinasciiModule.error("Excess data after padding");
                    return Arrays.copyOf(out, n);
                }
                continue;
            }
            int value = VALUES[text[i] & 0xff];
            if (value < 0) {
                if (strict) throw BinasciiModule.error("Only base64 data is allowed");
                continue;
            }
            if (strict && padded) throw BinasciiModule.error("Discontinuous padding not allowed");
            pads = 0;
            // The bits that are not whole bytes yet stand at the low end of `left`.
            left = left << 6 | value;
            if (quad > 0) out[n++] = (byte) (left >> 6 - 2 * quad);
            quad = quad + 1 & 3;
        }
        if (quad == 1) {
            throw BinasciiModule.error("Invalid base64-encoded string: number of data characters (" + (n / 3 * 4 + 1) + ") cannot be 1 more than a multiple of 4");
        }
        if (quad != 0) throw BinasciiModule.error("Incorrect padding");
        return Arrays.copyOf(out, n);
    }
}
