package conch.stdlib;

import conch.ffi.Gil;
import conch.object.Errors;
import conch.object.Operations;
import conch.object.PyBytes;
import conch.object.PyDict;
import conch.object.PyFloat;
import conch.object.PyInt;
import conch.object.PyList;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;
import conch.object.TypeMembers;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code _subprocess.Process}: another process and the pipes to it. Java says how it ended in one number, in which 128 + n means signal n
 * as well as that exit status; the numbers of the signals that end processes are taken for signals.
 */
final class PyProcess extends PyObject {
    static final PyType TYPE = PyType.define("Process", type -> {
        type.module = "_subprocess";
        type.newInstance = (cls, args, kwnames) -> start(args);
    }, PyProcess::members);

    private static final int INHERIT = -4, DEVNULL = -3, STDOUT = -2, PIPE = -1;
    private static final Set<Integer> DEADLY = Set.of(1, 2, 3, 4, 6, 7, 8, 9, 11, 13, 14, 15, 24, 25, 31);
    private static final Pattern ERROR_NUMBER = Pattern.compile("error[=:] ?(\\d+)");

    private final Process process;
    private final List<Thread> pumps = new ArrayList<>();
    private Exchange exchange;

    private PyProcess(Process process) {
        super(TYPE);
        this.process = process;
    }

    /** Process(words, folder or None, environment or None, input, output, errors), each of the last three a number or an open file. */
    private static PyObject start(PyObject[] a) {
        List<String> words = new ArrayList<>();
        for (PyObject word : ((PyList) a[0]).toArray()) words.add(text(word));
        ProcessBuilder builder = new ProcessBuilder(words);
        if (a[1] != PyNone.NONE) builder.directory(new File(text(a[1])));
        if (a[2] != PyNone.NONE) setEnvironment(builder.environment(), (PyDict) a[2]);
        builder.redirectInput(redirect(a[3], false));
        builder.redirectOutput(redirect(a[4], true));
        if (a[5] instanceof PyInt kind && kind.longValue() == STDOUT) builder.redirectErrorStream(true);
        else builder.redirectError(redirect(a[5], true));
        IOException failure;
        try (var released = Gil.release("start of a process")) {
            return running(builder.start(), a);
        } catch (IOException e) {
            failure = e;
        }
        throw refused(failure, words.getFirst());
    }

    private static PyProcess running(Process process, PyObject[] a) {
        PyProcess result = new PyProcess(process);
        if (rawOf(a[3]) != null) result.pump(rawOf(a[3]), process);
        if (rawOf(a[4]) != null) result.pump(process.getInputStream(), rawOf(a[4]));
        if (rawOf(a[5]) != null) result.pump(process.getErrorStream(), rawOf(a[5]));
        return result;
    }

    private static String text(PyObject word) {
        String text = ((PyStr) word).value;
        if (text.indexOf('\0') >= 0) throw Errors.value("embedded null byte");
        return text;
    }

    private static void setEnvironment(Map<String, String> environment, PyDict given) {
        environment.clear();
        for (int at = -1; (at = given.nextPosition(at + 1)) >= 0; ) {
            String name = text(given.keyAt(at));
            if (name.isEmpty() || name.contains("=")) throw Errors.value("illegal environment variable name");
            environment.put(name, text(given.valueAt(at)));
        }
    }

    private static Redirect redirect(PyObject target, boolean output) {
        if (!(target instanceof PyInt)) return Redirect.PIPE;
        int number = Operations.asInt(target);
        return switch (number) {
            case INHERIT -> Redirect.INHERIT;
            case PIPE -> Redirect.PIPE;
            case DEVNULL -> output ? Redirect.DISCARD : Redirect.from(new File("/dev/null"));
            case 0, 1, 2 -> output ? Redirect.appendTo(new File("/dev/fd/" + number)) : Redirect.from(new File("/dev/fd/" + number));
            default -> throw Errors.os(9, null);
        };
    }

    /** The bytes of an open file that was given; null of a number. */
    private static RawBytes rawOf(PyObject target) {
        return target instanceof PyTextFile text ? text.buffer().raw() : target instanceof PyBinaryFile file ? file.raw() : null;
    }

    private static RuntimeException refused(IOException e, String program) {
        String message = String.valueOf(e.getMessage());
        Matcher number = ERROR_NUMBER.matcher(message);
        return number.find() ? Errors.os(Integer.parseInt(number.group(1)), program) : FileErrors.of(e, program);
    }

    // Files of the script have no number that another process could take over: a thread carries the bytes.

    private void pump(java.io.InputStream from, RawBytes to) {
        pump(() -> {
            byte[] chunk = new byte[8192];
            for (int n; (n = from.read(chunk)) > 0; ) to.write(chunk, 0, n);
        });
    }

    private void pump(RawBytes from, Process to) {
        pump(() -> {
            byte[] chunk = new byte[8192];
            try (var out = to.getOutputStream()) {
                for (int n; (n = from.read(chunk, 0, chunk.length)) > 0; ) {
                    out.write(chunk, 0, n);
                    out.flush();
                }
            }
        });
    }

    private interface Carrying {
        void run() throws IOException, InterruptedException;
    }

    private void pump(Carrying work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException endOfOneSide) {
                Thread.currentThread().interrupt();
            }
        }, "subprocess");
        thread.setDaemon(true);
        thread.start();
        pumps.add(thread);
    }

    private static void members(TypeMembers m) {
        m.getter("pid", self -> PyInt.of(of(self).process.pid()));
        m.noArgs("poll", self -> of(self).process.isAlive() ? PyNone.NONE : of(self).ended());
        m.oneArg("wait", (self, nanos) -> of(self).await(nanos) ? of(self).ended() : PyNone.NONE);
        m.oneArg("stdin", (self, size) -> file(new PipeBytes(null, of(self).process.getOutputStream()), size));
        m.oneArg("stdout", (self, size) -> file(new PipeBytes(of(self).process.getInputStream(), null), size));
        m.oneArg("stderr", (self, size) -> file(new PipeBytes(of(self).process.getErrorStream(), null), size));
        m.positional("communicate", 4, 4, (self, a) -> of(self).communicate(a));
    }

    private static PyProcess of(PyObject self) {
        return (PyProcess) self;
    }

    private static long nanos(PyObject seconds) {
        return seconds == PyNone.NONE ? Long.MAX_VALUE : (long) Math.max(0, Operations.asDouble(seconds) * 1e9);
    }

    private boolean await(PyObject seconds) {
        return Blocking.await("subprocess", nanos(seconds), left -> process.waitFor(left, TimeUnit.NANOSECONDS) && pumpsEnd());
    }

    /** Whether what the process wrote has arrived in the script's files. */
    private boolean pumpsEnd() throws InterruptedException {
        for (Thread pump : pumps) {
            // One that reads the script's file for a process that has ended may go on for ever, and matters to nobody.
            if (pump != Thread.currentThread()) pump.join(1000);
        }
        return true;
    }

    private PyObject ended() {
        int code = process.exitValue();
        return PyInt.of(code > 128 && DEADLY.contains(code - 128) ? 128 - code : code);
    }

    private static PyObject file(RawBytes raw, PyObject size) {
        int buffer = Operations.asInt(size);
        boolean reading = raw instanceof PipeBytes pipe && pipe.reads();
        PyType type = buffer == 0 ? FileTypes.FILE_IO : reading ? FileTypes.BUFFERED_READER : FileTypes.BUFFERED_WRITER;
        return new PyBinaryFile(type, raw, PyInt.of(raw.descriptor()), reading ? "rb" : "wb", reading, !reading, buffer == 0 ? 0 : Math.max(buffer, PyBinaryFile.DEFAULT_BUFFER));
    }

    /** (input or None, whether to read output, whether to read errors, seconds or None): (output, errors), or None when the time was over. */
    private PyObject communicate(PyObject[] a) {
        if (exchange == null) {
            exchange = new Exchange(process, a[0] == PyNone.NONE ? null : BinasciiModule.bytesOf(a[0]), Operations.isTrue(a[1]), Operations.isTrue(a[2]));
        }
        long nanos = nanos(a[3]), end = nanos == Long.MAX_VALUE ? 0 : System.nanoTime() + nanos;
        if (!Blocking.await("subprocess", nanos, exchange::isDoneWithin)) return PyNone.NONE;
        PyObject left = a[3] == PyNone.NONE ? a[3] : PyFloat.of((end - System.nanoTime()) / 1e9);
        return await(left) ? PyTuple.of(PyBytes.of(exchange.output()), PyBytes.of(exchange.errors())) : PyNone.NONE;
    }
}
