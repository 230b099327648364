package conch.object;

/** What a script can do with a {@code list}. */
final class ListMethods {
    private ListMethods() {
    }

    static void fill(PyType t) {
    }

    static void extend(PyList list, PyObject iterable) {
        Operations.forEach(iterable, list::append);
    }

    static void members(TypeMembers m) {
    }
}
