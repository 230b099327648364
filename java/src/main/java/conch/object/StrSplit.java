package conch.object;

/** Taking text apart and putting it together: split, splitlines, partition, strip, join. */
final class StrSplit {
    private StrSplit() {
    }

    /** {@code split(sep=None, maxsplit=-1)}. */
    static PyObject split(PyObject self, PyObject[] args, boolean fromRight) {
        String text = ((PyStr) self).value;
        PyObject separator = args[0];
        int most = args[1] == null ? -1 : StrArgs.clipped(args[1]);
        if (most < 0) most = Integer.MAX_VALUE;
        if (separator == null || separator == PyNone.NONE) return fromRight ? wordsFromRight(text, most) : words(text, most);
        if (!(separator instanceof PyStr by)) throw Errors.type("must be str or None, not %s", Errors.typeName(separator));
        if (by.value.isEmpty()) throw Errors.value("empty separator");
        return fromRight ? piecesFromRight(text, by.value, most) : pieces(text, by.value, most);
    }

    private static PyList words(String text, int most) {
        PyList words = new PyList();
        int at = 0, n = text.length();
        while (true) {
            while (at < n && Unicode.isSpace(text.charAt(at))) at++;
            if (at == n) return words;
            int start = at;
            if (most-- == 0) {
                words.append(PyStr.of(text.substring(start)));
                return words;
            }
            while (at < n && !Unicode.isSpace(text.charAt(at))) at++;
            words.append(PyStr.of(text.substring(start, at)));
        }
    }

    private static PyList wordsFromRight(String text, int most) {
        java.util.ArrayList<PyStr> words = new java.util.ArrayList<>();
        int at = text.length();
        while (true) {
            while (at > 0 && Unicode.isSpace(text.charAt(at - 1))) at--;
            if (at == 0) return reversed(words);
            int end = at;
            if (most-- == 0) {
                words.add(PyStr.of(text.substring(0, end)));
                return reversed(words);
            }
            while (at > 0 && !Unicode.isSpace(text.charAt(at - 1))) at--;
            words.add(PyStr.of(text.substring(at, end)));
        }
    }

    private static PyList pieces(String text, String by, int most) {
        PyList pieces = new PyList();
        int start = 0;
        for (int at; most-- > 0 && (at = text.indexOf(by, start)) >= 0; start = at + by.length()) pieces.append(PyStr.of(text.substring(start, at)));
        pieces.append(PyStr.of(text.substring(start)));
        return pieces;
    }

    private static PyList piecesFromRight(String text, String by, int most) {
        java.util.ArrayList<PyStr> pieces = new java.util.ArrayList<>();
        int end = text.length();
        while (most-- > 0) {
            int at = end < by.length() ? -1 : text.lastIndexOf(by, end - by.length());
            if (at < 0) break;
            pieces.add(PyStr.of(text.substring(at + by.length(), end)));
            end = at;
        }
        pieces.add(PyStr.of(text.substring(0, end)));
        return reversed(pieces);
    }

    private static PyList reversed(java.util.ArrayList<PyStr> pieces) {
        PyList list = new PyList();
        for (int i = pieces.size() - 1; i >= 0; i--) list.append(pieces.get(i));
        return list;
    }

    /** {@code splitlines(keepends=False)}; a CR and LF together are one break. */
    static PyList lines(String text, boolean keepEnds) {
        PyList lines = new PyList();
        int n = text.length();
        for (int at = 0; at < n; ) {
            int start = at;
            while (at < n && !Unicode.isLineBreak(text.charAt(at))) at++;
            int end = at;
            if (at < n) at += text.charAt(at) == '\r' && at + 1 < n && text.charAt(at + 1) == '\n' ? 2 : 1;
            lines.append(PyStr.of(text.substring(start, keepEnds ? at : end)));
        }
        return lines;
    }

    static PyTuple partition(PyObject self, PyObject separator, boolean last) {
        PyStr text = (PyStr) self, by = StrArgs.text(separator);
        if (by.value.isEmpty()) throw Errors.value("empty separator");
        int at = last ? text.value.lastIndexOf(by.value) : text.value.indexOf(by.value);
        if (at < 0) return last ? PyTuple.of(PyStr.EMPTY, PyStr.EMPTY, text.exact()) : PyTuple.of(text.exact(), PyStr.EMPTY, PyStr.EMPTY);
        return PyTuple.of(PyStr.of(text.value.substring(0, at)), by, PyStr.of(text.value.substring(at + by.value.length())));
    }

    static PyObject strip(PyObject self, PyObject[] args, boolean left, boolean right) {
        PyObject which = args.length == 0 ? PyNone.NONE : args[0];
        if (which != PyNone.NONE && !(which instanceof PyStr)) {
            throw Errors.type("%s arg must be None or str", left && right ? "strip" : left ? "lstrip" : "rstrip");
        }
        PyStr text = (PyStr) self;
        String set = which == PyNone.NONE ? null : ((PyStr) which).value, s = text.value;
        int start = 0, end = s.length();
        while (left && start < end) {
            int c = s.codePointAt(start);
            if (!isStripped(c, set)) break;
            start += Character.charCount(c);
        }
        while (right && end > start) {
            int c = s.codePointBefore(end);
            if (!isStripped(c, set)) break;
            end -= Character.charCount(c);
        }
        return start == 0 && end == s.length() ? text.exact() : PyStr.of(s.substring(start, end));
    }

    private static boolean isStripped(int c, String set) {
        return set == null ? Unicode.isSpace(c) : set.indexOf(c) >= 0;
    }

    static PyObject join(PyObject self, PyObject iterable) {
        try (Hold items = new Hold(Sequences.fast(iterable, "can only join an iterable"))) {
            return items.returning(join(((PyStr) self).value, Sequences.live(items.get())));
        }
    }

    private static PyStr join(String separator, Sequences.Live items) {
        int n = items.size();
        if (n == 1 && items.at(0).type == PyStr.TYPE) return (PyStr) items.at(0);
        long size = 0;
        for (int i = 0; i < n; i++) {
            if (!(items.at(i) instanceof PyStr piece)) {
                throw Errors.type("sequence item %d: expected str instance, %s found", i, Errors.typeName(items.at(i)));
            }
            size += piece.value.length() + (i > 0 ? separator.length() : 0);
        }
        StrArgs.checkSize(size);
        StringBuilder out = new StringBuilder((int) size);
        for (int i = 0; i < n; i++) {
            if (i > 0) out.append(separator);
            out.append(((PyStr) items.at(i)).value);
        }
        return PyStr.of(out.toString());
    }
}
