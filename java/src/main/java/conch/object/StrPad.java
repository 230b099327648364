package conch.object;

/** Padding to a width: center, ljust, rjust, zfill, expandtabs. Widths count code points. */
final class StrPad {
    private StrPad() {
    }

    /** {@code center(width, fillchar=' ')}: an odd place goes left where the width is odd, right otherwise. */
    static PyObject center(PyObject self, PyObject[] args) {
        PyStr text = (PyStr) self;
        long width = StrArgs.count(args[0]);
        int fill = fill(args);
        long places = width - text.length();
        if (places <= 0) return text.exact();
        long left = places / 2 + (places & width & 1);
        return padded(text, left, places - left, fill);
    }

    static PyObject justify(PyObject self, PyObject[] args, boolean toLeft) {
        PyStr text = (PyStr) self;
        long width = StrArgs.count(args[0]);
        int fill = fill(args);
        long places = width - text.length();
        if (places <= 0) return text.exact();
        return toLeft ? padded(text, 0, places, fill) : padded(text, places, 0, fill);
    }

    private static int fill(PyObject[] args) {
        if (args.length < 2) return ' ';
        if (!(args[1] instanceof PyStr fill)) throw Errors.type("The fill character must be a unicode character, not %s", Errors.typeName(args[1]));
        if (fill.length() != 1) throw Errors.type("The fill character must be exactly one character long");
        return fill.codePointAt(0);
    }

    private static PyStr padded(PyStr text, long left, long right, int fill) {
        StrArgs.checkSize((left + right) * Character.charCount(fill) + text.value.length());
        StringBuilder out = new StringBuilder(text.value.length() + (int) (left + right));
        return PyStr.of(out.repeat(fill, (int) left).append(text.value).repeat(fill, (int) right).toString());
    }

    static PyObject zeroFill(PyObject self, PyObject width) {
        PyStr text = (PyStr) self;
        long places = StrArgs.count(width) - text.length();
        if (places <= 0) return text.exact();
        StrArgs.checkSize(places + text.value.length());
        int sign = !text.value.isEmpty() && (text.value.charAt(0) == '+' || text.value.charAt(0) == '-') ? 1 : 0;
        return PyStr.of(new StringBuilder().append(text.value, 0, sign).repeat('0', (int) places).append(text.value, sign, text.value.length()).toString());
    }

    /** {@code expandtabs(tabsize=8)}. */
    static PyObject expandTabs(PyObject self, PyObject[] args) {
        String text = ((PyStr) self).value;
        int size = args[0] == null ? 8 : StrArgs.int32(args[0]);
        if (text.indexOf('\t') < 0) return ((PyStr) self).exact();
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\t') {
                int places = size > 0 ? size - column % size : 0;
                StrArgs.checkSize((long) out.length() + places);
                out.repeat(' ', places);
                column += places;
            } else {
                out.appendCodePoint(c);
                column = c == '\n' || c == '\r' ? 0 : column + 1;
            }
        }
        return PyStr.of(out.toString());
    }
}
