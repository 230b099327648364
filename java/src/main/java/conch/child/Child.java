package conch.child;

import java.io.File;
import java.io.IOException;
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
 * A program to be run once, in a process group of its own. It reads nothing, and leaves no core dump. When it is stopped, or ends while
 * processes that it started still hold its output open, the whole group is killed.
 *
 * <p>Memory and group need {@code sh} with {@code ulimit -v}, and {@code setsid}; without {@code setsid} the descendants known at that
 * moment are killed one by one. A JVM that is told to end (Ctrl-C) takes its children with it.
 */
public final class Child {
    /** $1: limit in KiB or 0; then the command. A limit that the system does not know is no reason not to run. */
    private static final String WRAPPER = """
            ulimit -c 0
            [ "$1" = 0 ] || ulimit -v "$1" 2>/dev/null
            shift
            if command -v setsid >/dev/null; then exec setsid "$@"; fi
            exec "$@"
            """;
    private static final Pattern MEMORY = Pattern.compile("out of memory|cannot allocate memory|bad_alloc|MemoryError|memory exhausted",
            Pattern.CASE_INSENSITIVE);
    private static final int SIGNALLED = 128, HIGHEST_SIGNAL = 64;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final List<String> command;
    private final Limits limits;
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

    /** Ctrl-C ends this process, not the child: that one has a group of its own, and would go on alone. Null where this process ends already. */
    private static Thread killAtExit(Process process) {
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
        var wrapped = new ArrayList<>(List.of("sh", "-c", WRAPPER, "sh", String.valueOf(limits.memoryBytes() >> 10)));
        wrapped.addAll(command);
        var builder = new ProcessBuilder(wrapped).redirectInput(new File("/dev/null"));
        if (folder != null) builder.directory(folder.toFile());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(merged);
        return builder.start();
    }

    /** Whether it ended by itself. In the end the process is gone and its output read, also when this thread is interrupted. */
    private boolean await(Process process, Capture output, Capture errors) throws InterruptedException {
        try {
            boolean ended = process.waitFor(limits.time().toNanos(), TimeUnit.NANOSECONDS);
            if (!ended) kill(process);
            process.waitFor();
            if (!finished(output, errors)) kill(process);
            finished(output, errors);
            return ended;
        } catch (InterruptedException e) {
            kill(process);
            throw e;
        }
    }

    /** Open output after the end of the child means that somebody it started still lives. */
    private static boolean finished(Capture output, Capture errors) throws InterruptedException {
        return output.join(LAST_WORDS) & errors.join(LAST_WORDS);
    }

    private Ending ending(int code, String said) {
        if (code == 0) return new Ending.Exited(0);
        if (MEMORY.matcher(said).find()) return new Ending.OutOfMemory(limits.memoryBytes());
        boolean signalled = code > SIGNALLED && code <= SIGNALLED + HIGHEST_SIGNAL;
        return signalled ? new Ending.Killed(code - SIGNALLED) : new Ending.Exited(code);
    }

    /** The group first: a shell whose children die before it writes a line about that. */
    private static void kill(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        try {
            // The group's number is the child's; where setsid is missing there is no such group, and kill says so to nobody.
            new ProcessBuilder("sh", "-c", "kill -9 -\"$1\" 2>/dev/null", "sh", String.valueOf(process.pid())).start().waitFor();
        } catch (IOException e) {
            // Without sh nothing was started either.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
