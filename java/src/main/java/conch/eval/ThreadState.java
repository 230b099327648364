package conch.eval;

import conch.ffi.EvalBreaker;
import conch.ffi.NativeThread;
import conch.object.PyBaseException;
import conch.object.PyObject;

/**
 * What the interpreter knows of one thread: which frame runs, how deep, which exception is being handled. Touched only by its own
 * thread, with the GIL held. The C half (who holds the GIL, pending asynchronous exceptions) is behind conch.ffi.Gil.
 */
public final class ThreadState {
    /** A stage of handled exceptions: a generator has one of its own, linked to that of whoever resumed it. */
    static final class Handled {
        /** Slot: the exception that an {@code except} block is dealing with; null or None for none. */
        PyObject exception;
        Handled outer;
    }

    /** What this thread does when the eval breaker names a duty of its own. */
    final EvalBreaker.Duties duties;
    private static final ThreadLocal<ThreadState> foreign = new ThreadLocal<>();

    public final InterpreterState interpreter;
    Frame frame;
    int depth;
    private long ident;
    Handled handled = new Handled();
    /** On its way from a translated loop to the eval loop. */
    Throwable raisedInLoop;
    /** The native half: what takes the GIL. */
    public final NativeThread lock;

    public ThreadState(InterpreterState interpreter, NativeThread lock) {
        this.interpreter = interpreter;
        this.lock = lock;
        duties = new ThreadDuties(interpreter);
    }

    /** The state of the calling thread; null where it has none. */
    public static ThreadState currentOrNull() {
        return Thread.currentThread() instanceof InterpreterThread thread ? thread.state : foreign.get();
    }

    /** The state of the calling thread. */
    public static ThreadState current() {
        ThreadState state = currentOrNull();
        if (state == null) throw new IllegalStateException("this thread has no thread state: " + Thread.currentThread().getName());
        return state;
    }

    /** Gives the calling thread, which is no {@link InterpreterThread}, a state; null takes it away. */
    public static void bindForeign(ThreadState state) {
        if (state == null) foreign.remove();
        else foreign.set(state);
    }

    /** The thread's identity, as C sees it too; to be asked for by the thread itself. */
    public long ident() {
        if (ident == 0) ident = NativeThread.ident();
        return ident;
    }

    public Frame frame() {
        return frame;
    }

    /** The innermost exception that is being handled, borrowed; null for none. */
    public PyBaseException handledException() {
        for (Handled h = handled; h != null; h = h.outer) {
            if (h.exception instanceof PyBaseException exception) return exception;
        }
        return null;
    }
}
