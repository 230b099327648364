package conch.object;

/** {@code translate} and {@code maketrans} of bytes. */
final class ByteTranslate {
    private ByteTranslate() {
    }

    static PyObject translate(PyObject self, PyObject[] args) {
        byte[] table = args[0] == PyNone.NONE ? null : Bytes.like(args[0]);
        if (table != null && table.length != 256) throw Errors.value("translation table must be 256 characters long");
        byte[] deleted = args[1] == null ? new byte[0] : Bytes.like(args[1]), in = Bytes.view(self), out = new byte[in.length];
        boolean[] isDeleted = new boolean[256];
        for (byte b : deleted) isDeleted[b & 0xff] = true;
        int n = 0;
        for (byte b : in) {
            if (!isDeleted[b & 0xff]) out[n++] = table == null ? b : table[b & 0xff];
        }
        return Bytes.like(self, n == out.length ? out : java.util.Arrays.copyOf(out, n));
    }

    static PyObject makeTable(PyObject[] args) {
        byte[] from = Bytes.like(args[0]), to = Bytes.like(args[1]);
        if (from.length != to.length) throw Errors.value("maketrans arguments must have same length");
        byte[] table = new byte[256];
        for (int i = 0; i < 256; i++) table[i] = (byte) i;
        for (int i = 0; i < from.length; i++) table[from[i] & 0xff] = to[i];
        return PyBytes.of(table);
    }
}
