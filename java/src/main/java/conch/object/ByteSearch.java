package conch.object;

/** Finding, counting and replacing bytes. */
final class ByteSearch {
    private ByteSearch() {
    }

    static int indexOf(byte[] in, byte[] sub, int from, int to) {
        if (sub.length == 0) return from <= to ? from : -1;
        byte first = sub[0];
        for (int i = from, last = to - sub.length; i <= last; i++) {
            if (in[i] == first && matches(in, i, sub)) return i;
        }
        return -1;
    }

    static int lastIndexOf(byte[] in, byte[] sub, int from, int to) {
        for (int i = to - sub.length; i >= from; i--) if (matches(in, i, sub)) return i;
        return -1;
    }

    private static boolean matches(byte[] in, int at, byte[] sub) {
        for (int i = 0; i < sub.length; i++) if (in[at + i] != sub[i]) return false;
        return true;
    }

    /** A searched piece: bytes-like, or one byte as a number. */
    private static byte[] piece(PyObject wanted) {
        if (wanted instanceof PyStr) throw badPiece(wanted);
        byte[] bytes = Bytes.likeOrNull(wanted);
        if (bytes != null) return bytes;
        if (wanted.type.index == null) throw badPiece(wanted);
        return new byte[] {(byte) Bytes.value(wanted)};
    }

    private static PyException badPiece(PyObject wanted) {
        return Errors.type("argument should be integer or bytes-like object, not '%s'", Errors.typeName(wanted));
    }

    static int find(PyObject self, PyObject[] args, boolean fromRight) {
        byte[] sub = piece(args[0]);
        int length = ((ByteSequence) self).length(), start = StrArgs.bound(args, 1, length, 0);
        int end = Math.min(StrArgs.bound(args, 2, length, length), length);
        if (start > end) return -1;
        byte[] bytes = Bytes.view(self);
        return fromRight ? lastIndexOf(bytes, sub, start, end) : indexOf(bytes, sub, start, end);
    }

    static PyInt index(PyObject self, PyObject[] args, boolean fromRight) {
        int at = find(self, args, fromRight);
        if (at < 0) throw Errors.value("subsection not found");
        return PyInt.of(at);
    }

    static PyInt count(PyObject self, PyObject[] args) {
        byte[] sub = piece(args[0]);
        int length = ((ByteSequence) self).length(), start = StrArgs.bound(args, 1, length, 0);
        int end = Math.min(StrArgs.bound(args, 2, length, length), length);
        if (start > end) return PyInt.ZERO;
        return PyInt.of(sub.length == 0 ? end - start + 1 : occurrences(Bytes.view(self), sub, start, end, Integer.MAX_VALUE));
    }

    private static int occurrences(byte[] in, byte[] sub, int from, int to, int most) {
        int n = 0;
        for (int at; n < most && (at = indexOf(in, sub, from, to)) >= 0; from = at + sub.length) n++;
        return n;
    }

    /** {@code item in self}: a byte as a number, or a piece. */
    static boolean contains(PyObject self, PyObject item) {
        ByteSequence bytes = (ByteSequence) self;
        byte[] sub = item.type.index != null ? new byte[] {(byte) Bytes.value(item)} : Bytes.like(item);
        return indexOf(bytes.view(), sub, 0, bytes.length()) >= 0;
    }

    static PyBool startsOrEnds(PyObject self, PyObject[] args, boolean starts) {
        String method = starts ? "startswith" : "endswith";
        int length = ((ByteSequence) self).length(), start = StrArgs.bound(args, 1, length, 0);
        int end = Math.min(StrArgs.bound(args, 2, length, length), length);
        if (args[0] instanceof PyTuple many) {
            for (int i = 0; i < many.size(); i++) {
                if (matches(Bytes.view(self), Bytes.like(many.get(i)), start, end, starts)) return PyBool.TRUE;
            }
            return PyBool.FALSE;
        }
        byte[] one = Bytes.likeOrNull(args[0]);
        if (one == null) throw Errors.type("%s first arg must be bytes or a tuple of bytes, not %s", method, Errors.typeName(args[0]));
        return PyBool.of(matches(Bytes.view(self), one, start, end, starts));
    }

    private static boolean matches(byte[] in, byte[] piece, int start, int end, boolean starts) {
        if (start > end || piece.length > end - start) return false;
        return matches(in, starts ? start : end - piece.length, piece);
    }

    static PyObject replace(PyObject self, PyObject[] args) {
        byte[] old = Bytes.like(args[0]), by = Bytes.like(args[1]), in = Bytes.view(self);
        int most = args.length > 2 ? StrArgs.clipped(args[2]) : -1;
        if (most < 0) most = Integer.MAX_VALUE;
        if (old.length == 0) return Bytes.like(self, spread(in, by, most));
        int n = occurrences(in, old, 0, in.length, most);
        return n == 0 ? Bytes.unchanged(self) : Bytes.like(self, replaced(in, old, by, n));
    }

    private static byte[] replaced(byte[] in, byte[] old, byte[] by, int n) {
        long size = in.length + (long) n * (by.length - old.length);
        StrArgs.checkSize(size);
        byte[] out = new byte[(int) size];
        int done = 0, to = 0;
        while (n-- > 0) {
            int at = indexOf(in, old, done, in.length);
            System.arraycopy(in, done, out, to, at - done);
            System.arraycopy(by, 0, out, to += at - done, by.length);
            to += by.length;
            done = at + old.length;
        }
        System.arraycopy(in, done, out, to, in.length - done);
        return out;
    }

    /** Puts {@code between} before each of the first bytes, and after the last one if there is one more to put. */
    private static byte[] spread(byte[] in, byte[] between, int most) {
        int n = Math.min(most, in.length + 1);
        StrArgs.checkSize(in.length + (long) n * between.length);
        byte[] out = new byte[in.length + n * between.length];
        int to = 0;
        for (int i = 0; i <= in.length; i++) {
            if (i < n) {
                System.arraycopy(between, 0, out, to, between.length);
                to += between.length;
            }
            if (i < in.length) out[to++] = in[i];
        }
        return out;
    }

    static PyObject removePrefix(PyObject self, PyObject prefix) {
        byte[] piece = Bytes.like(prefix), in = Bytes.view(self);
        if (piece.length == 0 || !matches(in, piece, 0, in.length, true)) return Bytes.unchanged(self);
        return Bytes.like(self, java.util.Arrays.copyOfRange(in, piece.length, in.length));
    }

    static PyObject removeSuffix(PyObject self, PyObject suffix) {
        byte[] piece = Bytes.like(suffix), in = Bytes.view(self);
        if (piece.length == 0 || !matches(in, piece, 0, in.length, false)) return Bytes.unchanged(self);
        return Bytes.like(self, java.util.Arrays.copyOf(in, in.length - piece.length));
    }
}
