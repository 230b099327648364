package conch.race.explore;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How to explore.
 *
 * @param home Conch's folder, which has native/sched and the built libconch_sched
 * @param compiler a name on the PATH or a path; null for the first of gcc and clang that is there
 * @param level of optimisation, {@code -O2} for example
 * @param bound at most so many preemptions; null for no bound
 * @param max at most so many schedules
 * @param time after which the child is stopped
 * @param progress is called now and then, on another thread; null for silence
 */
public record ExploreOptions(Path home, String compiler, String level, Integer bound, long max, Duration time, Consumer<Progress> progress) {
    /** What the scheduler takes where nothing is said. */
    public static final long USUAL_MAX = 100_000;
    private static final Duration USUAL_TIME = Duration.ofMinutes(5);

    /** -O2, no bound, 100,000 schedules, five minutes. */
    public static ExploreOptions usual(Path home) {
        return new ExploreOptions(home, null, "-O2", null, USUAL_MAX, USUAL_TIME, null);
    }

    public ExploreOptions withCompiler(String name) {
        return new ExploreOptions(home, name, level, bound, max, time, progress);
    }

    public ExploreOptions withLevel(String other) {
        return new ExploreOptions(home, compiler, other, bound, max, time, progress);
    }

    public ExploreOptions withBound(Integer preemptions) {
        return new ExploreOptions(home, compiler, level, preemptions, max, time, progress);
    }

    public ExploreOptions withMax(long schedules) {
        return new ExploreOptions(home, compiler, level, bound, schedules, time, progress);
    }

    public ExploreOptions withTime(Duration limit) {
        return new ExploreOptions(home, compiler, level, bound, max, limit, progress);
    }

    public ExploreOptions withProgress(Consumer<Progress> consumer) {
        return new ExploreOptions(home, compiler, level, bound, max, time, consumer);
    }
}
