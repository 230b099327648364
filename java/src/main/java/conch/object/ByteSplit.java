package conch.object;

import java.util.ArrayList;
import java.util.Arrays;

/** Taking bytes apart and putting them together; white space is ASCII's. */
final class ByteSplit {
    private ByteSplit() {
    }

    static boolean isSpace(byte b) {
        return b == ' ' || b >= 9 && b <= 13;
    }

    static PyObject split(PyObject self, PyObject[] args, boolean fromRight) {
        int most = args[1] == null ? -1 : StrArgs.clipped(args[1]);
        if (most < 0) most = Integer.MAX_VALUE;
        PyObject separator = args[0];
        Pieces pieces = new Pieces(self);
        if (separator == null || separator == PyNone.NONE) {
            if (fromRight) pieces.wordsFromRight(most);
            else pieces.words(most);
        } else {
            byte[] by = Bytes.like(separator);
            if (by.length == 0) throw Errors.value("empty separator");
            if (fromRight) pieces.byFromRight(by, most);
            else pieces.by(by, most);
        }
        return pieces.list(fromRight);
    }

    /** Collects ranges of the bytes. */
    private static final class Pieces {
        private final PyObject self;
        private final byte[] in;
        private final ArrayList<PyObject> found = new ArrayList<>();

        Pieces(PyObject self) {
            this.self = self;
            in = Bytes.view(self);
        }

        private void add(int start, int end) {
            found.add(Bytes.like(self, Arrays.copyOfRange(in, start, end)));
        }

        PyList list(boolean reversed) {
            PyList list = new PyList();
            for (PyObject piece : reversed ? found.reversed() : found) list.append(piece);
            return list;
        }

        void words(int most) {
            int at = 0, n = in.length;
            while (true) {
                while (at < n && isSpace(in[at])) at++;
                if (at == n) return;
                int start = at;
                if (most-- == 0) {
                    add(start, n);
                    return;
                }
                while (at < n && !isSpace(in[at])) at++;
                add(start, at);
            }
        }

        void wordsFromRight(int most) {
            int at = in.length;
            while (true) {
                while (at > 0 && isSpace(in[at - 1])) at--;
                if (at == 0) return;
                int end = at;
                if (most-- == 0) {
                    add(0, end);
                    return;
                }
                while (at > 0 && !isSpace(in[at - 1])) at--;
                add(at, end);
            }
        }

        void by(byte[] separator, int most) {
            int start = 0;
            for (int at; most-- > 0 && (at = ByteSearch.indexOf(in, separator, start, in.length)) >= 0; start = at + separator.length) add(start, at);
            add(start, in.length);
        }

        void byFromRight(byte[] separator, int most) {
            int end = in.length;
            for (int at; most-- > 0 && (at = ByteSearch.lastIndexOf(in, separator, 0, end)) >= 0; end = at) add(at + separator.length, end);
            add(0, end);
        }

        void lines(boolean keepEnds) {
            for (int at = 0; at < in.length; ) {
                int start = at;
                while (at < in.length && in[at] != '\n' && in[at] != '\r') at++;
                int end = at;
                if (at < in.length) at += in[at] == '\r' && at + 1 < in.length && in[at + 1] == '\n' ? 2 : 1;
                add(start, keepEnds ? at : end);
            }
        }
    }

    static PyObject lines(PyObject self, PyObject[] args) {
        boolean keepEnds = args[0] != null && Operations.isTrue(args[0]);
        Pieces pieces = new Pieces(self);
        pieces.lines(keepEnds);
        return pieces.list(false);
    }

    static PyObject partition(PyObject self, PyObject separator, boolean last) {
        byte[] by = Bytes.like(separator), in = Bytes.view(self);
        if (by.length == 0) throw Errors.value("empty separator");
        int at = last ? ByteSearch.lastIndexOf(in, by, 0, in.length) : ByteSearch.indexOf(in, by, 0, in.length);
        if (at < 0) {
            PyObject all = Bytes.unchanged(self), none = Bytes.like(self, new byte[0]), alsoNone = Bytes.like(self, new byte[0]);
            return last ? PyTuple.of(none, alsoNone, all) : PyTuple.of(all, none, alsoNone);
        }
        PyObject middle = self instanceof PyBytes ? separator : Bytes.like(self, by.clone());
        return PyTuple.of(Bytes.like(self, Arrays.copyOf(in, at)), middle, Bytes.like(self, Arrays.copyOfRange(in, at + by.length, in.length)));
    }

    static PyObject strip(PyObject self, PyObject[] args, boolean left, boolean right) {
        byte[] set = args.length == 0 || args[0] == PyNone.NONE ? null : Bytes.like(args[0]), in = Bytes.view(self);
        int start = 0, end = in.length;
        while (left && start < end && isStripped(in[start], set)) start++;
        while (right && end > start && isStripped(in[end - 1], set)) end--;
        return start == 0 && end == in.length ? Bytes.unchanged(self) : Bytes.like(self, Arrays.copyOfRange(in, start, end));
    }

    private static boolean isStripped(byte b, byte[] set) {
        if (set == null) return isSpace(b);
        for (byte s : set) if (s == b) return true;
        return false;
    }

    static PyObject join(PyObject self, PyObject iterable) {
        try (Hold items = new Hold(Sequences.fast(iterable, "can only join an iterable"))) {
            byte[] separator = Bytes.view(self);
            Sequences.Live live = Sequences.live(items.get());
            byte[][] pieces = new byte[live.size()][];
            long size = 0;
            for (int i = 0; i < pieces.length; i++) {
                pieces[i] = Bytes.likeOrNull(live.at(i));
                if (pieces[i] == null) {
                    throw Errors.type("sequence item %d: expected a bytes-like object, %s found", i, Errors.typeName(live.at(i)));
                }
                size += pieces[i].length + (i > 0 ? separator.length : 0);
            }
            StrArgs.checkSize(size);
            return Bytes.like(self, joined(separator, pieces, (int) size));
        }
    }

    private static byte[] joined(byte[] separator, byte[][] pieces, int size) {
        byte[] out = new byte[size];
        int to = 0;
        for (int i = 0; i < pieces.length; i++) {
            if (i > 0) {
                System.arraycopy(separator, 0, out, to, separator.length);
                to += separator.length;
            }
            System.arraycopy(pieces[i], 0, out, to, pieces[i].length);
            to += pieces[i].length;
        }
        return out;
    }
}
