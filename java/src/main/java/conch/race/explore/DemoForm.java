package conch.race.explore;

import conch.race.BrokenDemo;
import conch.race.Cpus;
import conch.race.Declaration;
import conch.race.Demo;
import conch.race.Settings;
import conch.race.Variant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A demo as it is explored: small, because every step multiplies the interleavings.
 *
 * @param iters steps of each thread
 * @param dropping {@code --mode drop}: the threads drop a reference each instead of raising the count
 */
public record DemoForm(String name, Variant variant, int threads, long iters, boolean dropping) {
    /** Of a thread in a run; the demos' own numbers are for running. */
    private static final long ITERS = 1;
    private static final int THREADS = 2;

    public static DemoForm usual(String name, Variant variant) {
        return new DemoForm(name, variant, THREADS, ITERS, false);
    }

    /** Those that together show all that the demo declares: a double free in incref-decref takes two threads that lower. */
    public static List<DemoForm> all(String name, Variant variant) {
        var usual = usual(name, variant);
        return name.equals("incref-decref") ? List.of(usual, usual.withThreads(3)) : List.of(usual);
    }

    public DemoForm withThreads(int other) {
        return new DemoForm(name, variant, other, iters, dropping);
    }

    public Subject subject(Path home) {
        return new Subject(home.resolve("native/races").resolve(name + ".c"), List.of("RACE_EXPLORE", "RACE_THREADS=" + threads, "RACE_ITERS=" + iters,
                "RACE_REPAIRED=" + (variant == Variant.REPAIRED ? 1 : 0), "RACE_DROPPING=" + (dropping ? 1 : 0)), words());
    }

    private String words() {
        return name + (variant == Variant.REPAIRED ? " --variant repaired" : "") + (threads == THREADS ? "" : " --threads " + threads)
                + (iters == ITERS ? "" : " --iters " + iters) + (dropping ? " --mode drop" : "");
    }

    /** What the demo declares for so many threads and steps. */
    public Declaration declaration(Path home) throws ExploreException, InterruptedException {
        var words = List.of("--mode", dropping ? "drop" : "raise");
        var settings = new Settings(1, Duration.ofSeconds(1), iters, threads, Cpus.first(threads), words);
        try {
            return Demo.find(home, name).orElseThrow().declaration(settings);
        } catch (BrokenDemo e) {
            throw new ExploreException(e.getMessage());
        }
    }
}
