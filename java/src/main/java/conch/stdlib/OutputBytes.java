package conch.stdlib;

import java.io.IOException;
import java.io.OutputStream;

/** Standard output or standard error. Closing it leaves the process's stream open. */
final class OutputBytes extends RawBytes {
    private final OutputStream out;
    private final int descriptor;
    private final boolean terminal;

    OutputBytes(OutputStream out, int descriptor, boolean terminal) {
        this.out = out;
        this.descriptor = descriptor;
        this.terminal = terminal;
    }

    @Override
    int read(byte[] into, int at, int count) throws IOException {
        throw new IOException("Bad file descriptor");
    }

    @Override
    void write(byte[] from, int at, int count) throws IOException {
        out.write(from, at, count);
        out.flush();
    }

    @Override
    void close() {
    }

    @Override
    boolean isTerminal() {
        return terminal;
    }

    @Override
    int descriptor() {
        return descriptor;
    }
}
