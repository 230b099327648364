package conch.object;

/** What a script can do with a {@code set} or a {@code frozenset}. */
final class SetMethods {
    private SetMethods() {
    }

    static void fillSet(PyType t) {
    }

    static void fillFrozen(PyType t) {
    }

    static void setMembers(TypeMembers m) {
    }

    static void frozenMembers(TypeMembers m) {
    }
}
