package conch.object;

/** {@code hex} and {@code fromhex} of bytes. */
final class ByteHex {
    private static final String DIGITS = "0123456789abcdef";

    private ByteHex() {
    }

    /** {@code hex([sep[, bytes_per_sep]])}; a positive group size counts from the right, a negative one from the left. */
    static PyStr hex(byte[] bytes, PyObject separator, PyObject perGroup) {
        int group = perGroup == null ? 1 : StrArgs.int32(perGroup);
        int sep = separator == null ? -1 : separator(separator);
        if (sep < 0) group = 0;
        int size = Math.abs(group);
        StrArgs.checkSize(bytes.length * 3L);
        StringBuilder out = new StringBuilder(bytes.length * (group == 0 ? 2 : 3));
        for (int i = 0; i < bytes.length; i++) {
            boolean between = i > 0 && group != 0 && (group > 0 ? bytes.length - i : i) % size == 0;
            if (between) out.append((char) sep);
            out.append(DIGITS.charAt(bytes[i] >> 4 & 15)).append(DIGITS.charAt(bytes[i] & 15));
        }
        return PyStr.of(out.toString());
    }

    private static int separator(PyObject separator) {
        if (!(separator instanceof PyStr) && Operations.length(separator) != 1) throw Errors.value("sep must be length 1.");
        if (separator instanceof PyStr text) {
            if (text.length() != 1) throw Errors.value("sep must be length 1.");
            if (text.codePointAt(0) >= 128) throw Errors.value("sep must be ASCII.");
            return text.codePointAt(0);
        }
        if (!(separator instanceof ByteSequence bytes)) throw Errors.type("sep must be str or bytes.");
        if (bytes.unsignedAt(0) >= 128) throw Errors.value("sep must be ASCII.");
        return bytes.unsignedAt(0);
    }

    static byte[] parse(PyObject source) {
        String text = StrArgs.text(source, "fromhex() argument");
        byte[] out = new byte[text.length() / 2];
        int n = 0;
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            if (c < 128 && ByteSplit.isSpace((byte) c)) {
                i++;
                continue;
            }
            int high = digit(text, i), low = digit(text, i + 1);
            out[n++] = (byte) (high << 4 | low);
            i += 2;
        }
        return n == out.length ? out : java.util.Arrays.copyOf(out, n);
    }

    private static int digit(String text, int at) {
        int digit = at < text.length() && text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
        if (digit < 0) throw Errors.value("non-hexadecimal number found in fromhex() arg at position %d", at);
        return digit;
    }
}
