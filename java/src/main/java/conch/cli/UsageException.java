package conch.cli;

/** The command line cannot be carried out as written; the message is the one line that the user reads. Exit code 2. */
final class UsageException extends Exception {
    static final int EXIT_CODE = 2;

    UsageException(String message) {
        super(message, null, false, false);
    }

    static UsageException of(String format, Object... arguments) {
        return new UsageException(String.format(format, arguments));
    }

    /** For a command line that is written wrongly: points to the help as well. */
    static UsageException withHint(String format, Object... arguments) {
        return of(format + "; try: conch --help", arguments);
    }
}
