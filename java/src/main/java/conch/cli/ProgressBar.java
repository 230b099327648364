package conch.cli;

import conch.race.explore.Progress;
import java.io.IOException;
import java.util.Locale;

/** How far a search is, on a line of standard error that is overwritten; silent where that is no terminal, and in the first second. */
final class ProgressBar implements AutoCloseable {
    private static final int WIDTH = 24;
    private static final long PATIENCE = 1_000_000_000L, EVERY = 100_000_000L;
    private static final String ERASE = "\r\033[K";

    private final long max;
    private final boolean visible;
    private final long begin = System.nanoTime();
    private long last;
    private boolean shown;

    private ProgressBar(long max, boolean visible) {
        this.max = max;
        this.visible = visible;
    }

    /** @param always also where standard error is no terminal */
    static ProgressBar on(long max, boolean always) {
        return new ProgressBar(max, always || isTerminal());
    }

    private static boolean isTerminal() {
        try {
            return new ProcessBuilder("test", "-t", "2").redirectError(ProcessBuilder.Redirect.INHERIT).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    synchronized void show(Progress progress) {
        long now = System.nanoTime();
        if (!visible || now - begin < PATIENCE || now - last < EVERY) return;
        last = now;
        shown = true;
        int filled = (int) Math.min(WIDTH, WIDTH * progress.explored() / max);
        String stage = progress.preemptions() == null ? "any number of preemptions" : "with " + progress.preemptions() + " preemptions";
        System.err.printf(Locale.ROOT, "%s[%s%s] explored %,d of at most %,d, %s, %.0f s", ERASE, "#".repeat(filled), " ".repeat(WIDTH - filled),
                progress.explored(), max, stage, (now - begin) / 1e9);
        System.err.flush();
    }

    @Override
    public synchronized void close() {
        if (shown) System.err.print(ERASE);
        System.err.flush();
    }
}
