package conch.cli;

import conch.child.TerminalSettings;
import conch.learn.Nearest;
import conch.race.Demo;
import conch.race.Variant;
import conch.race.Verdict;
import conch.race.explore.DemoForm;
import conch.race.explore.ExploreException;
import conch.race.explore.ExploreJson;
import conch.race.explore.ExploreOptions;
import conch.race.explore.ExploreReport;
import conch.race.explore.ExploreTable;
import conch.race.explore.Program;
import conch.race.explore.Replay;
import conch.race.explore.ReplayReport;
import conch.race.explore.Shrunk;
import conch.race.explore.Target;
import conch.race.explore.Witness;
import conch.race.play.Game;
import conch.race.play.PlainPlay;
import conch.race.play.TerminalPlay;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** {@code conch race explore}, {@code replay}, {@code shrink}, {@code play}: every interleaving of a demo or of a reader's own file, and one of them again. */
final class RaceExplore {
    static final List<String> MODES = List.of("explore", "replay", "shrink", "play");
    private static final int FAILED = 1, INTERRUPTED = 130, MOST_THREADS = 16, LONGEST = 2000;
    private static final String WITNESS = ".sched.json";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final RaceOptions options;
    private final Path home = Home.find();

    RaceExplore(RaceOptions options) {
        this.options = options;
    }

    int run() throws Exception {
        String mode = options.names().getFirst();
        if (options.names().size() != 2) throw UsageException.withHint("race %s takes the name of a demo or a C file", mode);
        String what = options.names().get(1);
        try {
            return switch (mode) {
                case "explore" -> explore(what);
                case "replay" -> what.endsWith(WITNESS) ? replayWitness(Path.of(what)) : replay(what);
                case "shrink" -> shrink(what);
                default -> play(what);
            };
        } catch (ExploreException e) {
            System.out.flush();
            System.err.println("conch: race: " + e.getMessage());
            return FAILED;
        }
    }

    private int explore(String what) throws Exception {
        options.allow("explore", "variant", "threads", "iters", "mode", "bound", "max", "time", "cc", "O", "json", "progress", "save", "outcome");
        Path save = options.file("save");
        var tables = new ArrayList<ExploreTable>();
        var how = exploreOptions();
        for (Target target : targets(what)) {
            try (var bar = ProgressBar.on(how.max(), options.has("progress"))) {
                tables.add(ExploreTable.of(target, how.withProgress(bar::show)));
            }
            if (!options.json()) System.out.println(ExploreReport.of(tables.getLast()).stripTrailing() + "\n");
        }
        if (options.json()) System.out.print(ExploreJson.of(tables));
        if (save != null) save(tables, save);
        return tables.stream().anyMatch(table -> table.verdict() == Verdict.FAILED) ? FAILED : 0;
    }

    /** The outcome that is asked for, or the one of note of the first table. */
    private void save(List<ExploreTable> tables, Path file) throws Exception {
        String wanted = options.value("outcome");
        for (var table : tables) {
            var found = wanted != null ? table.exploration().outcome(wanted) : table.rowOfNote().flatMap(ExploreTable.Row::found);
            if (found.isEmpty()) continue;
            save(table.target(), table.exploration().program(), table.exploration().replay(found.get()), file);
            return;
        }
        throw UsageException.of("race: no schedule ends with '%s', so nothing was saved", wanted);
    }

    private void save(Target target, Program program, Replay replay, Path file) throws ExploreException {
        Witness.of(target, program, replay, file).save(file);
        if (!options.json()) System.out.printf("Saved: %s ('%s')%n", file, replay.result());
    }

    private int replay(String what) throws Exception {
        options.allow("replay", "variant", "threads", "iters", "mode", "time", "cc", "O", "json", "schedule", "times", "shared", "save");
        Path save = options.file("save");
        Target target = targets(what).getFirst();
        Program program = Program.build(target.subject(), exploreOptions());
        long times = times();
        String shared = options.value("shared");
        Replay replay = program.replay(schedule(), times, shared == null ? List.of() : List.of(shared.split(",")));
        show(target, program, replay, times);
        if (save != null) save(target, program, replay, save);
        return replay.identical() == times ? 0 : FAILED;
    }

    private int replayWitness(Path file) throws Exception {
        options.allow("replay FILE" + WITNESS, "json", "times", "time");
        Witness witness = Witness.load(file);
        Target target = witness.target(file, home);
        Program program = Program.build(target.subject(), witness.options(exploreOptions()));
        witness.check(program);
        long times = times();
        Replay replay = program.replay(witness.schedule(), times, witness.shared());
        show(target, program, replay, times);
        var differences = witness.differences(program, replay);
        if (!differences.isEmpty()) System.err.println("conch: race: not the run that " + file + " holds: " + String.join("; ", differences));
        return replay.identical() == times && differences.isEmpty() ? 0 : FAILED;
    }

    private void show(Target target, Program program, Replay replay, long times) throws ExploreException, InterruptedException {
        System.out.print(options.json() ? ExploreJson.of(target, replay, times) : ReplayReport.of(target, program, replay, times));
    }

    private int shrink(String what) throws Exception {
        options.allow("shrink", "variant", "threads", "iters", "mode", "max", "time", "cc", "O", "json", "schedule", "outcome", "save", "progress");
        Path save = options.file("save");
        Witness witness = what.endsWith(WITNESS) ? Witness.load(Path.of(what)) : null;
        Target target = witness == null ? targets(what).getFirst() : witness.target(Path.of(what), home);
        Program program = Program.build(target.subject(), witness == null ? exploreOptions() : witness.options(exploreOptions()));
        if (witness != null) witness.check(program);
        Shrunk shrunk = shrink(program, witness == null ? options.value("schedule") : witness.schedule());
        Replay replay = program.replay(shrunk.witness(), 1, shrunk.shared());
        if (!replay.result().equals(shrunk.result())) throw new IllegalStateException("the shrunk schedule ends otherwise: " + replay.result());
        show(target, program, replay, 1);
        if (!options.json()) System.out.print(program.command(shrunk));
        if (save != null) save(target, program, replay, save);
        return 0;
    }

    private int play(String what) throws Exception {
        options.allow("play", "variant", "threads", "iters", "mode", "cc", "O");
        var game = new Game(targets(what).getFirst(), exploreOptions());
        var settings = TerminalSettings.save();
        try (var terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
            if (!terminal.getType().startsWith(Terminal.TYPE_DUMB)) return new TerminalPlay(game, terminal, settings).play() ? 0 : INTERRUPTED;
        } finally {
            settings.restore();
        }
        PlainPlay.play(game, new BufferedReader(new InputStreamReader(System.in)), System.out);
        return 0;
    }

    private Shrunk shrink(Program program, String schedule) throws Exception {
        String outcome = options.value("outcome");
        if (schedule == null && outcome == null) throw UsageException.withHint("race shrink needs --schedule or --outcome");
        return schedule == null ? program.shrinkOutcome(outcome) : program.shrink(checked(schedule));
    }

    private long times() throws UsageException {
        return options.number("times", 1, 1_000_000);
    }

    private String schedule() throws UsageException {
        String schedule = options.value("schedule");
        return schedule == null ? "" : checked(schedule);
    }

    private static String checked(String schedule) throws UsageException {
        if (!schedule.matches("[0-9a-f]{0," + LONGEST + "}")) {
            throw UsageException.withHint("race: --schedule takes the number of a thread for each step, such as 0110 (a to f for 10 to 15), not '%s'", schedule);
        }
        return schedule;
    }

    private ExploreOptions exploreOptions() throws UsageException {
        String level = options.value("O");
        if (level != null && !level.matches("[0-3sgz]|fast")) throw UsageException.withHint("race: -O takes 0, 1, 2, 3, s or g, not '%s'", level);
        Integer bound = options.has("bound") ? (int) options.number("bound", 0, 0, LONGEST) : null;
        return new ExploreOptions(home, options.value("cc"), level == null ? "-O2" : "-O" + level, bound,
                options.number("max", ExploreOptions.USUAL_MAX, 1_000_000_000), options.time(LIMIT), null);
    }

    /** Both forms of a demo for explore, the broken one where one is wanted, unless one is named. */
    private List<Target> targets(String what) throws UsageException {
        if (Demo.NAMES.contains(what)) {
            var targets = new ArrayList<Target>();
            for (Variant variant : options.variants()) for (DemoForm form : forms(what, variant)) targets.add(Target.of(form, home));
            return targets;
        }
        if (!Files.isRegularFile(Path.of(what))) {
            throw UsageException.of("race: there is no demo and no C file '%s'; the demos are %s%s", what, String.join(", ", Demo.NAMES), Nearest.question(what, Demo.NAMES));
        }
        for (String name : List.of("variant", "threads", "iters", "mode")) {
            if (options.has(name)) throw UsageException.of("race: --%s is for the demos; a file of your own says it itself", name);
        }
        return List.of(Target.of(Path.of(what)));
    }

    /** The usual ones; what is asked for changes the first, and is then the only one. */
    private List<DemoForm> forms(String name, Variant variant) throws UsageException {
        var all = DemoForm.all(name, variant);
        var usual = all.getFirst();
        String mode = options.value("mode");
        if (mode != null && !mode.equals("raise") && !mode.equals("drop")) throw UsageException.withHint("race: --mode takes raise or drop, not '%s'", mode);
        var asked = new DemoForm(name, variant, (int) options.number("threads", usual.threads(), MOST_THREADS),
                options.number("iters", usual.iters(), LONGEST), "drop".equals(mode));
        return options.has("threads") || !asked.equals(usual) ? List.of(asked) : all;
    }
}
