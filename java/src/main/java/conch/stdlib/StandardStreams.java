package conch.stdlib;

import conch.eval.ThreadState;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyException;
import conch.object.PyModule;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/** The three standard streams, and printing to what {@code sys.stdout} and {@code sys.stderr} are at the moment. */
public final class StandardStreams {
    private static final PyStr SYS = PyStr.intern("sys");
    private static RawBytes[] current = {};
    /** Those of {@link #current} that are not the process's own; null for the others. */
    private static RawBytes[] replaced = new RawBytes[3];

    final PyTextFile in, out, err;

    /**
     * @param out null for the process's own, as is {@code err}
     * @param unbuffered whether what is written to output and errors goes out at once
     */
    public StandardStreams(InputStream in, OutputStream out, OutputStream err, boolean unbuffered) {
        boolean own = in == System.in;
        RawBytes input = new InputBytes(in, own && Descriptors.isTerminal(0));
        RawBytes output = new OutputBytes(out != null ? out : new FileOutputStream(FileDescriptor.out), 1, out == null && Descriptors.isTerminal(1));
        RawBytes errors = new OutputBytes(err != null ? err : new FileOutputStream(FileDescriptor.err), 2, err == null && Descriptors.isTerminal(2));
        current = new RawBytes[] {input, output, errors};
        replaced = new RawBytes[] {own ? null : input, out == null ? null : output, err == null ? null : errors};
        this.in = text("<stdin>", "r", input, "strict", input.isTerminal(), false);
        this.out = text("<stdout>", "w", output, "strict", output.isTerminal(), unbuffered);
        this.err = text("<stderr>", "w", errors, "backslashreplace", true, unbuffered);
    }

    private static PyTextFile text(String name, String mode, RawBytes raw, String errors, boolean lineBuffered, boolean unbuffered) {
        boolean reads = mode.equals("r");
        PyBinaryFile bytes = new PyBinaryFile(unbuffered ? FileTypes.FILE_IO : reads ? FileTypes.BUFFERED_READER : FileTypes.BUFFERED_WRITER, raw,
            PyStr.of(name), mode + "b", reads, !reads, unbuffered ? 0 : PyBinaryFile.DEFAULT_BUFFER);
        PyTextFile file = new PyTextFile(bytes, "utf-8", errors, reads ? Newlines.TRANSLATED : Newlines.LF, lineBuffered, unbuffered);
        file.textMode = mode;
        return file;
    }

    /** Standard stream 0, 1 or 2 once more, for {@code open(1)}; null for any other number. */
    static RawBytes raw(long descriptor) {
        return descriptor < current.length ? current[(int) descriptor] : null;
    }

    /** What an embedder put in the place of standard stream 0, 1 or 2 of the process; null where that is itself. */
    static RawBytes replaced(int descriptor) {
        return replaced[descriptor];
    }

    /** Writes to {@code sys.stdout}. */
    public static void print(ThreadState thread, String text) {
        write(thread, "stdout", text);
    }

    /** Writes to {@code sys.stderr}, after what {@code sys.stdout} still holds back; where that fails, the text is lost. */
    public static void printError(ThreadState thread, String text) {
        flush(thread, "stdout");
        try {
            write(thread, "stderr", text);
        } catch (PyException e) {
            e.discard();
        }
        flush(thread, "stderr");
    }

    private static void write(ThreadState thread, String which, String text) {
        PyObject stream = stream(thread, which);
        if (stream == null || stream == PyNone.NONE) return;
        try (Hold hold = new Hold(stream)) {
            if (isPlain(stream)) ((PyTextFile) stream).write(text);
            else Operations.callMethod(stream, "write", PyStr.of(text)).discard();
        }
    }

    /** Whether the script has not put methods of its own over those of the stream. */
    static boolean isPlain(PyObject stream) {
        return stream instanceof PyTextFile && stream.dictOrNull() == null;
    }

    /** Writes out what the stream holds back; a stream that cannot do it any more stays silent. */
    public static void flush(ThreadState thread, String which) {
        PyObject stream = stream(thread, which);
        if (stream == null || stream == PyNone.NONE) return;
        try (Hold hold = new Hold(stream)) {
            if (isPlain(stream)) ((PyTextFile) stream).flush();
            else Operations.callMethod(stream, "flush").discard();
        } catch (PyException e) {
            e.discard();
        }
    }

    private static PyObject stream(ThreadState thread, String which) {
        PyObject sys = thread.interpreter.modules.get(SYS);
        return sys instanceof PyModule module ? module.dict().get(PyStr.intern(which)) : null;
    }
}
