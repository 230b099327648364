package conch.stdlib;

import conch.ffi.Gil;
import conch.ffi.SystemCall;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyBytes;
import conch.object.PyDict;
import conch.object.PyInt;
import conch.object.PyList;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** The functions of {@code _os} about files by the system's numbers, and a few that only the system itself can answer. */
final class NumberedFiles {
    /** How often a thread that waits for bytes looks whether a signal wants attention, in milliseconds. */
    private static final int LOOK = 50;
    /** Bytes that cross between Java and the system at once. */
    private static final int CHUNK = 1 << 20;

    private NumberedFiles() {
    }

    /** Something with the system that it may refuse. */
    @FunctionalInterface
    interface Work<T> {
        T done() throws IOException;
    }

    static void fill(ModuleMembers m) {
        m.noArgs("constants", self -> constants());
        m.positional("open", 3, 3, (self, a) -> open(OpenFunction.path(a[0]), Operations.asInt(a[1]), Operations.asInt(a[2])));
        m.positional("read", 3, 3, (self, a) -> read(number(a[0]), Operations.asLong(a[1]), Operations.asLong(a[2])));
        m.positional("write", 3, 3, (self, a) -> write(number(a[0]), BinasciiModule.bytesOf(a[1]), Operations.asLong(a[2])));
        m.positional("lseek", 3, 3, (self, a) -> {
            int file = number(a[0]), whence = Operations.asInt(a[2]);
            long offset = Operations.asLong(a[1]);
            return PyInt.of(without("lseek", null, () -> SystemCall.seek(file, offset, whence)));
        });
        m.positional("dup2", 3, 3, (self, a) -> {
            int file = number(a[0]), wanted = number(a[1]);
            boolean inherited = Operations.isTrue(a[2]);
            return PyInt.of(without("dup", null, () -> SystemCall.duplicateTo(file, wanted, inherited)));
        });
        m.positional("mkfifo", 2, 2, (self, a) -> {
            String path = OpenFunction.path(a[0]);
            int permissions = Operations.asInt(a[1]);
            return without("file system", null, () -> {
                SystemCall.makeFifo(path, permissions);
                return PyNone.NONE;
            });
        });
        act(m, "close", SystemCall::close);
        act(m, "ftruncate", SystemCall::truncate);
        act(m, "sync", (file, onlyBytes) -> SystemCall.sync(file, onlyBytes != 0));
        act(m, "fchmod", (file, permissions) -> SystemCall.setPermissions(file, (int) permissions));
        act(m, "set_flags", (file, flags) -> SystemCall.setFlags(file, (int) flags));
        act(m, "set_inheritable", (file, inherited) -> SystemCall.setInherited(file, inherited != 0));
        ask(m, "dup", SystemCall::duplicate);
        ask(m, "flags", SystemCall::flags);
        ask(m, "isatty", file -> SystemCall.isTerminal(file) ? 1 : 0);
        ask(m, "get_inheritable", file -> SystemCall.isInherited(file) ? 1 : 0);
        ask(m, "umask", SystemCall::setMask);
        ask(m, "identity", which -> SystemCall.identity(which));
        askMany(m, "fstat", SystemCall::status);
        askMany(m, "window", file -> longs(SystemCall.window(file)));
        askMany(m, "pipe", flags -> longs(SystemCall.pipe(flags)));
        askMany(m, "processors", process -> longs(SystemCall.processors(process)));
        m.positional("getpriority", 2, 2, (self, a) -> {
            int which = Operations.asInt(a[0]), who = Operations.asInt(a[1]);
            return PyInt.of(without("getpriority", null, () -> SystemCall.priority(which, who)));
        });
    }

    /** The flags for opening. Asked for by a script that wants one: the native library is not loaded before. */
    private static PyObject constants() {
        PyDict result = new PyDict();
        SystemCall.constants().forEach((name, value) -> {
            if (name.startsWith("O_")) result.put(PyStr.intern(name), PyInt.of(value));
        });
        return result;
    }

    /** What is asked of a file's number, or of another one. */
    @FunctionalInterface
    private interface Question<T> {
        T of(int number) throws IOException;
    }

    @FunctionalInterface
    private interface Act {
        void on(int file) throws IOException;
    }

    @FunctionalInterface
    private interface ActWith {
        void on(int file, long argument) throws IOException;
    }

    private static void act(ModuleMembers m, String name, Act act) {
        m.oneArg(name, (self, file) -> {
            int number = number(file);
            return without(name, null, () -> {
                act.on(number);
                return PyNone.NONE;
            });
        });
    }

    private static void act(ModuleMembers m, String name, ActWith act) {
        m.positional(name, 2, 2, (self, a) -> {
            int number = number(a[0]);
            long argument = Operations.asLong(a[1]);
            return without(name, null, () -> {
                act.on(number, argument);
                return PyNone.NONE;
            });
        });
    }

    private static void ask(ModuleMembers m, String name, Question<? extends Number> question) {
        m.oneArg(name, (self, asked) -> {
            int number = number(asked);
            return PyInt.of(without(name, null, () -> question.of(number)).longValue());
        });
    }

    private static void askMany(ModuleMembers m, String name, Question<long[]> question) {
        m.oneArg(name, (self, asked) -> {
            int number = number(asked);
            return numbers(without(name, null, () -> question.of(number)));
        });
    }

    private static long[] longs(int[] numbers) {
        return Arrays.stream(numbers).asLongStream().toArray();
    }

    /** A file's number out of an argument. */
    static int number(PyObject file) {
        if (!(file instanceof PyInt) && !Operations.hasIndex(file)) {
            throw Errors.type("'%s' object cannot be interpreted as an integer", Errors.typeName(file));
        }
        long number = Operations.asIndexLong(file, ExceptionTypes.OVERFLOW_ERROR);
        if (number > Integer.MAX_VALUE) throw Errors.overflow("Python int too large to convert to C int");
        return (int) Math.max(-1, number);
    }

    /**
     * Does it without the GIL. Its arguments are looked at before, or cost nothing and run no script's code.
     *
     * @param path the file's name in messages; null for none
     */
    static <T> T without(String region, String path, Work<T> work) {
        IOException failure;
        try (var released = Gil.release(region)) {
            return work.done();
        } catch (IOException e) {
            failure = e;
        }
        throw FileErrors.of(failure, path);
    }

    private static PyObject open(String path, int flags, int permissions) {
        return PyInt.of(without("open", path, () -> SystemCall.open(path, flags, permissions)));
    }

    private static PyObject numbers(long[] numbers) {
        try (Hold list = new Hold(new PyList())) {
            for (long number : numbers) ((PyList) list.get()).append(PyInt.of(number));
            return list.take();
        }
    }

    /** Waits for bytes so that a signal can end the wait. */
    static void awaitBytes(int file) throws IOException, InterruptedException {
        while (!SystemCall.await(file, SystemCall.READABLE, LOOK)) {
            if (Thread.interrupted()) throw new InterruptedException();
        }
    }

    /** A standard stream that an embedder put in the place of the process's own is that stream here, too. */
    private static RawBytes embedded(int file) {
        return file >= 0 && file <= 2 ? StandardStreams.replaced(file) : null;
    }

    /** At most so many bytes, fewer where there are not more at the moment. */
    private static PyObject read(int file, long count, long from) {
        if (count < 0) throw Errors.os(22, null);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] chunk = new byte[(int) Math.min(count, CHUNK)];
        IOException[] failure = {null};
        RawBytes stream = from < 0 ? embedded(file) : null;
        Blocking.await("read", Long.MAX_VALUE, forEver -> {
            try {
                if (stream != null) all.write(chunk, 0, Math.max(0, stream.read(chunk, 0, chunk.length)));
                else read(file, count, from, chunk, all);
            } catch (IOException e) {
                failure[0] = e;
            }
            return true;
        });
        if (failure[0] != null) throw FileErrors.of(failure[0], null);
        return PyBytes.of(all.toByteArray());
    }

    private static void read(int file, long count, long from, byte[] chunk, ByteArrayOutputStream all) throws IOException, InterruptedException {
        if (from < 0) awaitBytes(file);
        int n;
        do {
            n = SystemCall.read(file, chunk, 0, (int) Math.min(chunk.length, count - all.size()), from < 0 ? -1 : from + all.size());
            all.write(chunk, 0, n);
        } while (n == CHUNK && all.size() < count && SystemCall.await(file, SystemCall.READABLE, 0));
    }

    private static PyObject write(int file, byte[] bytes, long to) {
        RawBytes stream = to < 0 ? embedded(file) : null;
        return PyInt.of(without("write", null, () -> {
            if (stream == null) return write(file, bytes, 0, to);
            stream.write(bytes, 0, bytes.length);
            return bytes.length;
        }));
    }

    /** How many were taken: where the system takes no more after the first of many, that is no failure. */
    private static int write(int file, byte[] bytes, int done, long to) throws IOException {
        while (true) {
            try {
                int n = SystemCall.write(file, bytes, done, Math.min(CHUNK, bytes.length - done), to < 0 ? -1 : to + done);
                done += n;
                if (n < CHUNK || done == bytes.length) return done;
            } catch (SystemCall.Refused e) {
                if (done == 0) throw e;
                return done;
            }
        }
    }
}
