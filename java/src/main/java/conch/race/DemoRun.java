package conch.race;

import conch.child.Child;
import conch.child.ChildResult;
import conch.child.Ending;
import conch.child.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Runs one form of a demo until it has its samples or its time is over, in a new child after every crash. */
public final class DemoRun {
    /** After so many failures more of them say nothing new. */
    private static final int MOST_FAILURES = 10;
    private static final Duration GRACE = Duration.ofSeconds(2);
    /** A line of a run is far shorter. */
    private static final int BYTES_A_RUN = 400;

    private final Demo demo;
    private final Settings settings;
    private final Limits limits;

    public DemoRun(Demo demo, Settings settings) {
        this(demo, settings, new Limits(settings.time().plus(GRACE), 1L << 30, Math.max(1 << 20, settings.runs() * BYTES_A_RUN)));
    }

    /** @param limits of each child */
    DemoRun(Demo demo, Settings settings, Limits limits) {
        this.demo = demo;
        this.settings = settings;
        this.limits = limits;
    }

    public OutcomeTable run(Variant variant) throws BrokenDemo, InterruptedException {
        var table = new OutcomeTable(demo.name(), demo.declaration(settings), variant);
        long begin = System.nanoTime(), end = begin + settings.time().toNanos();
        int failures = 0;
        for (long now = begin; now < end && table.samples() < settings.runs() && failures < MOST_FAILURES; now = System.nanoTime()) {
            long before = table.samples();
            var result = new Child(command(variant, settings.runs() - before, end - now), limits).run(line -> count(table, line));
            boolean good = result.ending().isGood();
            if (!good || table.samples() == before) {
                fail(table, result);
                failures++;
            }
            if (result.ending() instanceof Ending.OutOfTime) break;
        }
        table.setSeconds((System.nanoTime() - begin) / 1e9);
        return table;
    }

    private List<String> command(Variant variant, long runs, long nanoseconds) {
        var words = new java.util.ArrayList<>(settings.shape());
        words.addAll(settings.place());
        words.addAll(List.of("--runs", String.valueOf(runs), "--seconds", String.format(Locale.ROOT, "%.3f", Math.max(nanoseconds, 1e6) / 1e9),
                "--variant", variant.word()));
        return demo.command(words.removeFirst(), words);
    }

    /** {@code RESULT tab DETAIL tab N ns}; a line of another form is a result of its own, and fails as undeclared. */
    private static void count(OutcomeTable table, String line) {
        String[] columns = line.split("\t", -1);
        table.add(columns[0]);
        if (columns.length == 3 && columns[2].matches("\\d+ ns")) table.addTime(Double.parseDouble(columns[2].replace(" ns", "")));
    }

    private static void fail(OutcomeTable table, ChildResult result) {
        String words = result.ending().isGood() ? "ended without a result" : result.ending().words();
        table.addFailure(words, result.complaint().isEmpty() ? "the demo's process, without a word" : result.complaint());
    }
}
