package conch.cli;

import conch.learn.Nearest;
import conch.race.BrokenDemo;
import conch.race.Compare;
import conch.race.Demo;
import conch.race.DemoRun;
import conch.race.HtmlReport;
import conch.race.JsonReport;
import conch.race.JunitReport;
import conch.race.OutcomeTable;
import conch.race.Settings;
import conch.race.StressReport;
import conch.race.TextReport;
import conch.race.Variant;
import conch.race.Verdict;
import conch.race.explore.WitnessLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code conch race}: lists the demos of the race lab; with a name or {@code all}, runs them; {@code stress} runs them long, {@code compare} measures. The
 * rest is {@link RaceExplore}'s and {@link RaceSanitize}'s.
 */
final class RaceCommand implements Command {
    /** Of one form of a demo: both, and two hangs, stay below ten seconds. */
    private static final Duration ONE = Duration.ofSeconds(2), EACH_OF_ALL = Duration.ofSeconds(1), STRESS = Duration.ofSeconds(30);
    private static final long RUNS = 10_000, UNLIMITED = 1_000_000_000;
    private static final int ROUNDS = 15;
    private static final int FAILED = 1, INCONCLUSIVE = 4;
    /** What may stand behind {@code conch race}, for who wrote it wrongly. */
    static final List<String> WORDS = Stream.of(Demo.NAMES, RaceExplore.MODES, List.of("all", "stress", "compare", "sanitize")).flatMap(List::stream).toList();

    @Override
    public int run(List<String> words) throws Exception {
        var options = new RaceOptions(words);
        List<String> names = options.names();
        if (!names.isEmpty() && RaceExplore.MODES.contains(names.getFirst())) return new RaceExplore(options).run();
        if (!names.isEmpty() && names.getFirst().equals("sanitize")) return new RaceSanitize(options).run();
        if (names.size() > 1) throw UsageException.withHint("race takes one demo, not %d", names.size());
        if (names.isEmpty()) return list(options);
        if (names.getFirst().equals("compare")) return compare(options);
        options.allow(names.getFirst(), "json", "variant", "runs", "iters", "time", "threads", "cpus", "junit", "html");
        if (names.getFirst().equals("stress")) return stress(options);
        boolean all = names.getFirst().equals("all");
        return run(all ? demos() : List.of(demo(names.getFirst())), options.settings(all ? EACH_OF_ALL : ONE, RUNS), options);
    }

    private static List<Demo> demos() throws UsageException {
        var demos = Demo.all(Home.find());
        if (!Files.exists(demos.getFirst().program())) throw UsageException.of("race: the demos are not built; ./conch race builds and starts them");
        return demos;
    }

    private static Demo demo(String name) throws UsageException {
        return demos().stream().filter(demo -> demo.name().equals(name)).findFirst()
                .orElseThrow(() -> UsageException.of("race: there is no demo '%s'; there are: %s%s", name, String.join(", ", Demo.NAMES), Nearest.question(name, RaceCommand.WORDS)));
    }

    private static int list(RaceOptions options) throws Exception {
        options.allow("");
        var settings = options.settings(ONE, RUNS);
        for (Demo demo : demos()) System.out.printf("%-14s %s%n", demo.name(), title(demo, settings));
        System.out.printf("%nconch race NAME runs one in its broken and its repaired form, conch race all all of them;%n"
                + "conch race stress says how often, conch race compare what each discipline costs;%n"
                + "conch race explore NAME tries every interleaving, replay, shrink and play take one of them;%n"
                + "conch race sanitize NAME asks ThreadSanitizer and AddressSanitizer.%n");
        return 0;
    }

    private static String title(Demo demo, Settings settings) throws InterruptedException {
        try {
            return demo.declaration(settings).title();
        } catch (BrokenDemo e) {
            return "(" + e.getMessage() + ")";
        }
    }

    private static int run(List<Demo> demos, Settings settings, RaceOptions options) throws Exception {
        var tables = new ArrayList<OutcomeTable>();
        boolean broken = false;
        var variants = options.variants();
        Path junit = options.file("junit"), html = options.file("html");
        for (Demo demo : demos) {
            try {
                for (Variant variant : variants) tables.add(run(demo, variant, settings, options.json(), demos.size() == 1));
            } catch (BrokenDemo e) {
                complain(e);
                broken = true;
            }
        }
        if (options.json()) System.out.print(JsonReport.of(tables));
        write(junit, html, tables, settings);
        return broken ? FAILED : exitCode(tables);
    }

    /** The lab goes on. */
    private static void complain(BrokenDemo e) {
        System.out.flush();
        System.err.println("conch: race: " + e.getMessage());
    }

    private static void write(Path junit, Path html, List<OutcomeTable> tables, Settings settings) throws IOException {
        if (junit != null) Files.writeString(junit, JunitReport.of(tables, settings));
        if (html != null) Files.writeString(html, HtmlReport.of(tables, settings));
    }

    /** The time is shared out evenly, and every form of every demo runs as often as it can. */
    private static int stress(RaceOptions options) throws Exception {
        var demos = demos();
        var variants = options.variants();
        Path junit = options.file("junit"), html = options.file("html");
        Duration share = options.time(STRESS).dividedBy((long) demos.size() * variants.size());
        var settings = options.settings(share, UNLIMITED).withTime(share);
        var tables = new ArrayList<OutcomeTable>();
        boolean silent = options.json(), broken = false;
        if (!silent) System.out.print(StressReport.head());
        for (Demo demo : demos) {
            try {
                for (Variant variant : variants) {
                    tables.add(new DemoRun(demo, settings).run(variant));
                    if (!silent) System.out.print(StressReport.line(tables.getLast()));
                }
            } catch (BrokenDemo e) {
                complain(e);
                broken = true;
            }
        }
        System.out.print(silent ? JsonReport.of(tables) : StressReport.notes(tables));
        write(junit, html, tables, settings);
        return broken ? FAILED : exitCode(tables);
    }

    private static int compare(RaceOptions options) throws Exception {
        options.allow("compare", "json");
        demos();
        var compare = new Compare(Home.find(), ROUNDS);
        try {
            compare.run();
        } catch (BrokenDemo e) {
            complain(e);
            return FAILED;
        }
        System.out.print(options.json() ? compare.json() : compare.text());
        return 0;
    }

    private static OutcomeTable run(Demo demo, Variant variant, Settings settings, boolean silent, boolean alone) throws BrokenDemo, InterruptedException {
        var table = new DemoRun(demo, settings).run(variant);
        if (silent) return table;
        System.out.print(TextReport.of(table, settings));
        if (alone && variant == Variant.BROKEN) WitnessLines.of(demo.name(), Home.find()).forEach(System.out::println);
        System.out.println();
        return table;
    }

    private static int exitCode(List<OutcomeTable> tables) {
        if (tables.stream().anyMatch(table -> table.verdict() == Verdict.FAILED)) return FAILED;
        return tables.stream().anyMatch(table -> table.verdict() == Verdict.INCONCLUSIVE) ? INCONCLUSIVE : 0;
    }
}
