package conch.object;

/** What a script can do with a {@code tuple}. */
final class TupleMethods {
    private TupleMethods() {
    }

    static void fill(PyType t) {
    }

    static void members(TypeMembers m) {
    }
}
