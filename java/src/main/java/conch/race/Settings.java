package conch.race;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a demo is run.
 *
 * @param runs at most so many
 * @param time at most so long, of one form of one demo
 * @param iters steps of a thread in each run; 0 for the demo's own number
 * @param cpus cores that the threads are pinned to, one each in order; empty for none
 * @param words further words for the demo
 */
public record Settings(long runs, Duration time, long iters, int threads, List<Integer> cpus, List<String> words) {
    public Settings {
        cpus = List.copyOf(cpus);
        words = List.copyOf(words);
    }

    public Settings(long runs, Duration time, long iters, int threads, List<Integer> cpus) {
        this(runs, time, iters, threads, cpus, List.of());
    }

    public Settings withRuns(long other) {
        return new Settings(other, time, iters, threads, cpus, words);
    }

    public Settings withTime(Duration other) {
        return new Settings(runs, other, iters, threads, cpus, words);
    }

    /** The options in which the declaration depends on them. */
    List<String> shape() {
        var words = new ArrayList<>(List.of("--threads", String.valueOf(threads)));
        if (iters > 0) words.addAll(List.of("--iters", String.valueOf(iters)));
        words.addAll(this.words);
        return words;
    }

    List<String> place() {
        return cpus.isEmpty() ? List.of() : List.of("--cpus", String.join(",", cpus.stream().map(String::valueOf).toList()));
    }

    /** For example {@code threads=2  cpus=0,1}. */
    String describe() {
        String where = cpus.isEmpty() ? "any" : String.join(",", cpus.stream().map(String::valueOf).toList());
        return "threads=" + threads + "  cpus=" + where;
    }
}
