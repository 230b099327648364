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
    final TextStream in, out, err;

    /** @param out null for the process's own, as is {@code err} */
    public StandardStreams(InputStream in, OutputStream out, OutputStream err) {
        this.in = TextStream.input(in);
        boolean terminal = out == null && System.console() != null && System.console().isTerminal();
        this.out = TextStream.output("<stdout>", 1, out != null ? out : new FileOutputStream(FileDescriptor.out), terminal);
        this.err = TextStream.output("<stderr>", 2, err != null ? err : new FileOutputStream(FileDescriptor.err), true);
    }

    /** Writes to {@code sys.stdout}. */
    public static void print(ThreadState thread, String text) {
        write(thread, "stdout", text);
    }

    /** Writes to {@code sys.stderr}, after what {@code sys.stdout} still holds back. */
    public static void printError(ThreadState thread, String text) {
        flush(thread, "stdout");
        write(thread, "stderr", text);
        flush(thread, "stderr");
    }

    private static void write(ThreadState thread, String which, String text) {
        PyObject stream = stream(thread, which);
        if (stream == null || stream == PyNone.NONE) return;
        try (Hold hold = new Hold(stream)) {
            if (stream instanceof TextStream own) own.write(text);
            else Operations.callMethod(stream, "write", PyStr.of(text)).discard();
        }
    }

    /** Writes out what the stream holds back; a stream that cannot do it any more stays silent. */
    public static void flush(ThreadState thread, String which) {
        PyObject stream = stream(thread, which);
        if (stream == null || stream == PyNone.NONE) return;
        try (Hold hold = new Hold(stream)) {
            if (stream instanceof TextStream own) own.flush();
            else Operations.callMethod(stream, "flush").discard();
        } catch (PyException e) {
            e.discard();
        }
    }

    private static PyObject stream(ThreadState thread, String which) {
        PyObject sys = thread.interpreter.modules.get(PyStr.intern("sys"));
        return sys instanceof PyModule module ? module.dict().get(PyStr.intern(which)) : null;
    }
}
