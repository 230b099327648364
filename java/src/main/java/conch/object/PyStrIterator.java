package conch.object;

/** {@code str_iterator}: the characters of a string. Lets the string go once it is exhausted. */
final class PyStrIterator extends PyContainer {
    static final PyType TYPE = PyType.define("str_iterator", PyStrIterator::fill, PyStrIterator::name);

    /** Slot; null once exhausted. */
    private PyStr text;
    /** Index of the next UTF-16 unit. */
    private int unit;

    PyStrIterator(PyStr text) {
        super(TYPE);
        this.text = (PyStr) text.retain();
    }

    private static void fill(PyType t) {
        t.iter = self -> self;
        t.next = self -> ((PyStrIterator) self).advance();
    }

    private static void name(TypeMembers m) {
        m.noArgs("__length_hint__", self -> PyInt.of(((PyStrIterator) self).left()));
    }

    private PyObject advance() {
        if (text == null) return null;
        String value = text.value;
        if (unit < value.length()) {
            int c = value.codePointAt(unit);
            unit += Character.charCount(c);
            return PyStr.ofCodePoint(c);
        }
        clearSlots();
        return null;
    }

    private int left() {
        return text == null ? 0 : text.value.codePointCount(unit, text.value.length());
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(text);
    }

    @Override
    public void clearSlots() {
        PyStr old = text;
        text = null;
        dropIfPresent(old);
    }
}
