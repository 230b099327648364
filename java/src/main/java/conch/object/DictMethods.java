package conch.object;

/** What a script can do with a {@code dict}. */
final class DictMethods {
    private DictMethods() {
    }

    static void fill(PyType t) {
    }

    static void members(TypeMembers m) {
    }
}
