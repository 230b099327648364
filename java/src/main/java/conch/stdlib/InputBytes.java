package conch.stdlib;

import java.io.IOException;
import java.io.InputStream;

/**
 * Standard input. A thread of its own reads it, one request at a time, because a read of the system's standard input cannot be
 * interrupted but waiting for that thread can. What arrives after an interrupt answers the next request.
 */
final class InputBytes extends RawBytes {
    private static final int MOST = 8192;

    private final InputStream in;
    private final boolean terminal;
    // Guarded by this. Between a request and the answer the reader reads; an answer stays until all of it was taken.
    private final byte[] bytes = new byte[MOST];
    private int at, end;
    private boolean requested, answered;
    private IOException failure;
    private Thread reader;

    InputBytes(InputStream in, boolean terminal) {
        this.in = in;
        this.terminal = terminal;
    }

    @Override
    synchronized int read(byte[] into, int start, int count) throws IOException, InterruptedException {
        if (!answered) request();
        while (!answered) wait();
        int n = Math.min(count, end - at);
        System.arraycopy(bytes, at, into, start, n);
        at += n;
        answered = at < end;
        if (n > 0) return n;
        IOException problem = failure;
        failure = null;
        if (problem != null) throw problem;
        return -1;
    }

    private void request() {
        requested = true;
        if (reader == null) start();
        notifyAll();
    }

    private void start() {
        reader = new Thread(this::serve, "stdin");
        reader.setDaemon(true);
        reader.start();
    }

    private void serve() {
        byte[] chunk = new byte[MOST];
        try {
            while (true) {
                awaitRequest();
                int n = -1;
                IOException problem = null;
                try {
                    n = in.read(chunk, 0, MOST);
                } catch (IOException e) {
                    problem = e;
                }
                deliver(chunk, n, problem);
            }
        } catch (InterruptedException dismissed) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws InterruptedException when no more requests will come for this thread */
    private synchronized void awaitRequest() throws InterruptedException {
        while (!requested) {
            if (reader != Thread.currentThread()) throw new InterruptedException();
            wait();
        }
    }

    private synchronized void deliver(byte[] chunk, int count, IOException problem) {
        at = 0;
        end = Math.max(0, count);
        System.arraycopy(chunk, 0, bytes, 0, end);
        failure = problem;
        requested = false;
        answered = true;
        notifyAll();
    }

    @Override
    void write(byte[] from, int start, int count) throws IOException {
        throw new IOException("Bad file descriptor");
    }

    /** Lets the reader go, once it waits for a request; the process's stream stays open. A later read would start another. */
    @Override
    synchronized void close() {
        reader = null;
        notifyAll();
    }

    @Override
    boolean isInterruptible() {
        return true;
    }

    @Override
    boolean isTerminal() {
        return terminal;
    }

    @Override
    int descriptor() {
        return 0;
    }
}
