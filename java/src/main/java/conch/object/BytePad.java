package conch.object;

/** Padding bytes to a width. */
final class BytePad {
    private BytePad() {
    }

    private static int fill(PyObject[] args, String method) {
        if (args.length < 2) return ' ';
        if (args[1] instanceof ByteSequence fill && fill.length() == 1) return fill.unsignedAt(0);
        throw Errors.type("%s() argument 2 must be a byte string of length 1, not %s", method, Errors.typeName(args[1]));
    }

    /** Like {@link StrPad#center}: an odd place goes left where the width is odd, right otherwise. */
    static PyObject center(PyObject self, PyObject[] args) {
        long width = StrArgs.count(args[0]);
        int fill = fill(args, "center");
        long places = width - ((ByteSequence) self).length();
        long left = places / 2 + (places & width & 1);
        return padded(self, left, places - left, fill);
    }

    static PyObject justify(PyObject self, PyObject[] args, boolean toLeft) {
        long width = StrArgs.count(args[0]);
        int fill = fill(args, toLeft ? "ljust" : "rjust");
        long places = width - ((ByteSequence) self).length();
        return toLeft ? padded(self, 0, places, fill) : padded(self, places, 0, fill);
    }

    private static PyObject padded(PyObject self, long left, long right, int fill) {
        if (left + right <= 0) return Bytes.unchanged(self);
        byte[] in = Bytes.view(self);
        StrArgs.checkSize(left + right + in.length);
        byte[] out = new byte[(int) (left + right) + in.length];
        java.util.Arrays.fill(out, (byte) fill);
        System.arraycopy(in, 0, out, (int) left, in.length);
        return Bytes.like(self, out);
    }

    static PyObject zeroFill(PyObject self, PyObject width) {
        byte[] in = Bytes.view(self);
        long wanted = StrArgs.count(width);
        if (wanted <= in.length) return Bytes.unchanged(self);
        StrArgs.checkSize(wanted);
        byte[] out = new byte[(int) wanted];
        java.util.Arrays.fill(out, (byte) '0');
        int sign = in.length > 0 && (in[0] == '+' || in[0] == '-') ? 1 : 0;
        if (sign == 1) out[0] = in[0];
        System.arraycopy(in, sign, out, out.length - in.length + sign, in.length - sign);
        return Bytes.like(self, out);
    }

    static PyObject expandTabs(PyObject self, PyObject[] args) {
        int size = args[0] == null ? 8 : StrArgs.int32(args[0]), column = 0;
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (byte b : Bytes.view(self)) {
            if (b == '\t') {
                for (int places = size > 0 ? size - column % size : 0; places > 0; places--, column++) out.write(' ');
            } else {
                out.write(b);
                column = b == '\n' || b == '\r' ? 0 : column + 1;
            }
        }
        return Bytes.like(self, out.toByteArray());
    }
}
