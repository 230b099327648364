package conch.ext;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import conch.child.Child;
import conch.child.ChildResult;
import conch.child.Ending;
import conch.child.Limits;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Builds a project once for each {@link Stage} and runs its tests there. */
public final class Check {
    /** Lines of a failed test that are shown; all of them are in the report. */
    private static final int SHOWN_LINES = 25;
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]+");
    /** A deadlock need not be waited for as long as work. No test sleeps so long in all of its threads. */
    private static final Duration IDLE = Duration.ofSeconds(20);

    private enum State { PASSED, FAILED, SKIPPED }

    /** @param crashFile what the JVM wrote about its end; null where it did not die */
    private record TestResult(String name, ChildResult result, Path crashFile) {
        boolean isGood() {
            return result.ending().isGood();
        }

        boolean timedOut() {
            return result.ending() instanceof Ending.OutOfTime || result.ending() instanceof Ending.StoodStill;
        }
    }

    /** @param note one line: which tests, what was found, or why it was skipped */
    private record Outcome(Stage stage, State state, String note, List<TestResult> tests, List<Findings.Finding> findings, Path report) {
        boolean timedOut() {
            return tests.stream().anyMatch(TestResult::timedOut);
        }
    }

    private final Project project;
    private final Path home;
    private final Limits limits;
    private final PrintStream out;
    private final PrintStream err;
    private final Compiler compiler = new Compiler();
    /** What failed tests said, and in which stage first: four times the same traceback hides the one that is different. */
    private final Map<String, Stage> shown = new HashMap<>();

    /**
     * @param home Conch's own folder
     * @param limit for each test
     * @param out a line for each stage
     * @param err what compiler and failed tests said
     */
    public Check(Project project, Path home, Duration limit, PrintStream out, PrintStream err) {
        this.project = project;
        this.home = home;
        this.limits = new Limits(limit, 0, 16 << 20).withIdle(IDLE);
        this.out = out;
        this.err = err;
    }

    /**
     * Runs all stages.
     *
     * @param json the outcome on {@code out} as JSON instead of lines
     * @return 0 when all that could be run passed, 124 when a test ran out of time or hung, else 1
     */
    public int run(boolean json) throws ProjectException, IOException, InterruptedException {
        for (Path test : project.tests()) TestScript.requireCalls(test);
        var outcomes = new ArrayList<Outcome>();
        for (Stage stage : Stage.values()) {
            var outcome = run(stage);
            outcomes.add(outcome);
            if (!json) print(outcome);
            // A wrong result or a crash may well be explained by a sanitizer; what does not compile or end is the same with one, only slower. Why it
            // does not end --strict may know, which sees the order of locks.
            if (stage == Stage.PLAIN && outcome.tests.isEmpty() || stage == Stage.STRICT && outcomes.getFirst().timedOut()) break;
        }
        if (json) out.println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(toJson(outcomes)));
        if (outcomes.stream().anyMatch(Outcome::timedOut)) return 124;
        return outcomes.stream().anyMatch(o -> o.state == State.FAILED) ? 1 : 0;
    }

    private Outcome run(Stage stage) throws ProjectException, IOException, InterruptedException {
        Path folder = project.buildFolder().resolve("check").resolve(stage.label);
        empty(folder);
        Path report = folder.resolve("report.txt");
        Sanitizer sanitizer;
        try {
            sanitizer = Sanitizer.prepare(stage, home, compiler);
        } catch (Sanitizer.Missing e) {
            return new Outcome(stage, State.SKIPPED, e.getMessage(), List.of(), List.of(), null);
        }
        if (!compiled(stage, folder)) return new Outcome(stage, State.FAILED, "it does not compile", List.of(), List.of(), null);
        var tests = new ArrayList<TestResult>();
        for (String module : testModules()) tests.add(test(stage, sanitizer, folder, module));
        String log = takeLogs(folder);
        var findings = stage == Stage.STRICT ? Findings.ofStrict(tests.stream().map(t -> t.result.output()).toList()) : new Findings(project, folder).in(log);
        Files.writeString(report, tests.stream().map(t -> "==== " + t.name + " " + t.result.ending().words() + "\n" + t.result.output()).collect(Collectors.joining())
                + (log.isEmpty() ? "" : "==== what the sanitizer wrote, the JVM's part included\n" + log));
        return outcome(stage, tests, findings, report);
    }

    /** A folder of a former run would leave its libraries and logs to this one. */
    private static void empty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) Files.delete(file);
        }
    }

    private boolean compiled(Stage stage, Path folder) throws ProjectException, IOException, InterruptedException {
        boolean good = true;
        for (var module : project.modules()) {
            var result = compiler.compile(module, Build.headers(home), stage.flags, folder);
            // The same warnings once, not once a stage.
            if (stage == Stage.PLAIN || !result.ending().isGood()) err.print(result.output());
            good &= result.ending().isGood();
        }
        return good;
    }

    /** The modules to be run as {@code __main__}; without tests the extensions themselves, which can at least be imported. */
    private List<String> testModules() {
        if (project.tests().isEmpty()) return project.modules().stream().map(m -> "import " + m.name()).toList();
        return project.tests().stream().map(t -> t.getFileName().toString().replaceFirst("\\.py$", "")).toList();
    }

    private TestResult test(Stage stage, Sanitizer sanitizer, Path folder, String module) throws IOException, InterruptedException {
        var words = new ArrayList<>(stage.words());
        words.addAll(module.startsWith("import ") ? List.of("-c", module) : List.of("-m", module));
        Path crashFile = folder.resolve("crash_" + module.replace(' ', '_') + ".txt");
        var command = new ArrayList<>(sanitizer.prefix());
        var end = new EndMark(folder.resolve("end.txt"));
        var properties = new ArrayList<>(sanitizer.properties());
        properties.add(end.property());
        command.addAll(Jvm.conch(home, crashFile, properties, words));
        var environment = new TreeMap<String, String>();
        String path = System.getenv("CONCH_PATH");
        environment.put("CONCH_PATH", project.folder() + (path == null ? "" : File.pathSeparator + path));
        // A space or colon in the folder's name would end the option's value, so the log's name is relative to the folder the JVM starts in.
        if (stage.variable != null) environment.put(stage.variable, stage.options + ":log_path=sanitizer.log");
        var result = end.judge(new Child(command, limits).in(folder).with(environment).merged().run());
        return new TestResult(module, result, Files.exists(crashFile) ? crashFile : null);
    }

    /** The sanitizer's logs, one a process, are made one text. */
    private static String takeLogs(Path folder) throws IOException {
        var text = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (Path log : files.filter(f -> f.getFileName().toString().startsWith("sanitizer.log.")).sorted().toList()) {
                text.append(Files.readString(log));
                Files.delete(log);
            }
        }
        return text.toString();
    }

    /** How a test ended; where the JVM died with it, the place in the extension. */
    private String ending(TestResult test, Path folder) throws IOException, InterruptedException {
        if (test.crashFile == null) return test.name + " " + test.result.ending().words();
        var crash = CrashReport.of(Files.readString(test.crashFile));
        return test.name + " " + crash.words() + crash.place(folder, project.folder()) + " (the JVM's words: " + test.crashFile + ")";
    }

    private Outcome outcome(Stage stage, List<TestResult> tests, List<Findings.Finding> findings, Path report) throws IOException, InterruptedException {
        var failed = tests.stream().filter(t -> !t.isGood()).toList();
        var parts = new ArrayList<String>();
        if (!findings.isEmpty()) {
            parts.add(findings.size() + (findings.size() == 1 ? " finding: " : " findings, first: ") + findings.getFirst());
        } else if (stage != Stage.PLAIN) {
            parts.add("no finding in the extension");
        }
        for (var test : failed) parts.add(ending(test, report.getParent()));
        if (failed.isEmpty()) parts.add(project.tests().isEmpty() ? "imported only, there is no test_*.py" : tests.stream().map(TestResult::name).collect(Collectors.joining(", ")));
        State state = findings.isEmpty() && failed.isEmpty() ? State.PASSED : State.FAILED;
        return new Outcome(stage, state, String.join("; ", parts), tests, findings, report);
    }

    private void print(Outcome outcome) {
        String report = outcome.state == State.FAILED && outcome.report != null ? "; report: " + outcome.report : "";
        out.printf("%-6s %-8s %s%s%n", outcome.stage.label, outcome.state.name().toLowerCase(java.util.Locale.ROOT), outcome.note, report);
        for (var test : outcome.tests) if (!test.isGood()) showEnd(outcome.stage, test);
        out.flush();
        err.flush();
    }

    private void showEnd(Stage stage, TestResult test) {
        out.flush();
        String output = test.result.output();
        var lines = (test.crashFile == null ? output : CrashReport.withoutBanner(output)).lines().toList();
        var last = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
        Stage before = shown.putIfAbsent(ADDRESS.matcher(test.name + String.join("\n", last)).replaceAll("0x"), stage);
        if (before == null) last.forEach(line -> err.println("    " + line));
        else if (!last.isEmpty()) err.println("    as " + before.label);
    }

    private JsonObject toJson(List<Outcome> outcomes) {
        var stages = new JsonArray();
        for (var outcome : outcomes) stages.add(toJson(outcome));
        var all = new JsonObject();
        all.addProperty("project", project.folder().toString());
        all.addProperty("passed", outcomes.stream().noneMatch(o -> o.state == State.FAILED));
        all.add("stages", stages);
        return all;
    }

    /** As a shell has it; null where it was stopped or not started. */
    private static Integer exitCode(Ending ending) {
        return switch (ending) {
            case Ending.Exited(int code) -> code;
            case Ending.Killed(int signal) -> 128 + signal;
            case Ending.EndedEarly _ -> 0;
            default -> null;
        };
    }

    private JsonObject toJson(Outcome outcome) {
        var json = new JsonObject();
        json.addProperty("stage", outcome.stage.label);
        json.addProperty("state", outcome.state.name().toLowerCase(java.util.Locale.ROOT));
        json.addProperty("note", outcome.note);
        var tests = new JsonArray();
        for (var test : outcome.tests) {
            var one = new JsonObject();
            one.addProperty("name", test.name);
            one.addProperty("exit_code", exitCode(test.result.ending()));
            one.addProperty("timed_out", test.timedOut());
            tests.add(one);
        }
        json.add("tests", tests);
        json.add("findings", new GsonBuilder().create().toJsonTree(outcome.findings));
        json.addProperty("report", outcome.report == null ? null : outcome.report.toString());
        return json;
    }
}
