package conch.race.explore;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What exploring a file has found. */
public final class Exploration {
    private final Program program;
    private final SearchReport report;

    Exploration(Program program, SearchReport report) {
        this.program = program;
        this.report = report;
    }

    /**
     * Compiles a file that follows the convention, and explores it.
     *
     * @throws ExploreException where it does not compile, does not follow the convention, or does not end
     */
    public static Exploration of(Path file, ExploreOptions options) throws ExploreException, InterruptedException {
        return of(Subject.of(file), options);
    }

    public static Exploration of(Subject subject, ExploreOptions options) throws ExploreException, InterruptedException {
        return Program.build(subject, options).explore();
    }

    /** By their first occurrence; at most 256 different ones. */
    public List<Found> outcomes() {
        return report.outcomes();
    }

    public Optional<Found> outcome(String result) {
        return outcomes().stream().filter(found -> found.result().equals(result)).findFirst();
    }

    /** One for each set of waits. */
    public List<Deadlock> deadlocks() {
        return report.deadlocks();
    }

    /** The run of the outcome's witness, step by step. */
    public Replay replay(Found found) throws ExploreException, InterruptedException {
        return program.replay(found.witness(), 1, isSeenAtOnce(found) ? List.of() : report.shared());
    }

    /** Whether a replay that has to find the shared memory by itself takes the schedule as it is meant. A long search may have found more of it. */
    private boolean isSeenAtOnce(Found found) throws ExploreException, InterruptedException {
        try {
            var replay = program.replay(found.witness(), 1);
            return replay.result().equals(found.result()) && replay.schedule().equals(found.schedule());
        } catch (ImpossibleSchedule e) {
            return false;
        }
    }

    /** The command line that shows the outcome again. */
    public String command(Found found) throws ExploreException, InterruptedException {
        String shared = isSeenAtOnce(found) ? "" : " --shared " + Subject.quoted(String.join(",", report.shared()));
        return Commands.replay(program, found.witness()) + shared;
    }

    /** Different schedules. */
    public long explored() {
        return report.explored();
    }

    /** All there are; null where not all were explored. */
    public Long total() {
        return report.total();
    }

    public boolean isExhaustive() {
        return report.exhaustive();
    }

    /** All schedules with so many preemptions were explored; null if simply all, or not even those without any. */
    public Integer preemptionBound() {
        return report.preemptionBound();
    }

    public boolean outcomesLeftOut() {
        return report.outcomesLeftOut();
    }

    /** Ranges of memory that two threads use and one writes; empty where there is nothing to interleave. */
    public List<String> shared() {
        return report.shared();
    }

    /** For example {@code explored 6/6}, or {@code explored 3,000, bound 1, not exhaustive}. */
    public String extent() {
        if (report.exhaustive()) return String.format(Locale.ROOT, "explored %,d/%,d", report.explored(), report.total());
        String bound = report.preemptionBound() == null ? "not even all without a preemption" : "bound " + report.preemptionBound();
        return String.format(Locale.ROOT, "explored %,d, %s, not exhaustive", report.explored(), bound);
    }

    public Program program() {
        return program;
    }
}
