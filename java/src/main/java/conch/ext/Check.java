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
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Builds a project once for each {@link Stage} and runs its tests there. */
public final class Check {
    /** Lines of a failed test that are shown; all of them are in the report. */
    private static final int SHOWN_LINES = 25;

    private enum State { PASSED, FAILED, SKIPPED }

    private record TestResult(String name, ChildResult result) {
        boolean isGood() {
            return result.ending().isGood();
        }

        boolean timedOut() {
            return result.ending() instanceof Ending.OutOfTime;
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

    /**
     * @param home Conch's own folder
     * @param limit for each test
     * @param out a line for each stage
     * @param err what compiler and failed tests said
     */
    public Check(Project project, Path home, Duration limit, PrintStream out, PrintStream err) {
        this.project = project;
        this.home = home;
        this.limits = new Limits(limit, 0, 16 << 20);
        this.out = out;
        this.err = err;
    }

    /**
     * Runs all stages.
     *
     * @param json the outcome on {@code out} as JSON instead of lines
     * @return 0 when all that could be run passed, 124 when a test ran out of time, else 1
     */
    public int run(boolean json) throws ProjectException, IOException, InterruptedException {
        var outcomes = new ArrayList<Outcome>();
        for (Stage stage : Stage.values()) {
            var outcome = run(stage);
            outcomes.add(outcome);
            if (!json) print(outcome);
            // A wrong result or a crash may well be explained by a sanitizer; what does not compile or end is the same with one, only slower.
            if (stage == Stage.PLAIN && (outcome.tests.isEmpty() || outcome.timedOut())) break;
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
        for (String module : testModules()) tests.add(new TestResult(module, test(stage, sanitizer, folder, module)));
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

    private ChildResult test(Stage stage, Sanitizer sanitizer, Path folder, String module) throws IOException, InterruptedException {
        var words = new ArrayList<>(stage.words());
        words.addAll(module.startsWith("import ") ? List.of("-c", module) : List.of("-m", module));
        var command = new ArrayList<>(sanitizer.prefix());
        command.addAll(Jvm.conch(home, folder.resolve("crash.txt"), sanitizer.properties(), words));
        var environment = new TreeMap<String, String>();
        String path = System.getenv("CONCH_PATH");
        environment.put("CONCH_PATH", project.folder() + (path == null ? "" : File.pathSeparator + path));
        // A space or colon in the folder's name would end the option's value, so the log's name is relative to the folder the JVM starts in.
        if (stage.variable != null) environment.put(stage.variable, stage.options + ":log_path=sanitizer.log");
        return new Child(command, limits).in(folder).with(environment).merged().run();
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

    /** The JVM's own word about where it died; nothing where it did not. */
    private static String crashedIn(Path crashFile) throws IOException {
        if (!Files.exists(crashFile)) return "";
        var lines = Files.readAllLines(crashFile);
        int at = lines.indexOf("# Problematic frame:");
        return ", crashed in " + (at < 0 || at + 1 == lines.size() ? "" : lines.get(at + 1).substring(1).strip() + ", ") + "see " + crashFile;
    }

    private Outcome outcome(Stage stage, List<TestResult> tests, List<Findings.Finding> findings, Path report) throws IOException {
        var failed = tests.stream().filter(t -> !t.isGood()).toList();
        var parts = new ArrayList<String>();
        if (!findings.isEmpty()) {
            parts.add(findings.size() + (findings.size() == 1 ? " finding: " : " findings, first: ") + findings.getFirst());
        } else if (stage != Stage.PLAIN) {
            parts.add("no finding in the extension");
        }
        for (var test : failed) parts.add(test.name + " " + test.result.ending().words() + crashedIn(report.resolveSibling("crash.txt")));
        if (failed.isEmpty()) parts.add(project.tests().isEmpty() ? "imported only, there is no test_*.py" : tests.stream().map(TestResult::name).collect(Collectors.joining(", ")));
        State state = findings.isEmpty() && failed.isEmpty() ? State.PASSED : State.FAILED;
        return new Outcome(stage, state, String.join("; ", parts), tests, findings, report);
    }

    private void print(Outcome outcome) {
        String report = outcome.state == State.FAILED && outcome.report != null ? "; report: " + outcome.report : "";
        out.printf("%-6s %-8s %s%s%n", outcome.stage.label, outcome.state.name().toLowerCase(java.util.Locale.ROOT), outcome.note, report);
        for (var test : outcome.tests) if (!test.isGood()) showEnd(test);
        out.flush();
        err.flush();
    }

    private void showEnd(TestResult test) {
        out.flush();
        var lines = test.result.output().lines().toList();
        lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()).forEach(line -> err.println("    " + line));
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
