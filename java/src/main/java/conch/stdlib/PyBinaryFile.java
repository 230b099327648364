package conch.stdlib;

import conch.ffi.Gil;
import conch.object.Errors;
import conch.object.PyContainer;
import conch.object.PyException;
import conch.object.PyObject;
import conch.object.PyType;
import conch.object.Unraisable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * A file of bytes: what {@code open()} makes in binary mode, what is behind text files, and {@code io.BytesIO}. Bytes read ahead and
 * bytes not yet written are never there at the same time. Closes when the last reference goes.
 */
final class PyBinaryFile extends PyContainer {
    static final int DEFAULT_BUFFER = 8192;

    final boolean readable, writable;
    final String mode;
    private final RawBytes raw;
    /** 0 for none. */
    private final int bufferSize;
    private final IoLock lock = new IoLock();
    /** Slot: what the script called the file; null for none. */
    private PyObject name;
    private final byte[] ahead;
    private int aheadAt, aheadEnd;
    private final byte[] pending;
    private int pendingCount;
    private boolean closed;

    /** Takes the raw bytes over. @param name null for none */
    PyBinaryFile(PyType type, RawBytes raw, PyObject name, String mode, boolean readable, boolean writable, int bufferSize) {
        super(type);
        this.raw = raw;
        this.name = name == null ? null : name.retain();
        this.mode = mode;
        this.readable = readable;
        this.writable = writable;
        this.bufferSize = bufferSize;
        ahead = readable && bufferSize > 0 ? new byte[bufferSize] : null;
        pending = writable && bufferSize > 0 ? new byte[bufferSize] : null;
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(name);
        visitor.visitIfPresent(raw.object());
    }

    @Override
    public void clearSlots() {
        // What is pending can only be written while the script's file is still there.
        if (raw.object() != null) release();
        PyObject old = name;
        name = null;
        dropIfPresent(old);
        raw.dropObject();
    }

    @Override
    protected void release() {
        if (closed) return;
        try {
            close();
        } catch (PyException e) {
            Unraisable.report(e, this);
        }
    }

    RawBytes raw() {
        return raw;
    }

    /** Borrowed; null for none. */
    PyObject name() {
        return name;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isBuffered() {
        return bufferSize > 0;
    }

    private void requireReadable() {
        if (!readable) throw FileErrors.unsupported(isBuffered() ? "read" : "File not open for reading");
    }

    private void requireWritable() {
        if (!writable) throw FileErrors.unsupported(isBuffered() ? "write" : "File not open for writing");
    }

    /** All that is left. */
    byte[] readAll() {
        requireReadable();
        try (IoLock own = lock.enter()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            flushPending();
            takeAhead(all, Integer.MAX_VALUE);
            byte[] chunk = new byte[DEFAULT_BUFFER];
            for (int n; (n = readRaw(chunk, 0, chunk.length)) > 0; ) all.write(chunk, 0, n);
            return all.toByteArray();
        }
    }

    /** So many bytes, fewer at the end of the file; an unbuffered file answers with what one read of the system gives. */
    byte[] read(int count) {
        requireReadable();
        try (IoLock own = lock.enter()) {
            flushPending();
            if (!isBuffered()) {
                byte[] chunk = new byte[count];
                int n = count == 0 ? 0 : readRaw(chunk, 0, count);
                return n == count ? chunk : Arrays.copyOf(chunk, Math.max(n, 0));
            }
            ByteArrayOutputStream result = new ByteArrayOutputStream(Math.min(count, DEFAULT_BUFFER));
            takeAhead(result, count);
            while (result.size() < count && fill()) takeAhead(result, count - result.size());
            return result.toByteArray();
        }
    }

    /** What is there, after at most one read of the system. @param count at most so many, negative for a buffer of them */
    byte[] readOnce(int count) {
        requireReadable();
        int most = count < 0 ? Math.max(bufferSize, 1) : count;
        if (!isBuffered()) return read(count < 0 ? DEFAULT_BUFFER : count);
        try (IoLock own = lock.enter()) {
            flushPending();
            ByteArrayOutputStream result = new ByteArrayOutputStream();
            if (most > 0 && aheadAt == aheadEnd) fill();
            takeAhead(result, most);
            return result.toByteArray();
        }
    }

    /** What is read ahead, after at least trying to have something; the position stays. */
    byte[] peek() {
        requireReadable();
        try (IoLock own = lock.enter()) {
            flushPending();
            if (aheadAt == aheadEnd) fill();
            return Arrays.copyOfRange(ahead, aheadAt, aheadEnd);
        }
    }

    /** Up to and with the next newline. @param limit at most so many, negative for any number */
    byte[] readLine(int limit) {
        requireReadable();
        try (IoLock own = lock.enter()) {
            flushPending();
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int most = limit < 0 ? Integer.MAX_VALUE : limit;
            if (!isBuffered()) return lineUnbuffered(line, most);
            while (line.size() < most && (aheadAt < aheadEnd || fill())) {
                int end = aheadAt;
                int stop = Math.min(aheadEnd, aheadAt + Math.min(most - line.size(), aheadEnd - aheadAt));
                while (end < stop && ahead[end] != '\n') end++;
                boolean found = end < stop;
                takeAhead(line, end - aheadAt + (found ? 1 : 0));
                if (found) break;
            }
            return line.toByteArray();
        }
    }

    private byte[] lineUnbuffered(ByteArrayOutputStream line, int most) {
        byte[] one = new byte[1];
        while (line.size() < most && readRaw(one, 0, 1) > 0) {
            line.write(one[0]);
            if (one[0] == '\n') break;
        }
        return line.toByteArray();
    }

    private void takeAhead(ByteArrayOutputStream into, int most) {
        int n = Math.min(most, aheadEnd - aheadAt);
        if (n <= 0) return;
        into.write(ahead, aheadAt, n);
        aheadAt += n;
    }

    /** Reads ahead once; the buffer is empty. Answers whether there was something. */
    private boolean fill() {
        aheadAt = aheadEnd = 0;
        int n = readRaw(ahead, 0, ahead.length);
        aheadEnd = Math.max(n, 0);
        return n > 0;
    }

    private int readRaw(byte[] into, int at, int count) {
        if (raw.isInterruptible()) return readInterruptibly(into, at, count);
        IOException failure;
        try (var released = raw.blocks() ? Gil.release("read") : null) {
            return raw.read(into, at, count);
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw FileErrors.of(failure, null);
    }

    private int readInterruptibly(byte[] into, int at, int count) {
        int[] got = {0};
        IOException[] failure = {null};
        Blocking.await("read", Long.MAX_VALUE, forEver -> {
            try {
                got[0] = raw.read(into, at, count);
            } catch (IOException e) {
                failure[0] = e;
            }
            return true;
        });
        if (failure[0] != null) throw FileErrors.of(failure[0], null);
        return got[0];
    }

    void write(byte[] bytes, int at, int count) {
        requireWritable();
        try (IoLock own = lock.enter()) {
            forgetAhead();
            if (pending == null) {
                writeRaw(bytes, at, count);
                return;
            }
            if (count > pending.length - pendingCount) flushPending();
            if (count >= pending.length) {
                writeRaw(bytes, at, count);
                return;
            }
            System.arraycopy(bytes, at, pending, pendingCount, count);
            pendingCount += count;
        }
    }

    /** Goes back to where the script reads, if that is not where the system reads. */
    private void forgetAhead() {
        int unread = aheadEnd - aheadAt;
        aheadAt = aheadEnd = 0;
        if (unread > 0 && raw.isSeekable()) {
            try {
                raw.position(raw.position() - unread);
            } catch (IOException e) {
                throw FileErrors.of(e, null);
            }
        }
    }

    void flush() {
        if (!writable) return;
        try (IoLock own = lock.enter()) {
            flushPending();
            raw.flush();
        }
    }

    /** A write that fails keeps what it could not write, as in CPython: the next flush tries again. */
    private void flushPending() {
        if (pendingCount == 0) return;
        writeRaw(pending, 0, pendingCount);
        pendingCount = 0;
    }

    private void writeRaw(byte[] bytes, int at, int count) {
        if (count == 0) return;
        IOException failure;
        try (var released = raw.blocks() ? Gil.release("write") : null) {
            raw.write(bytes, at, count);
            return;
        } catch (IOException e) {
            failure = e;
        }
        throw FileErrors.of(failure, null);
    }

    /** Where the script reads or writes next. */
    long tell() {
        try (IoLock own = lock.enter()) {
            return raw.position() - (aheadEnd - aheadAt) + pendingCount;
        } catch (IOException e) {
            throw FileErrors.of(e, null);
        }
    }

    /** @param whence 0 from the start, 1 from here, 2 from the end. @return the new position */
    long seek(long offset, int whence) {
        try (IoLock own = lock.enter()) {
            flushPending();
            forgetAhead();
            long target = switch (whence) {
                case 0 -> offset;
                case 1 -> raw.position() + offset;
                default -> raw.size() + offset;
            };
            if (target < 0) {
                if (raw instanceof MemoryBytes && whence != 0) target = 0;
                else throw new IOException("Invalid argument");
            }
            raw.position(target);
            return target;
        } catch (IOException e) {
            throw FileErrors.of(e, null);
        }
    }

    /** @param size negative for the current position */
    long truncate(long size) {
        requireTruncatable();
        try (IoLock own = lock.enter()) {
            flushPending();
            forgetAhead();
            long wanted = size < 0 ? raw.position() : size;
            raw.resize(wanted);
            return wanted;
        } catch (IOException e) {
            throw FileErrors.of(e, null);
        }
    }

    private void requireTruncatable() {
        if (!writable) throw FileErrors.unsupported(isBuffered() ? "truncate" : "File not open for writing");
    }

    /** Writes out what is pending and closes; the file is closed even where that fails. */
    void close() {
        if (closed) return;
        try {
            flush();
        } finally {
            closed = true;
            aheadAt = aheadEnd = 0;
            closeRaw();
        }
    }

    private void closeRaw() {
        IOException failure = null;
        try {
            raw.close();
        } catch (IOException e) {
            failure = e;
        }
        if (failure != null) throw FileErrors.of(failure, null);
    }

    /** @throws PyException ValueError when the file is closed */
    void requireOpen(String message) {
        if (closed) throw Errors.value(message);
    }
}
