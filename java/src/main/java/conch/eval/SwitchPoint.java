package conch.eval;

import conch.ffi.EvalBreaker;

/**
 * What a thread does where it looks at the eval breaker: at the entry of a function, at backward jumps, after calls.
 * In CPython's order: signals (main thread), pending calls (main thread), the request to drop the GIL, an asynchronous exception.
 */
public final class SwitchPoint {
    private SwitchPoint() {
    }

    /** May throw what a signal handler, a pending call or another thread raised. */
    public static void handle(ThreadState thread) {
        EvalBreaker.handle(thread.duties);
    }
}
