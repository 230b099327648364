package conch.object;

/** What {@link Unraisable#setSink} sets; an interface has no variable of its own. */
final class UnraisableSink {
    static Unraisable current = (exception, where) -> { };

    private UnraisableSink() {
    }
}
