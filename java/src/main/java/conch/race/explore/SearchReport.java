package conch.race.explore;

import java.util.List;

/** The scheduler's last line under {@code explore}; native/sched/README.md describes the fields. */
record SearchReport(long explored, Long total, boolean exhaustive, Integer preemptionBound, long runs, List<Found> outcomes, boolean outcomesLeftOut,
        List<Deadlock> deadlocks, List<String> shared) {
}
