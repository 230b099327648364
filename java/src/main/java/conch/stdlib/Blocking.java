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
        long end = nanos == Long.MAX_VALUE ? 0 : System.nanoTime() + nanos;
        long left = nanos;
        while (true) {
            boolean interrupted = false;
            try (var released = Gil.release(region)) {
                if (attempt.within(Math.max(0, left))) return true;
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (EvalBreaker.requested()) SwitchPoint.handle(ThreadState.current());
            if (nanos != Long.MAX_VALUE) {
                left = end - System.nanoTime();
                if (left <= 0) return false;
            } else if (!interrupted) {
                return false;
            }
        }
    }
}
