package conch.learn;

import conch.child.Limits;
import conch.ext.CPythonHeaders;
import conch.ext.Compiler;
import conch.ext.ProjectException;
import conch.ext.Sanitizer;
import conch.ext.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** What this machine has for grading. Each thing is looked for once, and that it is missing is remembered as well. */
public final class Machine {
    /** An exercise takes a second, on a busy machine some; what takes more than this is a macro that grows without end. */
    static final Limits COMPILING = new Limits(Duration.ofSeconds(30), 0, 1 << 20).withResident(1L << 30);

    private final Path home;
    private final Compiler compiler = new Compiler(COMPILING);
    private final ReadWriteLock quiet = new ReentrantReadWriteLock(true);
    private Sanitizer threadSanitizer;
    private Sanitizer.Missing noThreadSanitizer;
    private CPythonHeaders cpython;
    private ProjectException noCPython;

    /** @param home Conch's own folder */
    public Machine(Path home) {
        this.home = home;
    }

    public Path home() {
        return home;
    }

    public Compiler compiler() {
        return compiler;
    }

    /** Readers: gates that may run side by side. Writer: one that measures. */
    ReadWriteLock quiet() {
        return quiet;
    }

    /** The first time may take minutes: the lock itself is compiled with ThreadSanitizer. */
    synchronized Sanitizer threadSanitizer() throws Sanitizer.Missing, IOException, InterruptedException {
        if (noThreadSanitizer != null) throw noThreadSanitizer;
        try {
            if (threadSanitizer == null) threadSanitizer = Sanitizer.prepare(Stage.TSAN, home, compiler);
            return threadSanitizer;
        } catch (Sanitizer.Missing e) {
            noThreadSanitizer = e;
            throw e;
        } catch (ProjectException e) {
            noThreadSanitizer = new Sanitizer.Missing("%s", e.getMessage());
            throw noThreadSanitizer;
        }
    }

    /** The installed CPython against whose headers an extension compiles as well. */
    public synchronized CPythonHeaders cpython() throws ProjectException, InterruptedException {
        if (noCPython != null) throw noCPython;
        try {
            if (cpython == null) cpython = CPythonHeaders.find();
            return cpython;
        } catch (ProjectException e) {
            noCPython = e;
            throw e;
        }
    }
}
