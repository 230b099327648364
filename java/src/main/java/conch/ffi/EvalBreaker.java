package conch.ffi;

import conch.bindings.ConchHost;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The eval breaker: a native word that C sets when the holder of the GIL has something to attend to. Until the native runtime is needed
 * (see {@link Gil#need}) only a signal can be such a thing, and Java keeps it.
 */
public final class EvalBreaker {
    /** 1 when there is something to look at: always once the native runtime runs, before that when a signal waits. */
    private static final AtomicInteger look = new AtomicInteger();
    /** Signals that arrived before the native runtime was needed, a bit each. */
    private static final AtomicLong early = new AtomicLong();

    /** Apart, so that the native word is found only when it is needed. */
    private static final class Word {
        private static final MemorySegment ADDRESS = ConchHost.conch_eval_breaker$segment();
        private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

        static boolean isSet() {
            return (int) INT.getOpaque(ADDRESS, 0L) != 0;
        }
    }

    /** What the interpreter does about a duty. Each may throw; what was not reached stays noted. */
    public interface Duties {
        /** A signal arrived; called on the main thread only. */
        void signal(int number);

        /** A pending call failed: C has set an exception, which is to be thrown here. */
        void pendingCallFailed();

        /** Another thread wants an exception raised in this one, and gave this handle for it ({@code PyThreadState_SetAsyncExc}). */
        void asynchronous(long handle);
    }

    private EvalBreaker() {
    }

    /** Whether {@link #handle} has something to do: two plain loads, for the polls of the eval loop. */
    public static boolean requested() {
        return look.getOpaque() != 0 && (Gil.isAlone() || Word.isSet());
    }

    /** Finds the native word and the way to read it, before they are needed. */
    static void findWord() {
        Word.isSet();
    }

    /** The native runtime has started: hands it the signals that arrived before. */
    static void nativeFromNowOn() {
        look.set(1);
        long signals = early.getAndSet(0);
        for (int number = 1; number < Long.SIZE; number++) if ((signals >> number & 1) != 0) ConchHost.conch_signal_set(number);
    }

    static void ended() {
        look.set(0);
        early.set(0);
    }

    /**
     * Attends to what was asked for, in CPython's order: signals, pending calls, the request to drop the GIL, an asynchronous exception.
     * Called by the holder of the GIL. Duties of another thread are left for it.
     */
    public static void handle(Duties duties) {
        if (Gil.isAlone()) {
            handleEarly(duties);
            return;
        }
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

    private static void handleEarly(Duties duties) {
        look.set(0);
        for (long signals; (signals = early.get()) != 0; ) {
            int number = Long.numberOfTrailingZeros(signals);
            early.accumulateAndGet(1L << number, (all, taken) -> all & ~taken);
            duties.signal(number);
        }
    }

    /** The first part of {@link #handle} alone, for code that runs long without a switch point. The handler may throw. */
    public static void takeSignals(java.util.function.IntConsumer handler) {
        if ((ConchHost.conch_eval_breaker_duties() & ConchHost.CONCH_BREAKER_SIGNALS()) == 0) return;
        for (int signal; (signal = ConchHost.conch_signal_take()) != 0; ) handler.accept(signal);
    }

    /** Notes a signal for the main thread. Callable from any thread, without the GIL. */
    public static void signal(int number) {
        if (number > 0 && number < Long.SIZE && Gil.isAlone()) {
            early.accumulateAndGet(1L << number, (all, more) -> all | more);
            look.set(1);
            if (Gil.isAlone() || (early.getAndSet(0) >> number & 1) == 0) return;
        }
        if (ConchHost.conch_signal_set(number) != 0) throw new IllegalArgumentException("no such signal: " + number);
    }

    /** Whether a signal waits; takes none. Called by the holder of the GIL; always false on threads other than the main one. */
    public static boolean signalWaits() {
        if (Gil.isAlone()) return early.get() != 0;
        return requested() && (ConchHost.conch_eval_breaker_duties() & ConchHost.CONCH_BREAKER_SIGNALS()) != 0;
    }
}
