package conch.object;

/** {@code str.translate} and {@code str.maketrans}. */
final class StrTranslate {
    private StrTranslate() {
    }

    static PyObject translate(PyObject self, PyObject table) {
        String text = ((PyStr) self).value;
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            append(out, table, c);
        }
        return PyStr.of(out.toString());
    }

    private static void append(StringBuilder out, PyObject table, int c) {
        PyObject mapped = lookUp(table, PyInt.of(c));
        if (mapped == null) out.appendCodePoint(c);
        else if (mapped instanceof PyStr text) out.append(text.value);
        else if (mapped instanceof PyInt number) out.appendCodePoint(codePoint(number));
        else if (mapped != PyNone.NONE) {
            mapped.discard();
            throw Errors.type("character mapping must return integer, None or str");
        }
        if (mapped != null) mapped.discard();
    }

    private static int codePoint(PyInt number) {
        if (number.isSmall() && number.value >= 0 && number.value <= Unicode.MOST) return (int) number.value;
        throw Errors.value("character mapping must be in range(0x110000)");
    }

    /** What the table has for the character, or null. */
    private static PyObject lookUp(PyObject table, PyInt c) {
        if (table.type == PyDict.TYPE) return ((PyDict) table).get(c);
        try (Hold key = new Hold(c)) {
            return Operations.getItem(table, c);
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.LOOKUP_ERROR)) throw e;
            e.discard();
            return null;
        }
    }

    /** {@code maketrans(x[, y[, z]])}. */
    static PyObject makeTable(PyObject[] args) {
        try (Hold table = new Hold(new PyDict())) {
            PyDict dict = (PyDict) table.get();
            if (args.length == 1) fromDict(dict, args[0]);
            else fromTexts(dict, args);
            return table.take();
        }
    }

    private static void fromTexts(PyDict table, PyObject[] args) {
        if (!(args[1] instanceof PyStr to)) throw Errors.type("maketrans() argument 2 must be str, not %s", Errors.typeName(args[1]));
        if (args.length > 2 && !(args[2] instanceof PyStr)) throw Errors.type("maketrans() argument 3 must be str, not %s", Errors.typeName(args[2]));
        if (!(args[0] instanceof PyStr from)) throw Errors.type("first maketrans argument must be a string if there is a second argument");
        if (from.length() != to.length()) throw Errors.value("the first two maketrans arguments must have equal length");
        for (int i = 0; i < from.length(); i++) table.put(PyInt.of(from.codePointAt(i)), PyInt.of(to.codePointAt(i)));
        if (args.length > 2) ((PyStr) args[2]).value.codePoints().forEach(c -> table.put(PyInt.of(c), PyNone.NONE));
    }

    private static void fromDict(PyDict table, PyObject source) {
        if (source.type != PyDict.TYPE) throw Errors.type("if you give only one argument to maketrans it must be a dict");
        PyDict dict = (PyDict) source;
        for (int at = dict.nextPosition(0); at >= 0; at = dict.nextPosition(at + 1)) {
            PyObject key = dict.keyAt(at);
            if (key instanceof PyStr text) {
                if (text.length() != 1) throw Errors.value("string keys in translate table must be of length 1");
                table.put(PyInt.of(text.codePointAt(0)), dict.valueAt(at));
            } else if (key instanceof PyInt) {
                table.put(key, dict.valueAt(at));
            } else {
                throw Errors.type("keys in translate table must be strings or integers");
            }
        }
    }
}
