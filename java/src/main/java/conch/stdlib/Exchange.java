package conch.stdlib;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Writes all input to a process and reads all that it says, at the same time, so that neither side waits for the other for ever. */
final class Exchange {
    private final List<Thread> threads = new ArrayList<>();
    // Each is read once its thread has ended.
    private final ByteArrayOutputStream output = new ByteArrayOutputStream(), errors = new ByteArrayOutputStream();

    /** @param input null to write nothing */
    Exchange(Process process, byte[] input, boolean readOutput, boolean readErrors) {
        if (input != null) start(() -> write(process.getOutputStream(), input));
        if (readOutput) start(() -> read(process.getInputStream(), output));
        if (readErrors) start(() -> read(process.getErrorStream(), errors));
    }

    private void start(Runnable work) {
        Thread thread = new Thread(work, "communicate");
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    /** A process that closes its input early has its reasons. */
    private static void write(OutputStream to, byte[] input) {
        try (to) {
            to.write(input);
        } catch (IOException closedEarly) {
            return;
        }
    }

    private static void read(InputStream from, ByteArrayOutputStream into) {
        try {
            from.transferTo(into);
        } catch (IOException closedMeanwhile) {
            return;
        }
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
