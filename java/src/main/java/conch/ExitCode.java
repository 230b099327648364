package conch;

import conch.eval.ThreadState;
import conch.object.ExceptionTypes;
import conch.object.Operations;
import conch.object.PyBaseException;
import conch.object.PyException;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.stdlib.StandardStreams;

/** What an exception that nobody caught makes of the run: SystemExit says the code itself, anything else is printed. */
final class ExitCode {
    private static final int FAILED = 1, INTERRUPTED = 130;

    private ExitCode() {
    }

    /** Uses the exception up. */
    static int of(ThreadState thread, PyException exception) {
        int code = exception.is(ExceptionTypes.SYSTEM_EXIT) ? requested(thread, exception.value()) : printed(thread, exception);
        exception.discard();
        return code;
    }

    private static int requested(ThreadState thread, PyBaseException exit) {
        PyObject code = Operations.getAttribute(exit, PyStr.intern("code"));
        if (code == PyNone.NONE) return 0;
        if (code instanceof PyInt number) return number.isSmall() ? (int) (number.longValue() & 255) : 255;
        StandardStreams.printError(thread, Operations.str(code).value + "\n");
        return FAILED;
    }

    private static int printed(ThreadState thread, PyException exception) {
        thread.interpreter.hooks.uncaught(exception.value(), false);
        return exception.is(ExceptionTypes.KEYBOARD_INTERRUPT) ? INTERRUPTED : FAILED;
    }
}
