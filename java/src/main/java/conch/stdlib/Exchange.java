package conch.stdlib;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes all input to a process and reads all that it says, at the same time, so that neither side waits for the other for ever. */
final class Exchange {
    private static final int CHUNK = 1 << 16;

    private final List<Thread> threads = new ArrayList<>();
    // Each is read once its thread has ended.
    private final ByteArrayOutputStream output = new ByteArrayOutputStream(), errors = new ByteArrayOutputStream();

    /**
     * @param to where the process reads, null to write nothing; it is closed behind the input
     * @param output what the process writes, null for what is not read, as are its errors
     */
    Exchange(RawBytes to, byte[] input, RawBytes output, RawBytes errors) {
        if (to != null) start(() -> write(to, input));
        if (output != null) start(() -> read(output, this.output));
        if (errors != null) start(() -> read(errors, this.errors));
    }

    /** What a thread does; the other side may close early, for its own reasons. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException endOfOneSide) {
                Thread.currentThread().interrupt();
            }
        }, "communicate");
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    private static void write(RawBytes to, byte[] input) throws IOException {
        try {
            to.write(input, 0, input.length);
        } finally {
            to.close();
        }
    }

    private static void read(RawBytes from, ByteArrayOutputStream into) throws IOException, InterruptedException {
        byte[] chunk = new byte[CHUNK];
        for (int n; (n = from.read(chunk, 0, chunk.length)) > 0; ) into.write(chunk, 0, n);
    }

    boolean isDoneWithin(long nanos) throws InterruptedException {
        long end = nanos == Long.MAX_VALUE ? Long.MAX_VALUE : System.nanoTime() + nanos;
        for (Thread thread : threads) {
            if (nanos == Long.MAX_VALUE) thread.join();
            else if (!thread.join(java.time.Duration.ofNanos(Math.max(0, end - System.nanoTime())))) return false;
        }
        return true;
    }

    byte[] output() {
        return output.toByteArray();
    }

    byte[] errors() {
        return errors.toByteArray();
    }
}
