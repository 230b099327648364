package conch.stdlib;

import conch.ffi.Gil;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyBool;
import conch.object.PyBytes;
import conch.object.PyDict;
import conch.object.PyInt;
import conch.object.PyList;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.stream.Stream;

/** {@code _os}: what the system can be asked; {@code os} and {@code os.path} are written in Python over it. */
final class OsModule {
    private OsModule() {
    }

    /** Something with a file that the system may refuse. */
    @FunctionalInterface
    interface Work<T> {
        T at(Path path) throws IOException;
    }

    static void fill(ModuleMembers m) {
        m.noArgs("getpid", self -> PyInt.of(ProcessHandle.current().pid()));
        m.noArgs("getppid", self -> PyInt.of(ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L)));
        m.noArgs("cpu_count", self -> PyInt.of(Runtime.getRuntime().availableProcessors()));
        m.noArgs("getcwd", self -> PyStr.of(Path.of("").toAbsolutePath().toString()));
        m.noArgs("environment", self -> environment());
        m.oneArg("fspath", (self, x) -> OpenFunction.fspath(x));
        m.oneArg("exists", (self, x) -> test(x, path -> Files.exists(path)));
        m.oneArg("isfile", (self, x) -> test(x, path -> Files.isRegularFile(path)));
        m.oneArg("isdir", (self, x) -> test(x, path -> Files.isDirectory(path)));
        m.oneArg("islink", (self, x) -> test(x, Files::isSymbolicLink));
        m.oneArg("getsize", (self, x) -> PyInt.of(ask(x, Files::size)));
        m.oneArg("realpath", (self, x) -> PyStr.of(ask(x, path -> Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize()).toString()));
        m.oneArg("remove", (self, x) -> done(x, OsModule::remove));
        m.oneArg("mkdir", (self, x) -> done(x, Files::createDirectory));
        m.oneArg("rmdir", (self, x) -> done(x, OsModule::removeFolder));
        m.oneArg("listdir", (self, x) -> names(ask(x, OsModule::list)));
        FileAttributes.fill(m);
        NumberedFiles.fill(m);
        m.oneArg("strerror", (self, code) -> PyStr.of(Errors.textOf(Operations.asInt(code))));
        m.noArgs("uname", self -> uname());
        m.oneArg("urandom", (self, n) -> random(Operations.asIndexLong(n, ExceptionTypes.OVERFLOW_ERROR)));
        m.oneArg("_exit", (self, code) -> exit((int) Operations.asIndexLong(code, ExceptionTypes.OVERFLOW_ERROR)));
        m.positional("kill", 2, 2, (self, a) -> kill(Operations.asIndexLong(a[0], ExceptionTypes.OVERFLOW_ERROR), Operations.asIndexLong(a[1], ExceptionTypes.OVERFLOW_ERROR)));
    }

    private static PyObject random(long count) {
        if (count < 0) throw Errors.value("negative argument not allowed");
        if (count > Integer.MAX_VALUE - 8) throw Errors.memory();
        byte[] bytes = new byte[(int) count];
        new SecureRandom().nextBytes(bytes);
        return PyBytes.of(bytes);
    }

    private static PyObject uname() {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : System.getProperty("os.name"), machine = System.getProperty("os.arch");
        String host = System.getenv().getOrDefault("HOSTNAME", "localhost");
        return PyTuple.of(PyStr.of(system), PyStr.of(host), PyStr.of(System.getProperty("os.version")), PyStr.of(""),
            PyStr.of(machine.equals("amd64") ? "x86_64" : machine));
    }

    private static PyObject environment() {
        PyDict result = new PyDict();
        System.getenv().forEach((name, value) -> result.put(PyStr.of(name), PyStr.of(value)));
        return result;
    }

    static <T> T ask(PyObject file, Work<T> work) {
        String name = OpenFunction.path(file);
        IOException failure;
        try (var released = Gil.release("file system")) {
            return work.at(Path.of(name));
        } catch (IOException e) {
            failure = e;
        }
        throw FileErrors.of(failure, name);
    }

    private static PyObject test(PyObject file, Work<Boolean> work) {
        return PyBool.of(ask(file, work));
    }

    static PyObject done(PyObject file, Work<Object> work) {
        ask(file, work);
        return PyNone.NONE;
    }

    private static Object remove(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) throw new IOException("Is a directory");
        Files.delete(path);
        return null;
    }

    private static Object removeFolder(Path path) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) throw new IOException("Not a directory");
        Files.delete(path);
        return null;
    }

    private static String[] list(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).toArray(String[]::new);
        }
    }

    private static PyObject names(String[] names) {
        try (Hold list = new Hold(new PyList())) {
            for (String name : names) ((PyList) list.get()).append(PyStr.of(name));
            return list.take();
        }
    }

    /** Ends the process at once: nothing is flushed, no finaliser runs. */
    private static PyObject exit(int code) {
        Gil.exitNow(code & 255);
        return PyNone.NONE;
    }

    /** Java can only end processes: what else there is to say to one is said by the command of POSIX. */
    private static void send(long process, long signal) {
        if (signal < 0 || signal > 64) throw Errors.os(22, null);
        int failed;
        try (var released = Gil.release("kill")) {
            Process command = new ProcessBuilder("kill", "-" + signal, Long.toString(process)).redirectErrorStream(true).start();
            failed = command.waitFor();
        } catch (IOException e) {
            failed = 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed = 0;
        }
        if (failed != 0) throw Errors.os(3, null);
    }

    /** To this process by Conch itself, to another one through the system. */
    private static PyObject kill(long process, long signal) {
        if (process == ProcessHandle.current().pid()) {
            if (signal != 0) Signals.current().raise((int) signal);
            return PyNone.NONE;
        }
        ProcessHandle other = ProcessHandle.of(process).orElseThrow(() -> Errors.os(3, null));
        if (signal == Signals.KILL) other.destroyForcibly();
        else if (signal == Signals.TERM) other.destroy();
        else if (signal != 0) send(process, signal);
        return PyNone.NONE;
    }
}
