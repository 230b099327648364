package conch.bench;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** One run of all benchmarks: those of JMH, then the comparisons with CPython; a table as it goes, and a report in JSON at the end. */
public final class BenchRun {
    private final Path home;
    private final boolean quick, silent;
    private final List<String> words;
    private final NameFilter names;
    private boolean failed;

    /**
     * @param quick under two minutes for all, with wider intervals
     * @param silent prints no table
     * @param words see {@link NameFilter}
     * @throws IllegalArgumentException where a word is no regular expression
     */
    public BenchRun(Path home, boolean quick, boolean silent, List<String> words) {
        this.home = home;
        this.quick = quick;
        this.silent = silent;
        this.words = List.copyOf(words);
        names = new NameFilter(words);
    }

    /** Whether there is something to run; {@code ./conch bench} sees to that. */
    public static boolean isBuilt(Path home) {
        return Files.exists(JmhRun.jar(home));
    }

    /** Measures; the report, or nothing where no benchmark has such a name. */
    public Optional<String> run() throws IOException, InterruptedException {
        var out = silent ? new PrintStream(OutputStream.nullOutputStream()) : new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Machine machine = Machine.here();
        out.println(begin + (quick ? "  quick: wide intervals" : "  full: this takes some twenty minutes"));
        out.println(machine.describe());
        JsonArray benchmarks = new JmhRun(home, quick, words).run(silent);
        JsonObject comparisons = new Comparisons(home, quick ? Effort.QUICK : Effort.FULL, names, out).run();
        failed = comparisons.has("failed");
        boolean nothing = !failed && benchmarks.isEmpty() && comparisons.getAsJsonArray("results").isEmpty();
        return nothing ? Optional.empty() : Optional.of(report(begin, machine, benchmarks, comparisons));
    }

    /** Whether something that was to be measured could not be run; the report says what. */
    public boolean failed() {
        return failed;
    }

    private String report(Instant begin, Machine machine, JsonArray benchmarks, JsonObject comparisons) {
        var report = new JsonObject();
        report.addProperty("date", begin.toString());
        report.addProperty("seconds", begin.until(Instant.now(), ChronoUnit.SECONDS));
        report.addProperty("quick", quick);
        report.add("machine", machine.toJson());
        report.add("benchmarks", benchmarks);
        report.add("comparisons", comparisons);
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(report) + "\n";
    }
}
