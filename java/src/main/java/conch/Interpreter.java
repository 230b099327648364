package conch;

import conch.capi.ExtensionFinder;
import conch.capi.Strict;
import conch.compile.Code;
import conch.compile.Disassembler;
import conch.eval.Execution;
import conch.eval.Finalization;
import conch.eval.Hooks;
import conch.eval.HeldLiterals;
import conch.eval.InterpreterState;
import conch.eval.InterpreterThread;
import conch.eval.NamespaceFinder;
import conch.eval.SourceFinder;
import conch.eval.ThreadState;
import conch.ffi.EventStream;
import conch.ffi.Gil;
import conch.ffi.NativeThread;
import conch.object.Hold;
import conch.object.PyDict;
import conch.object.PyException;
import conch.object.PyList;
import conch.object.PyModule;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.stdlib.Repl;
import conch.stdlib.ExceptionHooks;
import conch.stdlib.Signals;
import conch.stdlib.StandardStreams;
import conch.stdlib.Stdlib;
import conch.syntax.Source;
import conch.syntax.SyntaxError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One interpreter, for one run: the one thing that an embedder needs. The script runs on a thread of its own, the main thread of the
 * interpreter; every {@code run…} method waits for it and returns the exit code. There is one lock a process, so interpreters run one
 * after the other.
 */
public final class Interpreter implements AutoCloseable {
    /** Where a thread looks at the eval breaker: at CPython 3.11's points, or before every instruction, as before 3.10. */
    public enum SwitchPoints { CPYTHON, EVERY }

    /** What an interpreter is made with; every setting has a default. */
    public static final class Builder {
        private boolean unbuffered;
        private Path home;
        private List<String> argv = List.of("");
        private Duration switchInterval;
        private SwitchPoints switchPoints = SwitchPoints.CPYTHON;
        private int translateAfter = TRANSLATE_AFTER;
        private InputStream in = System.in;
        private OutputStream out, err;
        private Consumer<EventStream.Recording> onRecording;
        private Strict.Mode mistakes = Strict.Mode.DEFAULT;
        private Duration longestHold;

        /** Where Conch lies: its extension modules are found there. Without it only those on {@code sys.path} are. */
        public Builder home(Path home) {
            this.home = home;
            return this;
        }

        /** {@code sys.argv}. */
        public Builder argv(List<String> argv) {
            this.argv = List.copyOf(argv);
            return this;
        }

        /** How long a thread may keep the lock when another one waits, as {@code sys.setswitchinterval}: in microseconds, at least one; 5 ms unless set. */
        public Builder switchInterval(Duration interval) {
            switchInterval = interval;
            return this;
        }

        /** Where the lock may change hands; {@link SwitchPoints#CPYTHON} unless set. */
        public Builder switchPoints(SwitchPoints points) {
            switchPoints = points;
            return this;
        }

        /** After how many turns a loop is translated to JVM code; 0 for never. With {@link SwitchPoints#EVERY} none is. */
        public Builder translateAfter(int turns) {
            translateAfter = turns;
            return this;
        }

        /** What becomes of the mistakes of extensions. */
        public Builder mistakes(Strict.Mode mode) {
            mistakes = mode;
            return this;
        }

        /** With {@link Strict.Mode#STRICT}: how long an extension may keep the lock in one go; null for any time. */
        public Builder longestHold(Duration longest) {
            longestHold = longest;
            return this;
        }

        /** Standard output is written at once, not when a buffer is full. */
        public Builder unbuffered() {
            this.unbuffered = true;
            return this;
        }

        /** Records the lock's event stream, and hands it over when the run has ended. */
        public Builder onRecording(Consumer<EventStream.Recording> consumer) {
            onRecording = consumer;
            return this;
        }

        /** The standard streams, where they are not the process's. */
        public Builder streams(InputStream in, OutputStream out, OutputStream err) {
            this.in = in;
            this.out = out;
            this.err = err;
            return this;
        }

        public Interpreter build() {
            return new Interpreter(this);
        }
    }

    /** What the main thread does once everything is set up; may throw PyException. */
    @FunctionalInterface
    private interface Job {
        void run(ThreadState thread) throws IOException;
    }

    private static final int EVENTS_A_LANE = 1 << 20;
    /** A loop has then run for some 10 ms, which is what the first translation of a process costs. */
    private static final int TRANSLATE_AFTER = 200_000;

    private final Builder settings;

    private Interpreter(Builder settings) {
        this.settings = settings;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Runs a script as {@code __main__}. @throws UncheckedIOException where it cannot be read */
    public int runFile(Path script) {
        String file = script.toAbsolutePath().toString();
        return run(script.toAbsolutePath().getParent().toString(), new MainScript(file, read(script), file));
    }

    /** Runs code given on the command line. */
    public int runCode(String code) {
        return run("", new MainScript("<string>", (code + "\n").getBytes(StandardCharsets.UTF_8), null));
    }

    /** Runs a module of {@code sys.path} or of the library as {@code __main__}; the current folder is first on the path. */
    public int runModule(String name) {
        return run(Path.of("").toAbsolutePath().toString(), thread -> {
            MainModule found = MainModule.find(thread, name);
            PyObject argv = ((PyModule) thread.interpreter.modules.get(PyStr.intern("sys"))).dict().get(PyStr.intern("argv"));
            ((PyList) argv).set(0, PyStr.of(found.shown()));
            PyDict names = mainModule(thread);
            names.put(PyStr.intern("__package__"), PyStr.of(found.packageName()));
            main(thread, names, found.source(), found.file());
        });
    }

    /** Runs what standard input holds. */
    public int runStdin() {
        try {
            return run("", new MainScript("<stdin>", settings.in.readAllBytes(), null));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read standard input: " + e.getMessage(), e);
        }
    }

    private static byte[] read(Path script) {
        try {
            return Files.readAllBytes(script);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read '" + script + "': " + e.getMessage(), e);
        }
    }

    /** Reads statements, runs them, prints values and tracebacks, until the input ends. */
    public int repl() {
        return run("", thread -> Repl.run(thread, mainModule(thread)));
    }

    /** Prints the bytecode of a script. */
    public int disassemble(Path script) {
        return run("", thread -> {
            Source source = Source.ofBytes(script.toString(), Files.readAllBytes(script));
            try (Hold code = new Hold(Execution.compile(source, Execution.Mode.EXEC))) {
                StandardStreams.print(thread, Disassembler.disassemble((Code) code.get()));
            }
        });
    }

    @Override
    public void close() {
    }

    private static PyDict mainModule(ThreadState thread) {
        PyModule main = new PyModule("__main__");
        thread.interpreter.modules.put(PyStr.intern("__main__"), main);
        main.dict().put(PyStr.intern("__builtins__"), thread.interpreter.modules.get(PyStr.intern("builtins")));
        return main.dict();
    }

    /** A text that runs as {@code __main__}; {@code file} is what {@code __file__} says, null for none. */
    private record MainScript(String name, byte[] text, String file) implements Job {
        @Override
        public void run(ThreadState thread) {
            main(thread, mainModule(thread), Source.ofBytes(name, text), file);
        }
    }

    private static void main(ThreadState thread, PyDict names, Source source, String file) {
        if (file != null) names.put(PyStr.intern("__file__"), PyStr.of(file));
        Code code = Execution.compile(source, Execution.Mode.EXEC);
        try (HeldLiterals literals = new HeldLiterals(code)) {
            Execution.run(thread, code, names, names).discard();
        }
    }

    /** The main thread's life, from taking the lock to its last release. */
    private int run(String pathEntry, Job job) {
        int[] exitCode = {1};
        Throwable[] failure = {null};
        InterpreterThread main = new InterpreterThread("MainThread", () -> {
            try {
                exitCode[0] = onMainThread(pathEntry, job);
            } catch (Throwable e) {
                failure[0] = e;
            }
        });
        main.start();
        join(main);
        if (failure[0] instanceof Error error) throw error;
        if (failure[0] instanceof RuntimeException exception) throw exception;
        return exitCode[0];
    }

    private static void join(Thread main) {
        while (true) {
            try {
                main.join();
                return;
            } catch (InterruptedException e) {
                Signals.interrupt();
            }
        }
    }

    private int onMainThread(String pathEntry, Job job) {
        Hooks.install();
        Strict.choose(settings.mistakes, settings.longestHold);
        NativeThread lock = Gil.start();
        InterpreterState interpreter = new InterpreterState(settings.switchPoints == SwitchPoints.EVERY, settings.translateAfter);
        ThreadState thread = new ThreadState(interpreter, lock);
        interpreter.hooks = new ExceptionHooks();
        ((InterpreterThread) Thread.currentThread()).bind(thread);
        if (settings.switchInterval != null) Gil.setSwitchInterval(settings.switchInterval.toNanos() / 1000);
        if (settings.onRecording != null) EventStream.start(EVENTS_A_LANE);
        StandardStreams streams = new StandardStreams(settings.in, settings.out, settings.err, settings.unbuffered);
        Signals.begin(thread);
        Stdlib.install(thread, settings.argv, searchPath(pathEntry), streams);
        interpreter.finders.add(new Stdlib());
        interpreter.finders.add(new SourceFinder());
        interpreter.finders.add(new ExtensionFinder());
        interpreter.finders.add(new NamespaceFinder());
        int exitCode = ended(thread, job);
        exitCode = Finalization.run(thread, exitCode);
        Strict.finish();
        Signals.end();
        if (settings.onRecording != null) {
            EventStream.stop();
            settings.onRecording.accept(EventStream.read());
        }
        Gil.finish();
        return exitCode;
    }

    private List<String> searchPath(String pathEntry) {
        List<String> path = new ArrayList<>();
        path.add(pathEntry);
        String more = System.getenv("CONCH_PATH");
        if (more != null) path.addAll(List.of(more.split(java.io.File.pathSeparator)));
        if (settings.home != null) path.add(settings.home.resolve("build/release/modules").toString());
        return path;
    }

    private static int ended(ThreadState thread, Job job) {
        try {
            job.run(thread);
            return 0;
        } catch (PyException e) {
            return ExitCode.of(thread, e);
        } catch (SyntaxError e) {
            return ExitCode.of(thread, Execution.raised(e));
        } catch (IOException e) {
            StandardStreams.printError(thread, "conch: " + e.getMessage() + "\n");
            return 1;
        } catch (MainModule.NotFound e) {
            StandardStreams.printError(thread, "conch: " + e.getMessage() + "\n");
            return 1;
        }
    }
}
