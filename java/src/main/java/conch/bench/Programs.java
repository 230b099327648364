package conch.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Short programs that are asked for something. */
final class Programs {
    private static final File NOWHERE = new File("/dev/null");
    private static final int LIMIT_SECONDS = 60;

    private Programs() {
    }

    /** What a program prints, without the last line's end; empty when it does not exist, fails, or takes a minute. */
    static Optional<String> output(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectInput(NOWHERE).redirectError(NOWHERE).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return ended(process) ? Optional.of(out) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static boolean ended(Process process) throws InterruptedException {
        if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) return process.exitValue() == 0;
        process.destroyForcibly();
        return false;
    }

    /**
     * The wall time of a program from start to end, in nanoseconds. It reads nothing; what it prints is thrown away.
     *
     * @throws IOException where it cannot be started or fails
     */
    static double wallTime(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectInput(NOWHERE).redirectOutput(NOWHERE).redirectError(NOWHERE);
        long start = System.nanoTime();
        int exitCode = builder.start().waitFor();
        long end = System.nanoTime();
        if (exitCode != 0) throw new IOException(String.join(" ", command) + " ended with exit code " + exitCode);
        return end - start;
    }
}
