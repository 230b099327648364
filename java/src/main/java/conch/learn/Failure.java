package conch.learn;

import conch.child.ChildResult;
import conch.child.Ending;
import conch.ext.CrashReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Says what went wrong in a script that did not end well: the assertion, the exception, the crash or the limit. */
final class Failure {
    private static final String TRACEBACK = "Traceback (most recent call last):";
    private static final Pattern FRAME = Pattern.compile("^\\s*File \"(?:.*/)?([^\"/]+)\", line (\\d+).*$");
    private static final Pattern PASSED = Pattern.compile("(?m)^passed (\\S.*)$");

    private static final Duration WITH_STRICT = Duration.ofSeconds(20);
    private static final Pattern FATAL = Pattern.compile("(?m)^Fatal Python error: (.*)$");

    private final GateName gate;
    private final Attempt attempt;
    private final Path stage;
    private final String script;
    private final ChildResult result;

    private Failure(GateName gate, Attempt attempt, Path stage, String script, ChildResult result) {
        this.gate = gate;
        this.attempt = attempt;
        this.stage = stage;
        this.script = script;
        this.result = result;
    }

    static GateResult of(GateName gate, Attempt attempt, Path stage, String script, ChildResult result) throws IOException, InterruptedException {
        return new Failure(gate, attempt, stage, script, result).explained().withOutput(CrashReport.withoutBanner(attempt.relative(result.output())).strip());
    }

    private GateResult explained() throws IOException, InterruptedException {
        if (Files.exists(Attempt.crashFile(stage))) return crash(CrashReport.of(Files.readString(Attempt.crashFile(stage))));
        var fatal = FATAL.matcher(result.output());
        if (result.ending() instanceof Ending.Killed && fatal.find()) return fatal(fatal.group(1).strip());
        return switch (result.ending()) {
            case Ending.OutOfTime _ -> failed(script + " " + result.ending().words() + lastPassed())
                    .advising("Something loops or waits for ever: look for a lock that is never let go, a thread that is never joined, an end that is never reached.");
            case Ending.StoodStill _ -> failed(script + " " + result.ending().words() + lastPassed())
                    .advising("A thread waits for what another one holds, or for what never comes: look at who holds the lock, a mutex, or the end of a thread at that moment.");
            case Ending.TooManyTasks _ -> failed(script + " " + result.ending().words() + lastPassed()).advising("Threads are started in a loop without end, or never end themselves.");
            case Ending.OutOfMemory _ -> failed(script + " " + result.ending().words() + lastPassed()).advising("Look at the size of what is allocated, and at what is never freed.");
            case Ending.TooMuchOutput _ -> failed(script + " " + result.ending().words() + lastPassed()).advising("Something prints without end; take the printing out.");
            case Ending.EndedEarly _ -> failed(script + " " + result.ending().words() + lastPassed()).advising("Something calls exit() or _exit(): C code that is called reports an error by an exception, and ends nobody's program.");
            case Ending.NotStarted(String reason) -> GateResult.notGradable(gate, "Conch could not be started again: " + reason);
            default -> exception();
        };
    }

    private GateResult failed(String message) {
        return GateResult.failed(gate, message);
    }

    private String lastPassed() {
        String last = PASSED.matcher(result.output()).results().map(m -> m.group(1)).reduce((_, b) -> b).orElse(null);
        return last == null ? "" : "; the last line that it printed was 'passed " + last.strip() + "'";
    }

    private GateResult exception() {
        int at = result.output().lastIndexOf(TRACEBACK);
        if (at < 0) return failed(script + " " + result.ending().words() + lastLine());
        List<String> lines = result.output().substring(at).lines().skip(1).toList();
        // Behind the frames, which are indented, stands the exception; its text may have several lines.
        int end = 0;
        while (end < lines.size() && lines.get(end).startsWith(" ")) end++;
        String said = end < lines.size() ? String.join("\n", lines.subList(end, lines.size())).strip() : "an exception";
        var failed = failed(words(said));
        MatchResult frame = lines.subList(0, end).stream().map(FRAME::matcher).filter(m -> m.matches() && isOurs(m.group(1))).reduce((_, b) -> b).orElse(null);
        return frame == null ? failed : failed.at(attempt.place(frame.group(1), Integer.parseInt(frame.group(2))));
    }

    private boolean isOurs(String file) {
        return Files.isRegularFile(stage.resolve(file));
    }

    private static String words(String said) {
        if (said.equals("AssertionError")) return "this does not hold";
        return said.startsWith("AssertionError: ") ? said.substring("AssertionError: ".length()) : said;
    }

    private String lastLine() {
        String last = result.output().lines().filter(line -> !line.isBlank()).reduce((_, b) -> b).orElse("");
        return last.isEmpty() ? "" : ": " + last.strip();
    }

    // --- fatal errors ---

    /** What CPython has no exception for ends the process, and says which rule was broken but not where in C: that {@code --strict} knows. */
    private GateResult fatal(String reason) throws InterruptedException, IOException {
        var failed = failed("fatal error, which ended " + script + ": " + reason + lastPassed());
        var stop = StrictStop.in(attempt.conch(stage, List.of("--strict", script), Attempt.testing(WITH_STRICT)).output(), attempt);
        if (stop.isEmpty()) return failed;
        var advised = stop.get().repair() == null ? failed : failed.advising(stop.get().repair());
        return stop.get().place() == null ? advised : advised.at(stop.get().place());
    }

    // --- crashes ---

    /** Where the JVM says that it died: the innermost frame in one of the learner's libraries counts. */
    private GateResult crash(CrashReport report) throws InterruptedException {
        String what = "it " + report.words();
        var failed = failed(what + lastPassed()).advising("An object that has died, a NULL that was not looked for, or an index beyond the end: look at each pointer of this line.");
        for (var frame : report.frames()) {
            Path library = stage.resolve(frame.library());
            if (!Files.exists(library)) continue;
            Place place = lineOf(library, frame.offset());
            return place != null ? failed.at(place) : GateResult.failed(gate, what + " in " + frame.function()).advising(failed.advice());
        }
        return failed;
    }

    /** Where the crash is in a function of {@code Python.h} that was expanded in place, the line that calls it. */
    private Place lineOf(Path library, String offset) throws InterruptedException {
        return CrashReport.lines(library, offset).stream().map(line -> attempt.place(Path.of(line.file()).getFileName().toString(), line.number()))
                .filter(place -> Files.isRegularFile(attempt.source().resolve(place.file()))).findFirst().orElse(null);
    }
}
