package conch.ffi;

import conch.bindings.ConchHost;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/** The eval breaker: a native word that C sets when the holder of the GIL has something to attend to. */
public final class EvalBreaker {
    private static final MemorySegment WORD;
    private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

    static {
        NativeLibrary.load();
        WORD = ConchHost.conch_eval_breaker$segment();
    }

    /** What the interpreter does about a duty. Each may throw; what was not reached stays noted. */
    public interface Duties {
        /** A signal arrived; called on the main thread only. */
        void signal(int number);

        /** A pending call failed: C has set an exception, which is to be thrown here. */
        void pendingCallFailed();

        /** Another thread wants an exception raised in this one, and gave this handle for it (see {@link Gil#setAsynchronous}). */
        void asynchronous(long handle);
    }

    private EvalBreaker() {
    }

    /** Whether {@link #handle} has something to do: one plain load, for the polls of the eval loop. */
    public static boolean requested() {
        return (int) INT.getOpaque(WORD, 0L) != 0;
    }

    /**
     * Attends to what was asked for, in CPython's order: signals, pending calls, the request to drop the GIL, an asynchronous exception.
     * Called by the holder of the GIL. Duties of another thread are left for it.
     */
    public static void handle(Duties duties) {
        int which = ConchHost.conch_eval_breaker_duties();
        if ((which & ConchHost.CONCH_BREAKER_SIGNALS()) != 0) {
            for (int signal; (signal = ConchHost.conch_signal_take()) != 0; ) duties.signal(signal);
        }
        if ((which & ConchHost.CONCH_BREAKER_PENDING_CALLS()) != 0 && ConchHost.conch_pending_make() != 0) duties.pendingCallFailed();
        if ((which & ConchHost.CONCH_BREAKER_GIL_DROP_REQUEST()) != 0) ConchHost.conch_gil_yield();
        if ((which & ConchHost.CONCH_BREAKER_ASYNC_EXCEPTION()) != 0) {
            long handle = ConchHost.conch_thread_take_async();
            if (handle != 0) duties.asynchronous(handle);
        }
    }

    /** Notes a signal for the main thread. Callable from any thread, without the GIL. */
    public static void signal(int number) {
        if (ConchHost.conch_signal_set(number) != 0) throw new IllegalArgumentException("no such signal: " + number);
    }

    /** Whether a signal waits; takes none. Called by the holder of the GIL; always false on threads other than the main one. */
    public static boolean signalWaits() {
        return requested() && (ConchHost.conch_eval_breaker_duties() & ConchHost.CONCH_BREAKER_SIGNALS()) != 0;
    }
}
