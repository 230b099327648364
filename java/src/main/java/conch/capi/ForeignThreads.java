package conch.capi;

import conch.eval.InterpreterState;
import conch.eval.InterpreterThread;
import conch.eval.ThreadState;

/** Threads that C made and attached by PyGILState_Ensure: they get the Java half of a thread state when they first call Java. */
final class ForeignThreads {
    private static InterpreterState interpreter;

    private ForeignThreads() {
    }

    static void setInterpreter(InterpreterState state) {
        interpreter = state;
    }

    static void ensureState() {
        if (Thread.currentThread() instanceof InterpreterThread || interpreter == null || ThreadState.currentOrNull() != null) return;
        ThreadState.bindForeign(new ThreadState(interpreter, conch.ffi.NativeThread.currentOrNull()));
    }
}
