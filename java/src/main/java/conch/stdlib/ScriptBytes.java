package conch.stdlib;

import conch.object.ByteSequence;
import conch.object.Errors;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyByteArray;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyBytes;
import java.io.IOException;

/** A file that the script wrote itself, under a layer of Conch's: its methods are called, with the lock held. */
final class ScriptBytes extends RawBytes {
    /** Slot, which the file above visits and clears. */
    private PyObject object;
    private final boolean readsInto;

    /** @param readsInto whether it is read by {@code readinto}, as a raw file is, and not by {@code read1} or {@code read} */
    ScriptBytes(PyObject object, boolean readsInto) {
        this.object = object.retain();
        this.readsInto = readsInto;
    }

    @Override
    PyObject object() {
        return object;
    }

    @Override
    void dropObject() {
        PyObject old = object;
        object = null;
        PyObject.dropIfPresent(old);
    }

    static boolean can(PyObject object, String question) {
        PyObject method = Operations.getAttributeOrNull(object, question);
        if (method == null) return false;
        try (Hold held = new Hold(method); Hold answer = new Hold(Operations.call(held.get()))) {
            return Operations.isTrue(answer.get());
        }
    }

    @Override
    int read(byte[] into, int at, int count) {
        return readsInto ? readInto(into, at, count) : readSome(into, at, count);
    }

    private int readInto(byte[] into, int at, int count) {
        try (Hold room = new Hold(PyByteArray.of(new byte[count])); Hold read = new Hold(Operations.callMethod(object, "readinto", room.get()))) {
            if (read.get() == PyNone.NONE) return -1;
            int n = Operations.asInt(read.get());
            if (n < 0 || n > count) throw Errors.of(conch.object.ExceptionTypes.OS_ERROR, "raw readinto() returned invalid length " + n + " (should have been between 0 and " + count + ")");
            System.arraycopy(((PyByteArray) room.get()).toArray(), 0, into, at, n);
            return n == 0 ? -1 : n;
        }
    }

    private int readSome(byte[] into, int at, int count) {
        String method = Operations.hasAttribute(object, "read1") ? "read1" : "read";
        try (Hold data = new Hold(Operations.callMethod(object, method, PyInt.of(count)))) {
            if (!(data.get() instanceof ByteSequence bytes)) {
                throw Errors.type("underlying %s() should have returned a bytes-like object, not '%s'", method, Errors.typeName(data.get()));
            }
            int n = Math.min(count, bytes.length());
            System.arraycopy(bytes.toArray(), 0, into, at, n);
            return n == 0 ? -1 : n;
        }
    }

    /** A write that takes less than all is repeated with the rest. */
    @Override
    void write(byte[] from, int at, int count) {
        for (int done = 0; done < count; ) {
            byte[] rest = java.util.Arrays.copyOfRange(from, at + done, at + count);
            try (Hold data = new Hold(PyBytes.of(rest)); Hold written = new Hold(Operations.callMethod(object, "write", data.get()))) {
                if (!(written.get() instanceof PyInt)) return;
                int n = Operations.asInt(written.get());
                if (n <= 0) return;
                done += n;
            }
        }
    }

    @Override
    void flush() {
        if (object != null && Operations.hasAttribute(object, "flush")) Operations.callMethod(object, "flush").discard();
    }

    @Override
    boolean isSeekable() {
        return can(object, "seekable");
    }

    @Override
    long position() throws IOException {
        return number("tell");
    }

    @Override
    void position(long next) throws IOException {
        number("seek", PyInt.of(next));
    }

    @Override
    long size() throws IOException {
        long here = number("tell"), end = number("seek", PyInt.ZERO, PyInt.of(2));
        number("seek", PyInt.of(here));
        return end;
    }

    @Override
    void resize(long size) throws IOException {
        number("truncate", PyInt.of(size));
    }

    private long number(String method, PyObject... args) {
        try (Hold result = new Hold(Operations.callMethod(object, method, args))) {
            return result.get() instanceof PyInt ? Operations.asLong(result.get()) : 0;
        }
    }

    @Override
    void close() {
        if (object != null && Operations.hasAttribute(object, "close")) Operations.callMethod(object, "close").discard();
    }

    @Override
    boolean isTerminal() {
        return can(object, "isatty");
    }

    @Override
    boolean blocks() {
        return false;
    }
}
