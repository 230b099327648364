package conch.bench.jmh;

import conch.ffi.Gil;
import java.util.concurrent.CountDownLatch;

/**
 * The runtime with the lock free for the harness's threads. It belongs to a thread of its own, which starts it and lets the lock go, and
 * it is never ended: a fork measures one thing, and the harness promises no order in which it tears down what threads share.
 */
final class SharedRuntime {
    private static final CountDownLatch STARTED = new CountDownLatch(1), NEVER = new CountDownLatch(1);

    static {
        Thread.ofPlatform().daemon().name("runtime").start(SharedRuntime::own);
    }

    private SharedRuntime() {
    }

    /** Returns once the lock can be taken. */
    static void use() {
        await(STARTED);
    }

    private static void own() {
        Gil.start();
        Gil.need();
        try (var _ = Gil.release("bench")) {
            STARTED.countDown();
            await(NEVER);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
