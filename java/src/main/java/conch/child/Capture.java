package conch.child;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads one stream of a child on a thread of its own, up to a limit; what comes after that is thrown away, so that the child never blocks. */
final class Capture extends Thread {
    private final InputStream in;
    private final long limit;
    private final Runnable whenOver;
    private final Consumer<String> lines;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long size;

    /**
     * @param lines gets each line as it comes, the last one only if it is finished; null to keep the text
     * @param whenOver is called once, on the reading thread, at the first byte beyond the limit
     */
    Capture(InputStream in, long limit, Consumer<String> lines, Runnable whenOver) {
        this.in = in;
        this.limit = limit;
        this.lines = lines;
        this.whenOver = whenOver;
        setDaemon(true);
        start();
    }

    @Override
    public void run() {
        byte[] block = new byte[1 << 13];
        try (in) {
            for (int n; (n = in.read(block)) >= 0;) take(block, n);
        } catch (IOException e) {
            // The child was killed while this was reading: what has come is all there is.
        }
    }

    private void take(byte[] block, int n) {
        int wanted = (int) Math.min(n, limit - Math.min(size, limit));
        boolean isOver = size <= limit && size + n > limit;
        size += n;
        if (lines == null) keep(block, wanted);
        else for (int i = 0; i < wanted; i++) step(block[i]);
        if (isOver) whenOver.run();
    }

    private synchronized void keep(byte[] block, int n) {
        kept.write(block, 0, n);
    }

    private void step(byte b) {
        if (b != '\n') {
            kept.write(b);
            return;
        }
        lines.accept(kept.toString(StandardCharsets.UTF_8));
        kept.reset();
    }

    /** What was kept; nothing where a consumer took it. */
    synchronized String text() {
        return lines == null ? kept.toString(StandardCharsets.UTF_8) : "";
    }
}
