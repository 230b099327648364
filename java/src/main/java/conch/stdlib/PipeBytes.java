package conch.stdlib;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** This process's end of a pipe to another one: one of the two streams, the other is null. */
final class PipeBytes extends RawBytes {
    private final InputStream in;
    private final OutputStream out;
    private final int descriptor = Descriptors.take();

    PipeBytes(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    boolean reads() {
        return in != null;
    }

    @Override
    int read(byte[] into, int at, int count) throws IOException {
        if (in == null) throw new IOException("Bad file descriptor");
        return in.read(into, at, count);
    }

    @Override
    void write(byte[] from, int at, int count) throws IOException {
        if (out == null) throw new IOException("Bad file descriptor");
        out.write(from, at, count);
        out.flush();
    }

    @Override
    void close() throws IOException {
        Descriptors.giveBack(descriptor);
        if (in != null) in.close();
        else out.close();
    }

    @Override
    int descriptor() {
        return descriptor;
    }
}
