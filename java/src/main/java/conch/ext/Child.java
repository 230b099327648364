package conch.ext;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A process with a limit on its time and on what is kept of its output. */
final class Child {
    /** More than this is read and dropped, so that a child that prints without end neither blocks nor fills the memory. */
    private static final int KEPT_BYTES = 1 << 20;
    private static final int SIGNAL = 128;

    /** @param output standard output and standard error, as they came; ends with a line that says so if it was cut */
    record Result(int exitCode, boolean timedOut, String output) {
        boolean isGood() {
            return exitCode == 0 && !timedOut;
        }

        /** How it ended, in words. */
        String ending(Duration limit) {
            if (timedOut) return "did not end within " + limit.toSeconds() + " s";
            return exitCode > SIGNAL && exitCode <= SIGNAL + 64 ? "was ended by signal " + (exitCode - SIGNAL) : "ended with exit code " + exitCode;
        }
    }

    private Child() {
    }

    /** Runs it to its end, or kills it and all that it started when the time is over. Standard input is empty. */
    static Result run(List<String> command, Path folder, Map<String, String> environment, Duration limit) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        var timedOut = new AtomicBoolean();
        Thread watch = Thread.ofPlatform().daemon().name("time limit").start(() -> endAfter(process, limit, timedOut));
        try {
            String output = read(process.getInputStream());
            int exitCode = process.waitFor();
            watch.join();
            return new Result(exitCode, timedOut.get(), output);
        } finally {
            kill(process);
        }
    }

    private static void endAfter(Process process, Duration limit, AtomicBoolean timedOut) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) return;
            timedOut.set(true);
            kill(process);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing where it has ended: what it left running is not ours to end. */
    private static void kill(Process process) {
        if (!process.isAlive()) return;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String read(InputStream in) throws IOException {
        var kept = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        long dropped = 0;
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            int keep = Math.min(n, KEPT_BYTES - kept.size());
            kept.write(chunk, 0, keep);
            dropped += n - keep;
        }
        String text = kept.toString(StandardCharsets.UTF_8);
        return dropped == 0 ? text : text + "\n(" + dropped + " more bytes of output were dropped)\n";
    }
}
