package conch.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conch.ffi.EvalBreaker;
import conch.ffi.EventStream;
import conch.ffi.EventStream.Recording;
import conch.ffi.Gil;
import conch.ffi.NativeThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Recordings of Java threads that contend for the lock: threads that let go only when asked, beside threads that let go all the time. */
class RealRecordingTest {
    private static final int COMPUTING = 2, BLOCKING = 2;
    private static final EvalBreaker.Duties NONE = new EvalBreaker.Duties() {
        @Override
        public void signal(int number) {
        }

        @Override
        public void pendingCallFailed() {
        }

        @Override
        public void asynchronous(long handle) {
        }
    };

    private volatile boolean done;
    private final AtomicInteger busy = new AtomicInteger();

    @Test
    void everyInvariantHolds() throws Exception {
        Recording recording = record(1 << 18, 200);
        assertEquals(0, recording.lost());
        TraceCheck trace = TraceCheck.writeAndCheck(recording);
        assertEquals(Set.of("GIL owner", "MainThread", "computes 0", "computes 1", "blocks 0", "blocks 1", "stays outside"),
            Set.copyOf(trace.names.values()));
        assertEquals(List.of("blocked", "exit", "interval", "trace end"), trace.all("X", "hold GIL").stream()
            .map(TraceCheck.Entry::reason).distinct().sorted().toList());
        assertTrue(trace.all("X", "wait GIL").stream().anyMatch(e -> e.args().get("forced").getAsBoolean()));
        assertTrue(!trace.all("i", "drop request").isEmpty());
        assertEquals(BLOCKING * 200, trace.all("X", "released: kernel").size());
        assertTrue(trace.all("s", "hand-over").size() >= BLOCKING);
        assertEquals(1, trace.all("X", "released: until the end").stream().filter(e -> e.args().has("cut")).count());
    }

    @Test
    void everyInvariantHoldsOfWhatIsLeftWhereRecordsAreLost() throws Exception {
        Recording recording = record(50, 200);
        assertTrue(recording.lost() > 0);
        TraceCheck trace = TraceCheck.writeAndCheck(recording);
        assertTrue(trace.all("i", "records lost").size() >= BLOCKING);
        assertTrue(!trace.slices(1).isEmpty());
    }

    private Recording record(long capacity, int rounds) throws Exception {
        FutureTask<Recording> main = new FutureTask<>(() -> onMainThread(capacity, rounds));
        new Thread(main).start();
        return main.get();
    }

    private Recording onMainThread(long capacity, int rounds) throws InterruptedException {
        Gil.start().setName("MainThread");
        long interval = Gil.switchInterval();
        Gil.setSwitchInterval(100);
        EventStream.start(capacity);
        CountDownLatch outside = new CountDownLatch(1), stopped = new CountDownLatch(1);
        List<Thread> threads = contend(rounds);
        threads.add(start("stays outside", () -> {
            try (var _ = Gil.release("until the end")) {
                outside.countDown();
                await(stopped);
            }
        }));
        while (busy.get() > 0) attend();
        try (var _ = Gil.release("latch")) {
            await(outside);
        }
        done = true;
        try (var _ = Gil.release("join")) {
            for (Thread thread : threads.subList(0, threads.size() - 1)) thread.join();
        }
        EventStream.stop();
        stopped.countDown();
        try (var _ = Gil.release("join")) {
            threads.getLast().join();
        }
        Gil.setSwitchInterval(interval);
        Gil.finish();
        return EventStream.read();
    }

    private List<Thread> contend(int rounds) {
        done = false;
        busy.set(BLOCKING);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < COMPUTING; i++) {
            threads.add(start("computes " + i, () -> {
                while (!done) attend();
            }));
        }
        for (int i = 0; i < BLOCKING; i++) threads.add(start("blocks " + i, () -> block(rounds)));
        return threads;
    }

    private void block(int rounds) {
        for (int i = 0; i < rounds; i++) {
            try (var _ = Gil.release("kernel")) {
                Thread.yield();
            }
            attend();
        }
        busy.decrementAndGet();
    }

    private static void attend() {
        if (EvalBreaker.requested()) EvalBreaker.handle(NONE);
    }

    private static Thread start(String name, Runnable body) {
        NativeThread lock = NativeThread.create();
        Thread thread = new Thread(() -> {
            Gil.attach(lock);
            lock.setName(name);
            body.run();
            Gil.exit();
        });
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts it", e);
        }
    }
}
