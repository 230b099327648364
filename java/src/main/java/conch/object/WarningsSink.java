package conch.object;

/** What {@link Warnings#setSink} sets; an interface has no variable of its own. */
final class WarningsSink {
    static Warnings current = (category, message) -> { };

    private WarningsSink() {
    }
}
