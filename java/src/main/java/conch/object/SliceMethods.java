package conch.object;

/** What a script can do with a {@code slice}. */
final class SliceMethods {
    private SliceMethods() {
    }

    static void fill(PyType t) {
    }

    static void members(TypeMembers m) {
    }
}
