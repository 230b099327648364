package conch.object;

/** The slots of {@code str}. */
final class StrType {
    private StrType() {
    }

    static void fill(PyType t) {
        t.newInstance = StrType::make;
        t.repr = self -> PyStr.of(StrRepr.of(value(self)));
        t.str = self -> ((PyStr) self).exact();
        t.hash = self -> ((PyStr) self).hash();
        t.richCompare = StrType::compare;
        t.iter = self -> new PyStrIterator((PyStr) self);
        t.length = self -> ((PyStr) self).length();
        t.getItem = StrType::getItem;
        t.itemAt = StrType::itemAt;
        t.contains = StrSearch::contains;
        t.concat = StrType::concat;
        t.repeat = StrType::repeat;
        t.binary[BinaryOp.REMAINDER.ordinal()] = StrType::remainder;
    }

    private static String value(PyObject self) {
        return ((PyStr) self).value;
    }

    private static PyObject compare(PyObject self, PyObject other, CompareOp op) {
        if (!(other instanceof PyStr b)) return PyNotImplemented.NOT_IMPLEMENTED;
        PyStr a = (PyStr) self;
        if (op == CompareOp.EQ) return PyBool.of(a.sameValue(b));
        if (op == CompareOp.NE) return PyBool.of(!a.sameValue(b));
        return PyBool.of(op.holds(PyStr.compare(a, b)));
    }

    private static PyObject getItem(PyObject self, PyObject key) {
        PyStr text = (PyStr) self;
        if (key instanceof PyInt number && number.isSmall()) return at(text, number.value);
        if (key instanceof PySlice slice) return slice(text, slice.indices(text.length()));
        if (key.type.index == null) throw Errors.type("string indices must be integers, not '%s'", Errors.typeName(key));
        return at(text, Operations.asIndexLong(key, ExceptionTypes.INDEX_ERROR));
    }

    private static PyObject at(PyStr text, long index) {
        int length = text.length();
        if (index < 0) index += length;
        if (index < 0 || index >= length) throw Errors.index("string index out of range");
        return PyStr.ofCodePoint(text.codePointAt((int) index));
    }

    private static PyObject itemAt(PyObject self, long index) {
        PyStr text = (PyStr) self;
        if (index < 0 || index >= text.length()) throw Errors.index("string index out of range");
        return PyStr.ofCodePoint(text.codePointAt((int) index));
    }

    private static PyObject slice(PyStr text, long[] bounds) {
        int start = (int) bounds[0], count = (int) bounds[3];
        if (bounds[2] == 1) return text.substring(start, start + count);
        StringBuilder out = new StringBuilder(count);
        for (int i = 0; i < count; i++) out.appendCodePoint(text.codePointAt((int) (start + i * bounds[2])));
        return PyStr.of(out.toString());
    }

    private static PyObject concat(PyObject left, PyObject right) {
        PyStr a = (PyStr) left;
        if (!(right instanceof PyStr b)) throw Errors.type("can only concatenate str (not \"%s\") to str", Errors.typeName(right));
        if (b.value.isEmpty()) return a.exact();
        if (a.value.isEmpty()) return b.exact();
        StrArgs.checkSize((long) a.value.length() + b.value.length());
        return new PyStr(PyStr.TYPE, a.value.concat(b.value));
    }

    private static PyObject repeat(PyObject self, PyObject times) {
        PyStr text = (PyStr) self;
        long n = StrArgs.count(times);
        if (n <= 0 || text.value.isEmpty()) return PyStr.EMPTY;
        if (n == 1) return text.exact();
        if (n > Integer.MAX_VALUE) throw Errors.memory();
        StrArgs.checkSize(n * text.value.length());
        return new PyStr(PyStr.TYPE, text.value.repeat((int) n));
    }

    private static PyObject remainder(PyObject left, PyObject right) {
        return left instanceof PyStr format ? PercentFormat.format(format, right) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    /** {@code str(object='')} and {@code str(bytes, encoding='utf-8', errors='strict')}. */
    private static PyObject make(PyType type, PyObject[] args, String[] kwnames) {
        PyObject[] bound = bind(args, kwnames);
        PyStr text;
        if (bound[0] == null) text = PyStr.EMPTY;
        else if (bound[1] == null && bound[2] == null) text = Operations.str(bound[0]);
        else text = decoded(bound[0], bound[1], bound[2]);
        if (type == PyStr.TYPE) return text;
        PyStr made = new PyStr(type, text.value);
        text.discard();
        return made;
    }

    private static PyObject[] bind(PyObject[] args, String[] kwnames) {
        if (args.length > 3) throw Errors.type("str() takes at most 3 arguments (%d given)", args.length);
        PyObject[] bound = new PyObject[3];
        int positional = args.length - (kwnames == null ? 0 : kwnames.length);
        System.arraycopy(args, 0, bound, 0, positional);
        for (int i = positional; i < args.length; i++) {
            String name = kwnames[i - positional];
            int at = switch (name) {
                case "object" -> 0;
                case "encoding" -> 1;
                case "errors" -> 2;
                default -> throw Errors.type("'%s' is an invalid keyword argument for str()", name);
            };
            if (at < positional) throw Errors.type("argument for str() given by name ('%s') and position (%d)", name, at + 1);
            bound[at] = args[i];
        }
        return bound;
    }

    private static PyStr decoded(PyObject source, PyObject encoding, PyObject errors) {
        String codec = encoding == null ? "utf-8" : StrArgs.text(encoding, "str() argument 'encoding'");
        String handling = errors == null ? "strict" : StrArgs.text(errors, "str() argument 'errors'");
        if (source instanceof PyStr) throw Errors.type("decoding str is not supported");
        byte[] bytes = source instanceof ByteSequence b ? b.view() : Bytes.exportedOrNull(source);
        if (bytes == null) throw Errors.type("decoding to str: need a bytes-like object, %s found", Errors.typeName(source));
        return Codecs.decode(bytes, codec, handling);
    }
}
