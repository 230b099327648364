package conch.race.explore;

/** Something that cannot be explored or replayed; the message says what is wrong and what to do, and may have several lines. */
public class ExploreException extends Exception {
    ExploreException(String message) {
        super(message, null, false, false);
    }

    static ExploreException of(String format, Object... arguments) {
        return new ExploreException(String.format(format, arguments));
    }
}
