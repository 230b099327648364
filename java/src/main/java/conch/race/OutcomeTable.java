package conch.race;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How often each outcome of one form of one demo came out. Declared rows come first, in their order, with or without samples. */
public final class OutcomeTable {
    /**
     * One row, judged for the variant.
     *
     * @param count samples
     */
    public record Row(String result, long count, Expect expect, String meaning) {
    }

    private static final int FEW = 100_000;

    private final String demo;
    private final Declaration declaration;
    private final Variant variant;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, String> unlisted = new LinkedHashMap<>();
    private long samples;
    private double seconds;
    private double[] times = new double[16];
    private int timed;

    public OutcomeTable(String demo, Declaration declaration, Variant variant) {
        this.demo = demo;
        this.declaration = declaration;
        this.variant = variant;
        declaration.outcomes().forEach(outcome -> counts.put(outcome.result(), 0L));
    }

    /** Counts a run that ended. */
    public void add(String result) {
        count(result, "the demo does not declare it");
    }

    /** Counts a run that did not: a crash, a hang. */
    public void addFailure(String words, String meaning) {
        count(words, meaning);
    }

    private void count(String result, String meaningIfUnlisted) {
        if (counts.merge(result, 1L, Long::sum) == 1 && !isDeclared(result)) unlisted.put(result, meaningIfUnlisted);
        samples++;
    }

    private boolean isDeclared(String result) {
        return declaration.outcomes().stream().anyMatch(outcome -> outcome.result().equals(result));
    }

    /** How long a run took; the first hundred thousand are kept. */
    void addTime(double nanoseconds) {
        if (timed == FEW) return;
        if (timed == times.length) times = Arrays.copyOf(times, 2 * timed);
        times[timed++] = nanoseconds;
    }

    void setSeconds(double seconds) {
        this.seconds = seconds;
    }

    /** Of a run, in nanoseconds, by the demo's own clock. */
    public OptionalDouble medianTime() {
        if (timed == 0) return OptionalDouble.empty();
        double[] sorted = Arrays.copyOf(times, timed);
        Arrays.sort(sorted);
        return OptionalDouble.of(sorted[timed / 2]);
    }

    public List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (var outcome : declaration.outcomes()) {
            rows.add(new Row(outcome.result(), counts.get(outcome.result()), outcome.expect().in(variant), outcome.meaning()));
        }
        unlisted.forEach((result, meaning) -> rows.add(new Row(result, counts.get(result), Expect.UNDECLARED, meaning)));
        return rows;
    }

    public Verdict verdict() {
        if (samples == 0) return Verdict.INCONCLUSIVE;
        return rows().stream().anyMatch(row -> row.count() > 0 && row.expect().fails()) ? Verdict.FAILED : Verdict.PASSED;
    }

    /** How many samples have one of the rows that are expected so. */
    public long count(Expect expect) {
        return rows().stream().filter(row -> row.expect() == expect).mapToLong(Row::count).sum();
    }

    /** What the frequency of an outcome that never came out may still be, with 95 % confidence: 3/n, and at most 1. */
    public static double bound(long samples) {
        return samples <= 3 ? 1 : 3.0 / samples;
    }

    public String demo() {
        return demo;
    }

    public String title() {
        return declaration.title();
    }

    public Variant variant() {
        return variant;
    }

    public long samples() {
        return samples;
    }

    /** Wall-clock time of all runs together. */
    public double seconds() {
        return seconds;
    }
}
