package conch.object;

/** {@code dir()} of an object and of a class: the names without an order. */
final class Directory {
    private static final PyStr DICT = PyStr.intern("__dict__"), CLASS = PyStr.intern("__class__");

    private Directory() {
    }

    static PyObject ofObject(PyObject self) {
        try (Hold hold = new Hold(new PyDict())) {
            PyDict names = (PyDict) hold.get();
            PyObject own = Operations.getAttributeOrNull(self, DICT);
            if (own instanceof PyDict dict) addKeys(names, dict);
            else if (own != null) own.discard();
            PyObject cls = Operations.getAttributeOrNull(self, CLASS);
            if (cls instanceof PyType type) addAll(names, type);
            return Operations.listOf(names);
        }
    }

    static PyObject ofType(PyObject self) {
        try (Hold hold = new Hold(new PyDict())) {
            addAll((PyDict) hold.get(), (PyType) self);
            return Operations.listOf(hold.get());
        }
    }

    private static void addAll(PyDict names, PyType type) {
        for (int i = type.mro.length - 1; i >= 0; i--) addKeys(names, type.mro[i].dictionary());
    }

    private static void addKeys(PyDict names, PyDict from) {
        for (int at = -1; (at = from.nextPosition(at + 1)) >= 0; ) names.put(from.keyAt(at), PyNone.NONE);
    }
}
