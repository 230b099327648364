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

    private static final Set<Integer> DEADLY = Set.of(1, 2, 3, 4, 6, 7, 8, 9, 11, 13, 14, 15, 24, 25, 31);
    private static final Pattern ERROR_NUMBER = Pattern.compile("error[=:] ?(\\d+)");

    private final Process process;
    private final ProcessStreams streams;
    private Exchange exchange;

    private PyProcess(Process process, ProcessStreams streams) {
        super(TYPE);
        this.process = process;
        this.streams = streams;
    }

    /** Process(words, folder or None, environment or None, input, output, errors), the last three as {@link ProcessStreams} takes them. */
    private static PyObject start(PyObject[] a) {
        List<String> words = new ArrayList<>();
        for (PyObject word : ((PyList) a[0]).toArray()) words.add(text(word));
        ProcessBuilder builder = new ProcessBuilder(words);
        if (a[1] != PyNone.NONE) builder.directory(new File(text(a[1])));
        if (a[2] != PyNone.NONE) setEnvironment(builder.environment(), (PyDict) a[2]);
        ProcessStreams streams = new ProcessStreams(builder, a[3], a[4], a[5]);
        IOException failure;
        try (var released = Gil.release("start of a process")) {
            Process process = builder.start();
            streams.started(process);
            return new PyProcess(process, streams);
        } catch (IOException e) {
            failure = e;
        }
        streams.closeAll();
        throw refused(failure, words.getFirst());
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

    private static RuntimeException refused(IOException e, String program) {
        String message = String.valueOf(e.getMessage());
        Matcher number = ERROR_NUMBER.matcher(message);
        return number.find() ? Errors.os(Integer.parseInt(number.group(1)), program) : FileErrors.of(e, program);
    }

    private static void members(TypeMembers m) {
        m.getter("pid", self -> PyInt.of(of(self).process.pid()));
        m.noArgs("poll", self -> of(self).process.isAlive() ? PyNone.NONE : of(self).ended());
        m.oneArg("wait", (self, nanos) -> of(self).await(nanos) ? of(self).ended() : PyNone.NONE);
        m.oneArg("stdin", (self, size) -> of(self).file(0, size));
        m.oneArg("stdout", (self, size) -> of(self).file(1, size));
        m.oneArg("stderr", (self, size) -> of(self).file(2, size));
        m.positional("communicate", 4, 4, (self, a) -> of(self).communicate(a));
    }

    private static PyProcess of(PyObject self) {
        return (PyProcess) self;
    }

    private static long nanos(PyObject seconds) {
        return seconds == PyNone.NONE ? Long.MAX_VALUE : (long) Math.max(0, Operations.asDouble(seconds) * 1e9);
    }

    private boolean await(PyObject seconds) {
        return Blocking.await("subprocess", nanos(seconds), left -> process.waitFor(left, TimeUnit.NANOSECONDS) && streams.haveArrived());
    }

    private PyObject ended() {
        int code = process.exitValue();
        return PyInt.of(code > 128 && DEADLY.contains(code - 128) ? 128 - code : code);
    }

    private PyObject file(int which, PyObject size) {
        int buffer = Operations.asInt(size);
        boolean reading = which > 0;
        RawBytes raw = streams.end(which);
        PyType type = buffer == 0 ? FileTypes.FILE_IO : reading ? FileTypes.BUFFERED_READER : FileTypes.BUFFERED_WRITER;
        return new PyBinaryFile(type, raw, PyInt.of(raw.descriptor()), reading ? "rb" : "wb", reading, !reading, buffer == 0 ? 0 : Math.max(buffer, PyBinaryFile.DEFAULT_BUFFER));
    }

    /** (input or None, whether to read output, whether to read errors, seconds or None): (output, errors), or None when the time was over. */
    private PyObject communicate(PyObject[] a) {
        if (exchange == null) {
            byte[] input = a[0] == PyNone.NONE ? null : BinasciiModule.bytesOf(a[0]);
            exchange = new Exchange(input == null ? null : streams.end(0), input, Operations.isTrue(a[1]) ? streams.end(1) : null,
                Operations.isTrue(a[2]) ? streams.end(2) : null);
        }
        long nanos = nanos(a[3]), end = nanos == Long.MAX_VALUE ? 0 : System.nanoTime() + nanos;
        if (!Blocking.await("subprocess", nanos, exchange::isDoneWithin)) return PyNone.NONE;
        PyObject left = a[3] == PyNone.NONE ? a[3] : PyFloat.of((end - System.nanoTime()) / 1e9);
        return await(left) ? PyTuple.of(PyBytes.of(exchange.output()), PyBytes.of(exchange.errors())) : PyNone.NONE;
    }
}
