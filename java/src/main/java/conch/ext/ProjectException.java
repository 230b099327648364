package conch.ext;

/** What was asked for cannot be done with this project; the message is the one line that the user reads. */
public final class ProjectException extends Exception {
    private static final long serialVersionUID = 1;

    ProjectException(String format, Object... arguments) {
        super(String.format(format, arguments), null, false, false);
    }
}
