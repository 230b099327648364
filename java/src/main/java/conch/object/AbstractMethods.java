package conch.object;

/** {@code __abstractmethods__}: what keeps a class from being instantiated. */
final class AbstractMethods {
    static final PyStr NAME = PyStr.intern("__abstractmethods__");

    private AbstractMethods() {
    }

    static PyException cannotInstantiate(PyType type) {
        PyObject names = type.dictionary().get(NAME);
        if (names == null) return Errors.type("Can't instantiate abstract class %s", type.name);
        try (Hold list = new Hold(Operations.listOf(names))) {
            String[] sorted = new String[((PyList) list.get()).size()];
            for (int i = 0; i < sorted.length; i++) sorted[i] = Operations.str(((PyList) list.get()).get(i)).value;
            java.util.Arrays.sort(sorted);
            return Errors.type("Can't instantiate abstract class %s with abstract method%s %s", type.name, sorted.length == 1 ? "" : "s", String.join(", ", sorted));
        }
    }

    static void set(PyType type, PyObject value) {
        if (value == null) {
            if (!type.dictionary().remove(NAME)) throw Errors.attribute(type, NAME);
            type.isAbstract = false;
        } else {
            boolean any = Operations.isTrue(value);
            type.dictionary().put(NAME, value);
            type.isAbstract = any;
        }
        type.modified();
    }
}
