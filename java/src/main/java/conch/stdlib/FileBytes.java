package conch.stdlib;

import conch.ffi.SystemCall;
import java.io.IOException;

/** A file of the system, by its number. Closing it again does nothing: what ends a process's input and the script's file over it may both do so. */
final class FileBytes extends RawBytes {
    private static final int FORMAT = 0170000, FOLDER = 0040000;
    private static final int BAD_NUMBER = 9, IS_A_FOLDER = 21;

    private final int descriptor;
    private final boolean closes;
    private final boolean seekable;
    private volatile boolean closed;

    /**
     * @param append whether to begin at the end
     * @param closes whether the number is this file's to close
     */
    private FileBytes(int descriptor, boolean append, boolean closes) throws IOException {
        this.descriptor = descriptor;
        this.closes = closes;
        if ((SystemCall.status(descriptor)[0] & FORMAT) == FOLDER) throw new SystemCall.Refused(IS_A_FOLDER);
        seekable = canSeek();
        if (append && seekable) SystemCall.seek(descriptor, 0, 2);
    }

    /** Opens a file; where that fails later on, nothing stays open. @param flags the system's */
    static FileBytes open(String path, int flags, boolean append) throws IOException {
        int descriptor = SystemCall.open(path, flags, 0666);
        try {
            return new FileBytes(descriptor, append, true);
        } catch (IOException e) {
            SystemCall.close(descriptor);
            throw e;
        }
    }

    /** A file that is open already. */
    static FileBytes of(int descriptor, boolean append, boolean closes) throws IOException {
        return new FileBytes(descriptor, append, closes);
    }

    /** The number may be another file's by now. */
    private void requireOpen() throws IOException {
        if (closed) throw new SystemCall.Refused(BAD_NUMBER);
    }

    private boolean canSeek() {
        try {
            SystemCall.seek(descriptor, 0, 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    int read(byte[] into, int at, int count) throws IOException, InterruptedException {
        requireOpen();
        if (!seekable) NumberedFiles.awaitBytes(descriptor);
        int n = SystemCall.read(descriptor, into, at, count, -1);
        return n == 0 && count > 0 ? -1 : n;
    }

    @Override
    void write(byte[] from, int at, int count) throws IOException {
        requireOpen();
        for (int done = 0; done < count; ) done += SystemCall.write(descriptor, from, at + done, count - done, -1);
    }

    @Override
    boolean isSeekable() {
        return seekable;
    }

    @Override
    long position() throws IOException {
        return SystemCall.seek(descriptor, 0, 1);
    }

    @Override
    void position(long next) throws IOException {
        SystemCall.seek(descriptor, next, 0);
    }

    @Override
    long size() throws IOException {
        return SystemCall.status(descriptor)[6];
    }

    @Override
    void resize(long size) throws IOException {
        SystemCall.truncate(descriptor, size);
    }

    @Override
    void close() throws IOException {
        if (closed) return;
        closed = true;
        if (closes) SystemCall.close(descriptor);
    }

    @Override
    boolean closes() {
        return closes;
    }

    @Override
    boolean isTerminal() {
        try {
            return !seekable && SystemCall.isTerminal(descriptor);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    boolean isInterruptible() {
        return !seekable;
    }

    @Override
    int descriptor() {
        return descriptor;
    }
}
