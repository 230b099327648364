package conch.bench;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import conch.child.Child;
import conch.child.ChildResult;
import conch.child.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * From which amount of work on it pays to let the lock go: {@code docs/crossover.md} says what is measured and what "pays" means. Alone
 * nothing can be gained, and the question is from where on the price is small; beside a thread that computes in the script, from where on both
 * together get more done.
 */
public final class Crossover {
    /** Of the call, alone. Smaller, and the noise of a quiet machine would decide. */
    static final double SMALL_PRICE = 0.02;
    /** More work of both threads together. */
    static final double WORTHWHILE = 0.05;

    /** Below that no second core was free, and a gain could not have shown. */
    private static final double LEAST_PARALLELISM = 1.5;

    private static final Limits LIMITS = new Limits(Duration.ofSeconds(90), 0, 1L << 20);
    private static final int EXIT_INCONCLUSIVE = 4;
    private static final String NOT_MEASURABLE = "not measurable", INCONCLUSIVE = "inconclusive";

    private final Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Machine machine = Machine.here();
    private final CrossoverData data;
    private final Crossing alone, beside;

    private Crossover(CrossoverData data) {
        this.data = data;
        alone = Crossing.of(data, (size, rounds) -> -data.priceShare(size, rounds), -SMALL_PRICE);
        beside = Crossing.of(data, data::gain, 1 + WORTHWHILE);
    }

    /**
     * Measures for some thirteen seconds, in a process of its own.
     *
     * @throws IOException where that fails, with what it said
     */
    public static Crossover measure(Path home) throws IOException, InterruptedException {
        var data = new CrossoverData();
        Path script = home.resolve("bench/scripts/crossover.py");
        ChildResult result = new Child(List.of(home.resolve("conch").toString(), script.toString()), LIMITS).run();
        if (!result.ending().isGood()) throw new IOException("the measurement " + result.words());
        result.output().lines().forEach(data::add);
        return new Crossover(data);
    }

    /** 0; 4 where the machine did not allow an answer. */
    public int exitCode() {
        boolean answered = !alone.isInconclusive() && !List.of(NOT_MEASURABLE, INCONCLUSIVE).contains(besideVerdict());
        return answered ? 0 : EXIT_INCONCLUSIVE;
    }

    private String besideVerdict() {
        return oneCore() ? NOT_MEASURABLE : coresTaken() ? INCONCLUSIVE : verdict(beside);
    }

    private boolean coresTaken() {
        return data.parallelism() < LEAST_PARALLELISM;
    }

    /** Another program beside a single core takes turns whatever the lock does. */
    private boolean oneCore() {
        return machine.cores() < 2;
    }

    /** The one sentence. */
    String sentence() {
        return "On this machine " + besideWords() + "; alone " + aloneWords() + ".";
    }

    private String besideWords() {
        if (oneCore()) return "it is not measurable from which size on letting go pays beside another thread, because there is one core";
        if (coresTaken()) {
            return String.format(Locale.ROOT, "it is inconclusive from which size on letting go pays beside a thread that computes: other programs use the "
                    + "cores (two threads without the lock did %.2f times the work of one)", data.parallelism());
        }
        if (beside.isNowhere()) {
            return String.format("letting go does not pay up to %s beside a thread that computes: both together stay below %.0f %% more work", largest(),
                    100 * WORTHWHILE);
        }
        if (beside.isInconclusive()) {
            return "it is inconclusive from which size on letting go pays beside a thread that computes: somewhere from " + Crossing.bytes(beside.low())
                    + " on, and the measurements agree no better, because the machine was busy";
        }
        return String.format("letting go pays above %s, or %s a call, beside a thread that computes: from there on both together do at least %.0f %% more",
                beside.words(), Amount.nanoseconds(data.callOf(beside.size(), data.allRounds())), 100 * WORTHWHILE);
    }

    private String aloneWords() {
        int smallest = data.sizes()[0];
        String price = String.format("it costs %s a call", Amount.nanoseconds(data.price(data.allRounds())));
        if (alone.isInconclusive()) return price + ", and from where on that is less than " + percent(SMALL_PRICE) + " is inconclusive";
        if (alone.isNowhere()) return price + ", more than " + percent(SMALL_PRICE) + " up to " + largest();
        return price + ", less than " + percent(SMALL_PRICE) + " from " + (alone.high() <= smallest ? smallest + " bytes" : alone.words()) + " on";
    }

    private static String percent(double share) {
        return String.format("%.0f %% of it", 100 * share);
    }

    private String largest() {
        int[] sizes = data.sizes();
        return Crossing.bytes(sizes[sizes.length - 1]);
    }

    /** The table, and under it the sentence. */
    public String text() {
        var text = new StringBuilder();
        text.append(String.format("%s  %s%n%n", date, machine.describe()));
        text.append(String.format("%10s %10s %10s   %16s   %16s   %s%n", "", "alone", "letting go", "lock held", "lock let go", "both"));
        text.append(String.format("%10s %10s %10s   %16s   %16s   %s%n", "size", "call", "costs", "calls     loop", "calls     loop", "together"));
        for (int size : data.sizes()) text.append(row(size)).append(String.format("%n"));
        return text.append(String.format("%n%s%n", sentence())).toString();
    }

    private String row(int size) {
        int[] all = data.allRounds();
        String label = size < 1024 ? size + " bytes" : size / 1024 + " KiB";
        return String.format(Locale.ROOT, "%10s %10s %8.2f %%   %6.1f %% %5.0f %%   %6.1f %% %5.0f %%   %6.2f x", label,
                Amount.nanoseconds(data.call(size, all)), 100 * data.priceShare(size, all),
                100 * data.caller(size, all, false), 100 * data.other(size, all, false), 100 * data.caller(size, all, true),
                100 * data.other(size, all, true), data.gain(size, all));
    }

    /** The same, for programs; sizes in bytes, times in nanoseconds, shares of what the same thread does alone. */
    public String json() {
        var json = new JsonObject();
        json.addProperty("date", date.toString());
        json.add("machine", machine.toJson());
        json.addProperty("rounds", data.rounds());
        json.addProperty("parallelism", data.parallelism());
        json.addProperty("price", data.price(data.allRounds()));
        json.add("alone", withCall(alone, verdict(alone)));
        json.add("beside", withCall(beside, besideVerdict()));
        json.addProperty("sentence", sentence());
        var rows = new JsonArray();
        for (int size : data.sizes()) rows.add(jsonRow(size));
        json.add("sizes", rows);
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create().toJson(json) + "\n";
    }

    /** A size is that of this kernel alone; what a call of it takes holds for others. */
    private JsonObject withCall(Crossing crossing, String verdict) {
        JsonObject json = crossing.toJson(verdict);
        json.addProperty("call", Double.isInfinite(crossing.size()) ? null : data.callOf(crossing.size(), data.allRounds()));
        return json;
    }

    private static String verdict(Crossing crossing) {
        return crossing.isNowhere() ? "nowhere" : crossing.isInconclusive() ? INCONCLUSIVE : "measured";
    }

    private JsonObject jsonRow(int size) {
        int[] all = data.allRounds();
        var row = new JsonObject();
        row.addProperty("size", size);
        row.addProperty("call", data.call(size, all));
        row.addProperty("priceShare", data.priceShare(size, all));
        row.addProperty("callsHeld", data.caller(size, all, false));
        row.addProperty("loopHeld", data.other(size, all, false));
        row.addProperty("callsReleased", data.caller(size, all, true));
        row.addProperty("loopReleased", data.other(size, all, true));
        row.addProperty("gain", data.gain(size, all));
        return row;
    }
}
