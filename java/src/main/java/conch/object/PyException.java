package conch.object;

/**
 * An exception of the interpreted program on its way up through Java.
 *
 * <p>While it flies it is one slot for its value. Who catches it either rethrows it, moves the value out with {@link #take}, or ends it
 * with {@link #discard}. It has no Java stack trace and no message of its own.
 */
public final class PyException extends RuntimeException {
    private PyBaseException value;
    /** Whether {@code __context__} has been settled. The eval loop does it once, where the exception first meets a frame. */
    public boolean contextSettled;
    /** Whether the next frame that it meets re-raised it, and is therefore in its traceback already. */
    public boolean reraised;

    public PyException(PyBaseException value) {
        super(null, null, false, false);
        this.value = (PyBaseException) value.retain();
    }

    /** The exception instance; borrowed from this. */
    public PyBaseException value() {
        return value;
    }

    /** Moves the instance out; this is used up. */
    public PyBaseException take() {
        PyBaseException taken = value;
        value = null;
        taken.take();
        return taken;
    }

    public boolean is(PyType exceptionType) {
        return value.type.isSubtypeOf(exceptionType);
    }

    /** Ends the exception because it has been dealt with. */
    public void discard() {
        PyBaseException old = value;
        value = null;
        old.drop();
    }

    @Override
    public String getMessage() {
        return value == null ? "(exception dealt with)" : value.toString();
    }
}
