package conch.object;

/** How hash tables compare two keys of the same hash that are not the same object. */
final class Keys {
    private Keys() {
    }

    /** {@code candidate == key}, as the table has it and as it is looked for. May run script code, during which the candidate is held. */
    static boolean equal(PyObject candidate, PyObject key) {
        if (candidate.type == PyStr.TYPE && key.type == PyStr.TYPE) return ((PyStr) candidate).value.equals(((PyStr) key).value);
        if (candidate.type == PyInt.TYPE && key.type == PyInt.TYPE) {
            PyInt a = (PyInt) candidate, b = (PyInt) key;
            return a.isSmall() ? b.isSmall() && a.value == b.value : !b.isSmall() && a.big.equals(b.big);
        }
        try (Hold hold = new Hold(candidate)) {
            return Operations.equal(candidate, key);
        }
    }
}
