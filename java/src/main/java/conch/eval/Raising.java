package conch.eval;

import conch.compile.Code;
import conch.object.ExceptionTypes;
import conch.object.Errors;
import conch.object.Operations;
import conch.object.PyBaseException;
import conch.object.PyException;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;

/** Exceptions in the eval loop: raising, finding the handler, the chain of handled ones, {@code with}. */
final class Raising {
    private static final PyStr ENTER = PyStr.intern("__enter__"), EXIT = PyStr.intern("__exit__");

    private Raising() {
    }

    /**
     * An exception met this frame at instruction {@code index}: adds the traceback entry, cuts the stack back to what the handler
     * expects, pushes the exception, and returns the handler's index. Without a handler the frame is left and the exception goes on.
     */
    static int unwind(ThreadState thread, Frame frame, PyException exception, int index, int sp) {
        PyBaseException value = exception.value();
        if (!exception.contextSettled) settleContext(thread, exception);
        if (exception.reraised) exception.reraised = false;
        else PyTraceback.add(value, frame);
        Code code = frame.code;
        int row = code.handlerRow(index);
        int depth = code.variableCount() + (row < 0 ? 0 : code.exceptionTable[row + 3]);
        PyObject[] s = frame.slots;
        while (sp > depth) {
            PyObject old = s[--sp];
            s[sp] = null;
            if (old != null) old.drop();
        }
        if (row < 0) {
            frame.leave(sp);
            throw exception;
        }
        if (code.exceptionTable[row + 4] != 0) s[sp++] = PyInt.of(frame.next - 1).retain();
        s[sp] = exception.value().retain();
        exception.discard();
        frame.top = sp + 1;
        return code.exceptionTable[row + 2];
    }

    /** {@code __context__} is what was being handled when the exception came up, unless that would close a circle. */
    private static void settleContext(ThreadState thread, PyException exception) {
        exception.contextSettled = true;
        PyBaseException value = exception.value(), handled = thread.handledException();
        if (handled == null || handled == value) return;
        for (PyBaseException e = handled; e.context() != null; e = e.context()) {
            if (e.context() == value) {
                e.setContext(null);
                break;
            }
        }
        value.setContext(handled);
    }

    static PyException stackExhausted() {
        return Errors.recursion("maximum recursion depth exceeded");
    }

    /** {@code raise}, {@code raise x}, {@code raise x from cause}. */
    static PyException raise(ThreadState thread, PyObject x, PyObject cause) {
        if (x == null) {
            PyBaseException handled = thread.handledException();
            return handled == null ? Errors.runtime("No active exception to reraise") : reraise(handled);
        }
        PyException exception = new PyException(instance(x, "exceptions must derive from BaseException"));
        if (cause == null) return exception;
        PyBaseException causeValue = cause == PyNone.NONE ? null : instance(cause, "exception causes must derive from BaseException");
        exception.value().setCause(causeValue);
        return exception;
    }

    private static PyBaseException instance(PyObject x, String complaint) {
        if (x instanceof PyBaseException exception) return exception;
        if (x instanceof PyType type && type.isSubtypeOf(ExceptionTypes.BASE_EXCEPTION)) {
            PyObject made = Operations.call(x);
            if (made instanceof PyBaseException exception) return exception;
            String got = Errors.typeName(made);
            made.discard();
            throw Errors.type("calling %s should have returned an instance of BaseException, not %s", Operations.repr(x).value, "<class '" + got + "'>");
        }
        throw Errors.type("%s", complaint);
    }

    /** Raises once more what was raised before; the frame that does it gets no second entry in the traceback. */
    static PyException reraise(PyObject value) {
        PyException again = new PyException((PyBaseException) value);
        again.contextSettled = true;
        again.reraised = true;
        return again;
    }

    /** {@code exc → previous exc}: the exception becomes the handled one. */
    static int pushHandled(ThreadState thread, PyObject[] s, int sp) {
        PyObject exception = s[sp - 1];
        PyObject previous = thread.handled.exception;
        s[sp - 1] = previous != null ? previous : PyNone.NONE.retain();
        thread.handled.exception = exception.retain();
        s[sp] = exception;
        return sp + 1;
    }

    /** The exception before becomes the handled one again. Moves {@code previous} in. */
    static void popHandled(ThreadState thread, PyObject previous) {
        PyObject old = thread.handled.exception;
        thread.handled.exception = previous;
        PyObject.dropIfPresent(old);
    }

    static boolean matches(PyObject exception, PyObject expected) {
        if (expected instanceof PyTuple tuple) {
            for (PyObject each : tuple.items) requireExceptionType(each);
            for (PyObject each : tuple.items) if (exception.type().isSubtypeOf((PyType) each)) return true;
            return false;
        }
        requireExceptionType(expected);
        return exception.type().isSubtypeOf((PyType) expected);
    }

    private static void requireExceptionType(PyObject expected) {
        if (expected instanceof PyType type && type.isSubtypeOf(ExceptionTypes.BASE_EXCEPTION)) return;
        throw Errors.type("catching classes that do not inherit from BaseException is not allowed");
    }

    /** {@code manager → exit entered}. */
    static int beforeWith(PyObject[] s, int sp) {
        PyObject manager = s[sp - 1];
        PyObject enter = special(manager, ENTER, "");
        PyObject exit;
        try {
            exit = special(manager, EXIT, " (missed __exit__ method)");
        } catch (PyException e) {
            enter.discard();
            throw e;
        }
        s[sp - 1] = exit.retain();
        try {
            s[sp] = callOnce(enter).retain();
        } catch (PyException e) {
            s[sp - 1] = manager;
            exit.drop();
            throw e;
        }
        manager.drop();
        return sp + 1;
    }

    private static PyObject special(PyObject manager, PyStr name, String what) {
        PyObject found = manager.type().lookup(name);
        if (found == null) {
            throw Errors.type("'%s' object does not support the context manager protocol%s", Errors.typeName(manager), what);
        }
        var get = found.type().descriptorGet;
        return get == null ? found : get.apply(found, manager, manager.type());
    }

    private static PyObject callOnce(PyObject bound) {
        try (var hold = new conch.object.Hold(bound)) {
            return hold.returning(Operations.call(hold.get()));
        }
    }

    /** {@code exit(type, value, traceback)}. */
    static PyObject callExit(PyObject exit, PyObject exception) {
        PyObject traceback = ((PyBaseException) exception).traceback();
        return Operations.call(exit, exception.type(), exception, traceback == null ? PyNone.NONE : traceback);
    }
}
