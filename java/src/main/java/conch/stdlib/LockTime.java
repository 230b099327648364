package conch.stdlib;

import conch.object.Errors;
import conch.object.Operations;
import conch.object.PyObject;

/** The arguments {@code blocking} and {@code timeout} of {@code acquire}. */
final class LockTime {
    private static final double MOST_SECONDS = Long.MAX_VALUE / 1e9;

    private LockTime() {
    }

    /** 0 not to wait, Long.MAX_VALUE to wait for any time. */
    static long nanos(PyObject blocking, PyObject timeout) {
        boolean blocks = blocking == null || Operations.isTrue(blocking);
        double seconds = timeout == null ? -1 : Operations.asDouble(timeout);
        if (!blocks && seconds != -1) throw Errors.value("can't specify a timeout for a non-blocking call");
        if (seconds < 0 && seconds != -1) throw Errors.value("timeout value must be positive");
        if (seconds > MOST_SECONDS) throw Errors.overflow("timeout value is too large");
        if (!blocks) return 0;
        return seconds == -1 ? Long.MAX_VALUE : (long) Math.ceil(seconds * 1e9);
    }
}
