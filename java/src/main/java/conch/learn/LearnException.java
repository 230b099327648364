package conch.learn;

/** What was asked for cannot be done; the message says why, and what to do. */
public final class LearnException extends Exception {
    private static final long serialVersionUID = 1;

    public LearnException(String message) {
        super(message, null, false, false);
    }

    public static LearnException of(String format, Object... arguments) {
        return new LearnException(String.format(format, arguments));
    }
}
