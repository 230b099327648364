package conch.capi;

import conch.bindings.ConchHost;
import conch.bindings.conch_error_taken;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyBaseException;
import conch.object.PyException;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyTuple;
import conch.object.PyType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The error indicator of the calling thread, which lives in C, and the exceptions that fly through Java. */
final class Pending {
    private static final MemorySegment taken = conch_error_taken.allocate(Arena.global());

    private Pending() {
    }

    /** Sets the indicator to an exception that must not fly on through C. Uses it up. */
    static void set(PyException exception) {
        ConchHost.conch_error_put(Mirrors.newReference(exception.take()));
    }

    /** What C has set, as an exception to throw; null where nothing is set. */
    static PyException takeOrNull() {
        return ConchHost.conch_error_take(taken) == 0 ? null : convert();
    }

    /** As {@link #takeOrNull}, but SystemError with these words where the function gave a result as well. */
    static PyException takeOrNull(String unreported) {
        if (ConchHost.conch_error_take(taken) == 0) return null;
        boolean stray = conch_error_taken.stray_result(taken) != 0;
        PyException set = convert();
        return stray ? withCause(Errors.system("%s", unreported), set) : set;
    }

    /** After a function that said it failed: what it set, or SystemError. {@code name} describes the function. */
    static PyException failed(String name) {
        if (ConchHost.conch_error_take(taken) == 0) return Errors.system("%s returned NULL without setting an exception", name);
        boolean stray = conch_error_taken.stray_result(taken) != 0;
        PyException set = convert();
        return stray ? withCause(Errors.system("%s returned a result with an exception set", name), set) : set;
    }

    /** As {@link #failed} for a function that answers −1. */
    static PyException minusOne(String name) {
        PyException set = takeOrNull();
        return set != null ? set : Errors.system("%s returned -1 without setting an exception", name);
    }

    private static PyException withCause(PyException exception, PyException cause) {
        PyBaseException value = cause.take();
        exception.value().setCause(value);
        exception.value().setContext(value);
        return exception;
    }

    private static PyException convert() {
        long type = conch_error_taken.type(taken), value = conch_error_taken.value(taken), traceback = conch_error_taken.traceback(taken);
        try (Hold heldType = new Hold(Mirrors.consume(type)); Hold heldValue = new Hold(value == 0 ? PyNone.NONE : Mirrors.consume(value));
             Hold heldTraceback = new Hold(traceback == 0 ? PyNone.NONE : Mirrors.consume(traceback))) {
            PyException made;
            try {
                made = new PyException(instance((PyType) heldType.get(), heldValue.get()));
            } catch (PyException e) {
                return e;
            }
            if (heldTraceback.get() != PyNone.NONE) made.value().setTraceback(heldTraceback.get());
            made.contextSettled = made.value().traceback() != null;
            return made;
        }
    }

    /** An instance of the type by what {@code PyErr_SetObject} got as the value: an instance, None, a tuple of arguments, or one argument. */
    static PyBaseException instance(PyType type, PyObject value) {
        if (value instanceof PyBaseException exception && exception.type().isSubtypeOf(type)) return exception;
        PyObject made = value == PyNone.NONE ? Operations.call(type)
            : value instanceof PyTuple args && args.type() == PyTuple.TYPE ? Operations.call(type, args.items, null)
            : Operations.call(type, value);
        if (made instanceof PyBaseException exception) return exception;
        try (Hold hold = new Hold(made)) {
            throw Errors.of(ExceptionTypes.TYPE_ERROR, "calling " + Operations.repr(type).value + " should have returned an instance of BaseException, not "
                + Errors.typeName(hold.get()));
        }
    }
}
