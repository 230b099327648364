package conch.eval;

import conch.ffi.EvalBreaker;
import conch.object.ExceptionTypes;
import conch.object.Errors;
import conch.object.Operations;
import conch.object.PyBaseException;
import conch.object.PyException;
import conch.object.PyObject;

/** What a thread does about the duties that the eval breaker names. */
final class ThreadDuties implements EvalBreaker.Duties {
    private final InterpreterState interpreter;

    ThreadDuties(InterpreterState interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public void signal(int number) {
        interpreter.onSignal.accept(number);
    }

    @Override
    public void pendingCallFailed() {
        PyException failure = interpreter.nativeException.get();
        throw failure != null ? failure : Errors.of(ExceptionTypes.SYSTEM_ERROR, "a pending call failed without setting an exception");
    }

    @Override
    public void asynchronous(long handle) {
        PyObject type = interpreter.asynchronous.remove(handle);
        if (type == null) return;
        PyObject exception = Operations.call(type.take());
        throw new PyException((PyBaseException) exception);
    }
}
