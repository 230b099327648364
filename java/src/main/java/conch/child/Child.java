package conch.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A program to be run once. It reads nothing, leaves no core dump, and nothing that it starts outlives it: between this process and the program stands
 * {@code supervise} (native/child/supervise.c), which finds what went into a session of its own, too. Its input is a pipe from here; when that is closed, or
 * this process ends in whatever way, it kills all it has below it.
 */
public final class Child {
    private static final Pattern MEMORY = Pattern.compile("out of memory|cannot allocate memory|bad_alloc|MemoryError|memory exhausted",
            Pattern.CASE_INSENSITIVE);
    private static final int SIGNALLED = 128, KILLED = 137, HIGHEST_SIGNAL = 64;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    /** What the end of a supervisor takes is milliseconds; one that was stopped or killed by what it supervises never comes to it. */
    private static final Duration KILLING = Duration.ofSeconds(6);

    private final List<String> command;
    private final Limits limits;
    private final String mark = java.util.UUID.randomUUID().toString();
    private final Map<String, String> environment = new HashMap<>();
    private Path folder;
    private boolean merged;

    /** @param command the program as a path or a name on the PATH, and its arguments */
    public Child(List<String> command, Limits limits) {
        this.command = List.copyOf(command);
        this.limits = limits;
    }

    /** Its working directory. */
    public Child in(Path workingFolder) {
        folder = workingFolder;
        return this;
    }

    public Child with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Child with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Standard error goes where standard output goes, so that the lines stay in the order in which they came. */
    public Child merged() {
        merged = true;
        return this;
    }

    /** Runs it to its end, whichever that is. */
    public ChildResult run() throws InterruptedException {
        return run(null, null);
    }

    /** @param lines gets each line of standard output as it comes, on another thread; all have come when this returns */
    public ChildResult run(Consumer<String> lines) throws InterruptedException {
        return run(lines, null);
    }

    /** @param lines gets each line of standard error as it comes, on another thread; nothing of it is kept */
    public ChildResult runWatched(Consumer<String> lines) throws InterruptedException {
        return run(null, lines);
    }

    private ChildResult run(Consumer<String> lines, Consumer<String> errorLines) throws InterruptedException {
        long begin = System.nanoTime();
        Process process;
        try {
            process = start();
        } catch (IOException e) {
            return new ChildResult(new Ending.NotStarted(e.getMessage()), "", "", Duration.ZERO);
        }
        var stopped = new AtomicReference<Ending>();
        Consumer<Ending> stopFor = why -> {
            if (stopped.compareAndSet(null, why)) kill(process);
        };
        Runnable stop = () -> stopFor.accept(new Ending.TooMuchOutput(limits.outputBytes()));
        Thread atExit = killAtExit(process);
        try {
            var _ = new Meter(process, limits, stopFor);
            var output = new Capture(process.getInputStream(), limits.outputBytes(), lines, stop);
            var errors = new Capture(process.getErrorStream(), limits.outputBytes(), errorLines, stop);
            boolean ended = await(process, output, errors);
            var took = Duration.ofNanos(System.nanoTime() - begin);
            Ending ending = stopped.get() != null ? stopped.get()
                    : ended ? ending(process.exitValue(), merged ? output.text() : errors.text()) : new Ending.OutOfTime(limits.time());
            return new ChildResult(ending, output.text(), errors.text(), took);
        } finally {
            forget(atExit);
        }
    }

    /** The end of this process is the child's as well; waiting for it here means that nothing is left when the prompt is back. Null where this process ends already. */
    private Thread killAtExit(Process process) {
        var hook = new Thread(() -> kill(process), "end of a child");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return hook;
        } catch (IllegalStateException e) {
            kill(process);
            return null;
        }
    }

    private static void forget(Thread hook) {
        try {
            if (hook != null) Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This process ends, and the hook is running.
        }
    }

    private Process start() throws IOException {
        var supervised = new ArrayList<>(List.of(supervisor(), String.valueOf(limits.memoryBytes() >> 10)));
        supervised.addAll(command);
        var builder = new ProcessBuilder(supervised);
        if (folder != null) builder.directory(folder.toFile());
        builder.environment().putAll(environment);
        builder.environment().put(Marked.VARIABLE, mark);
        builder.redirectErrorStream(merged);
        return builder.start();
    }

    private static String supervisor() throws IOException {
        Path program = Path.of(System.getProperty("conch.home", ""), "build/release/bin/supervise").toAbsolutePath();
        if (!Files.isExecutable(program)) throw new IOException("there is no " + program + "; build it with: cmake --preset release && cmake --build --preset release");
        return program.toString();
    }

    /** Whether it ended by itself. In the end the process is gone and its output read, also when this thread is interrupted. */
    private boolean await(Process process, Capture output, Capture errors) throws InterruptedException {
        try {
            boolean ended = process.waitFor(limits.time().toNanos(), TimeUnit.NANOSECONDS);
            if (!ended) kill(process);
            process.waitFor();
            if (process.exitValue() == KILLED) Marked.kill(mark);
            finished(output, errors);
            return ended;
        } catch (InterruptedException e) {
            kill(process);
            throw e;
        }
    }

    /** Open output after the end of the child means that somebody it started still lives, whom nothing here could find. */
    private static void finished(Capture output, Capture errors) throws InterruptedException {
        output.join(LAST_WORDS);
        errors.join(LAST_WORDS);
    }

    private Ending ending(int code, String said) {
        if (code == 0) return new Ending.Exited(0);
        if (MEMORY.matcher(said).find()) return new Ending.OutOfMemory(limits.memoryBytes());
        boolean signalled = code > SIGNALLED && code <= SIGNALLED + HIGHEST_SIGNAL;
        return signalled ? new Ending.Killed(code - SIGNALLED) : new Ending.Exited(code);
    }

    /** Tells the supervisor to end everything. */
    private static void stop(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended.
        }
    }

    private void kill(Process process) {
        stop(process);
        try {
            if (process.waitFor(KILLING.toMillis(), TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        Marked.kill(mark);
    }
}
