package conch.race.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * One run by a schedule.
 *
 * @param schedule all steps of the run, also those behind the end of the schedule that was asked for
 * @param kind {@code checked}, {@code failed}, {@code deadlock}; {@code stopped} where it was stopped at the schedule's end
 * @param result the outcome
 * @param detail of a failure, else null
 * @param identical how many of the repetitions had the same steps and the same outcome as the first, itself included
 * @param next what each thread would do, where the run was stopped or none can go on
 * @param shared the ranges of memory whose accesses are steps
 */
public record Replay(String schedule, String kind, String result, String detail, String at, long identical, List<Step> steps, List<Waiting> next,
        List<Integer> canGoOn, List<String> shared) {
    /** The last step before each change of thread, as in {@code two switches: exercise.c:14 load, exercise.c:14 store}. */
    public String switches() {
        var before = new ArrayList<String>();
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).thread() != steps.get(i - 1).thread()) before.add(steps.get(i - 1).place());
        }
        return Words.count(before.size(), "switch", "switches") + (before.isEmpty() ? "" : ": " + String.join(", ", before));
    }

    public boolean isStopped() {
        return kind.equals("stopped");
    }
}
