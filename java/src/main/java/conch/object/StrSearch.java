package conch.object;

/** Finding, counting and replacing a piece of text. Bounds count code points; the search itself runs over UTF-16 units. */
final class StrSearch {
    private StrSearch() {
    }

    /** {@code find(sub[, start[, end]])} and the others of its shape. */
    static int find(PyObject self, PyObject[] args, boolean fromRight) {
        PyStr text = (PyStr) self, sub = StrArgs.text(args[0]);
        int length = text.length(), start = StrArgs.bound(args, 1, length, 0), end = Math.min(StrArgs.bound(args, 2, length, length), length);
        if (start > end) return -1;
        int from = text.unitOf(start), to = text.unitOf(end);
        int unit = fromRight ? lastIndexOf(text.value, sub.value, from, to) : text.value.indexOf(sub.value, from, to);
        return unit < 0 ? -1 : text.indexOfUnit(unit);
    }

    static PyInt index(PyObject self, PyObject[] args, boolean fromRight) {
        int at = find(self, args, fromRight);
        if (at < 0) throw Errors.value("substring not found");
        return PyInt.of(at);
    }

    private static int lastIndexOf(String text, String sub, int from, int to) {
        int at = text.lastIndexOf(sub, to - sub.length());
        return at >= from && to - sub.length() >= from ? at : -1;
    }

    static PyInt count(PyObject self, PyObject[] args) {
        PyStr text = (PyStr) self;
        String sub = StrArgs.text(args[0]).value;
        int length = text.length(), start = StrArgs.bound(args, 1, length, 0), end = Math.min(StrArgs.bound(args, 2, length, length), length);
        if (start > end) return PyInt.ZERO;
        if (sub.isEmpty()) return PyInt.of(end - start + 1);
        return PyInt.of(occurrences(text.value, sub, text.unitOf(start), text.unitOf(end), Integer.MAX_VALUE));
    }

    private static int occurrences(String text, String sub, int from, int to, int most) {
        int n = 0;
        while (n < most && (from = text.indexOf(sub, from, to)) >= 0) {
            n++;
            from += sub.length();
        }
        return n;
    }

    static boolean contains(PyObject self, PyObject item) {
        if (!(item instanceof PyStr sub)) throw Errors.type("'in <string>' requires string as left operand, not %s", Errors.typeName(item));
        return ((PyStr) self).value.contains(sub.value);
    }

    /** Whether the text of the bounds starts, or ends, with a string or one of a tuple. */
    static PyBool startsOrEnds(PyObject self, PyObject[] args, boolean starts) {
        String method = starts ? "startswith" : "endswith";
        PyStr text = (PyStr) self;
        PyObject wanted = args[0];
        int length = text.length(), start = StrArgs.bound(args, 1, length, 0), end = Math.min(StrArgs.bound(args, 2, length, length), length);
        if (wanted instanceof PyStr one) return PyBool.of(matches(text, one.value, start, end, starts));
        if (!(wanted instanceof PyTuple many)) {
            throw Errors.type("%s first arg must be str or a tuple of str, not %s", method, Errors.typeName(wanted));
        }
        for (int i = 0; i < many.size(); i++) {
            if (!(many.get(i) instanceof PyStr one)) {
                throw Errors.type("tuple for %s must only contain str, not %s", method, Errors.typeName(many.get(i)));
            }
            if (matches(text, one.value, start, end, starts)) return PyBool.TRUE;
        }
        return PyBool.FALSE;
    }

    private static boolean matches(PyStr text, String piece, int start, int end, boolean starts) {
        if (start > end) return false;
        int from = text.unitOf(start), to = text.unitOf(end);
        if (piece.length() > to - from) return false;
        return text.value.startsWith(piece, starts ? from : to - piece.length());
    }

    /** {@code replace(old, new, count=-1)}. */
    static PyObject replace(PyObject self, PyObject[] args) {
        String old = StrArgs.text(args[0], "replace() argument 1"), by = StrArgs.text(args[1], "replace() argument 2");
        int most = args.length > 2 ? StrArgs.clipped(args[2]) : -1;
        PyStr text = (PyStr) self;
        if (most < 0) most = Integer.MAX_VALUE;
        if (most == 0 || old.equals(by)) return text.exact();
        if (old.isEmpty()) return PyStr.of(spread(text, by, most));
        int n = occurrences(text.value, old, 0, text.value.length(), most);
        return n == 0 ? text.exact() : PyStr.of(replaced(text.value, old, by, n));
    }

    private static String replaced(String text, String old, String by, int n) {
        long size = text.length() + (long) n * (by.length() - old.length());
        StrArgs.checkSize(size);
        StringBuilder out = new StringBuilder((int) size);
        int done = 0;
        while (n-- > 0) {
            int at = text.indexOf(old, done);
            out.append(text, done, at).append(by);
            done = at + old.length();
        }
        return out.append(text, done, text.length()).toString();
    }

    /** Puts {@code between} before each of the first characters, and after the last one if there is one more to put. */
    private static String spread(PyStr text, String between, int most) {
        StrArgs.checkSize(text.value.length() + (long) between.length() * Math.min(most, text.length() + 1L));
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (; most > 0 && at < text.value.length(); most--) {
            int c = text.value.codePointAt(at);
            out.append(between).appendCodePoint(c);
            at += Character.charCount(c);
        }
        out.append(text.value, at, text.value.length());
        return most > 0 ? out.append(between).toString() : out.toString();
    }

    static PyObject removePrefix(PyObject self, PyObject prefix) {
        String piece = StrArgs.text(prefix, "removeprefix() argument");
        PyStr text = (PyStr) self;
        return text.value.startsWith(piece) && !piece.isEmpty() ? PyStr.of(text.value.substring(piece.length())) : text.exact();
    }

    static PyObject removeSuffix(PyObject self, PyObject suffix) {
        String piece = StrArgs.text(suffix, "removesuffix() argument");
        PyStr text = (PyStr) self;
        if (piece.isEmpty() || !text.value.endsWith(piece)) return text.exact();
        return PyStr.of(text.value.substring(0, text.value.length() - piece.length()));
    }
}
