package conch.stdlib;

/** {@code _subprocess}: {@code subprocess} is written in Python over it. */
final class SubprocessModule {
    private SubprocessModule() {
    }

    static void fill(ModuleMembers m) {
        m.constant("Process", PyProcess.TYPE);
    }
}
