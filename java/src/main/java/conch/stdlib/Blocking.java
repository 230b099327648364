package conch.stdlib;

import conch.eval.SwitchPoint;
import conch.eval.ThreadState;
import conch.ffi.EvalBreaker;
import conch.ffi.Gil;
import java.util.concurrent.locks.LockSupport;

/** Waiting for something with the GIL let go, on the main thread until a signal wants attention. */
final class Blocking {
    private Blocking() {
    }

    /** One attempt to get what is waited for, with the GIL let go. */
    @FunctionalInterface
    interface Attempt {
        /** @param nanos at most how long; Long.MAX_VALUE for any time. @return whether it succeeded */
        boolean within(long nanos) throws InterruptedException;
    }

    /** Sleeps. A signal handler that raises ends the sleep; one that returns lets it go on for the rest of the time (PEP 475). */
    static void sleep(String region, long nanos) {
        await(region, nanos, left -> {
            long end = System.nanoTime() + left;
            for (long rest = left; rest > 0; rest = end - System.nanoTime()) {
                LockSupport.parkNanos(rest);
                if (Thread.interrupted()) throw new InterruptedException();
            }
            return false;
        });
    }

    /**
     * Waits until the attempt succeeds or the time is over.
     *
     * @param region what the thread waits for, for the event stream
     * @param nanos Long.MAX_VALUE to wait for any time
     */
    static boolean await(String region, long nanos, Attempt attempt) {
        boolean forEver = nanos == Long.MAX_VALUE;
        long end = forEver ? 0 : System.nanoTime() + nanos;
        Signals signals = Signals.current();
        boolean main = signals.isMain();
        for (long left = nanos; ; left = forEver ? nanos : end - System.nanoTime()) {
            signals.beforeWait();
            if (once(region, Math.max(0, left), attempt, main ? signals : null)) return true;
            if (EvalBreaker.requested()) SwitchPoint.handle(ThreadState.current());
            if (!forEver && end - System.nanoTime() <= 0) return false;
        }
    }

    /** @param signals null on threads that no signal wakes */
    private static boolean once(String region, long nanos, Attempt attempt, Signals signals) {
        try (var released = Gil.release(region)) {
            if (signals == null) return attempt.within(nanos);
            signals.enterWait();
            try {
                return attempt.within(nanos);
            } finally {
                signals.leaveWait();
            }
        } catch (InterruptedException e) {
            return false;
        }
    }
}
