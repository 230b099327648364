package conch.race;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import conch.bench.Machine;
import conch.bench.Sample;
import conch.child.Child;
import conch.child.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The table of every lecture on the lock: what each way of counting references costs, and whether it is right. The ways are measured in
 * turns, round by round, so that a slow moment of the machine meets all of them; ratios are taken within a round, and the median of the
 * rounds is given with its 95 % interval.
 */
public final class Compare {
    /** A way of counting: the demo and the form of it that raises, and the ones that drop. */
    private record Way(String label, String raising, String dropping, Variant variant) {
    }

    private static final List<Way> WAYS = List.of(
            new Way("no lock", "incref", "double-free", Variant.BROKEN),
            new Way("lock per object", "object-lock", "object-lock", Variant.REPAIRED),
            new Way("one global lock", "global-lock", "global-lock", Variant.REPAIRED),
            new Way("atomics", "atomic", "atomic", Variant.REPAIRED),
            new Way("biased counts", "biased", "biased", Variant.REPAIRED));
    private static final int ITERS = 50_000, RUNS_A_ROUND = 5, DROPS = 10_000;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** What was measured of one way; times are of a run, one value a round. */
    private static final class Measured {
        final List<Double> alone = new ArrayList<>(), separate = new ArrayList<>(), shared = new ArrayList<>();
        long runs, lost, drops, twice, never;

        boolean isRight() {
            return lost + twice + never == 0;
        }
    }

    private final Path home;
    private final int rounds;
    private final List<Measured> measured = new ArrayList<>();
    private final Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Machine machine = Machine.here();
    private String compiler;

    /** @param rounds at least 1; from 6 on the interval has its 95 % */
    public Compare(Path home, int rounds) {
        this.home = home;
        this.rounds = rounds;
        WAYS.forEach(way -> measured.add(new Measured()));
    }

    /** @throws BrokenDemo where a run gave no result */
    public void run() throws BrokenDemo, InterruptedException {
        compiler = compiler(Demo.find(home, WAYS.getFirst().raising).orElseThrow());
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < WAYS.size(); i++) oneRound(WAYS.get(i), measured.get(i));
        }
        for (int i = 0; i < WAYS.size(); i++) drop(WAYS.get(i), measured.get(i));
    }

    /** What the demos were compiled by, which they know themselves. */
    private static String compiler(Demo demo) throws BrokenDemo, InterruptedException {
        var result = new Child(demo.command("--compiler", List.of()), Limits.USUAL).run();
        if (!result.ending().isGood()) throw new BrokenDemo(demo.name(), result.words());
        return result.output().strip();
    }

    private void oneRound(Way way, Measured into) throws BrokenDemo, InterruptedException {
        into.alone.add(time(raise(way, 1, "shared")));
        into.separate.add(time(raise(way, 2, "separate")));
        var shared = raise(way, 2, "shared");
        into.shared.add(time(shared));
        into.runs += shared.samples();
        into.lost += shared.samples() - shared.count(Expect.ACCEPTABLE);
    }

    private OutcomeTable raise(Way way, int threads, String objects) throws BrokenDemo, InterruptedException {
        return table(way.raising, way.variant, new Settings(RUNS_A_ROUND, LIMIT, ITERS, threads, Cpus.first(threads), List.of("--objects", objects)));
    }

    private void drop(Way way, Measured into) throws BrokenDemo, InterruptedException {
        var table = table(way.dropping, way.variant, new Settings(DROPS, LIMIT, 0, 2, Cpus.first(2), List.of("--mode", "drop")));
        into.drops = table.samples();
        for (var row : table.rows()) {
            if (row.result().equals("freed twice")) into.twice = row.count();
            if (row.result().equals("never freed")) into.never = row.count();
        }
    }

    private OutcomeTable table(String name, Variant variant, Settings settings) throws BrokenDemo, InterruptedException {
        var table = new DemoRun(Demo.find(home, name).orElseThrow(), settings).run(variant);
        if (table.count(Expect.UNDECLARED) > 0) throw new BrokenDemo(name, table.rows().getLast().result());
        if (table.medianTime().isEmpty()) throw new BrokenDemo(name, "no run ended within " + LIMIT.toSeconds() + " s");
        return table;
    }

    private static double time(OutcomeTable table) {
        return table.medianTime().orElseThrow();
    }

    /** Cost of one raise on one thread, relative to the plain one. */
    private Sample cost(Measured way) {
        return sample(way.alone).dividedBy(sample(measured.getFirst().alone));
    }

    /** Two threads do twice the work of one: 2 is perfect, below 1 they are slower together. */
    private static Sample speedUp(Measured way, List<Double> together) {
        return sample(way.alone).map(t -> 2 * t).dividedBy(sample(together));
    }

    private static Sample sample(List<Double> values) {
        return new Sample(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static boolean oneCore() {
        return Runtime.getRuntime().availableProcessors() < 2;
    }

    /** Ends with a line's end. */
    public String text() {
        String format = "%-16s  %-6s  %14s  %14s  %13s  %-19s  %-19s  %s%n";
        var text = new StringBuilder(String.format("%s  %s%nThe demos: C, compiled by %s.%n%n", begun, machine.describe(), compiler));
        text.append(String.format(format, "", "", "LOST UPDATES", "DOUBLE FREES", "LEAKS", "2 THREADS,", "2 THREADS,", "ONE RAISE,"));
        text.append(String.format(format, "DISCIPLINE", "RIGHT", "in runs", "in drops", "in drops", "separate objects", "one object", "plain = 1"));
        for (int i = 0; i < WAYS.size(); i++) {
            var way = measured.get(i);
            text.append(String.format(format, WAYS.get(i).label, way.isRight() ? "right" : "wrong", of(way.lost, way.runs), of(way.twice, way.drops),
                    of(way.never, way.drops), oneCore() ? "not measurable" : interval(speedUp(way, way.separate)),
                    oneCore() ? "not measurable" : interval(speedUp(way, way.shared)), interval(cost(way))));
        }
        return text.append(String.format(Locale.ROOT, "Speed-up of two threads over one (2.00 is perfect); medians of %d rounds in turns, [%.0f %% interval]. "
                + "One plain raise: %.2f ns.%nright: nothing lost in so many runs, not a proof. A thread of biased counts that does not own the object pays for atomics.%n",
                rounds, 100 * sample(measured.getFirst().alone).confidence(), sample(measured.getFirst().alone).median() / ITERS)).toString();
    }

    private static String of(long count, long total) {
        return TextReport.grouped(count) + " of " + TextReport.grouped(total);
    }

    private static String interval(Sample sample) {
        return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", sample.median(), sample.low(), sample.high());
    }

    /** When, on what, compiled by what; {@code disciplines} has one object a discipline. Speed-ups are null on a machine with one core. */
    public String json() {
        var rows = new JsonArray();
        for (int i = 0; i < WAYS.size(); i++) rows.add(row(WAYS.get(i), measured.get(i)));
        var all = new JsonObject();
        all.addProperty("date", begun.toString());
        all.add("machine", machine.toJson());
        all.addProperty("compiler", compiler);
        all.addProperty("rounds", rounds);
        all.add("disciplines", rows);
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create().toJson(all) + "\n";
    }

    private JsonObject row(Way way, Measured of) {
        var row = new JsonObject();
        row.addProperty("discipline", way.label);
        row.addProperty("right", of.isRight());
        row.addProperty("runs", of.runs);
        row.addProperty("lost_updates", of.lost);
        row.addProperty("drops", of.drops);
        row.addProperty("double_frees", of.twice);
        row.addProperty("leaks", of.never);
        row.add("speedup_separate", oneCore() ? null : speedUp(of, of.separate).toJson("ratio"));
        row.add("speedup_shared", oneCore() ? null : speedUp(of, of.shared).toJson("ratio"));
        row.add("cost", cost(of).toJson("ratio"));
        return row;
    }
}
