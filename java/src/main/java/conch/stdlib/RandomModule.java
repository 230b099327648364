package conch.stdlib;

/** {@code _random}: the generator; {@code random} is written in Python over it. */
final class RandomModule {
    private RandomModule() {
    }

    static void fill(ModuleMembers m) {
        m.constant("Twister", PyTwister.TYPE);
    }
}
