package conch.learn;

import conch.ext.Build;
import conch.ext.Findings;
import conch.ext.ProjectException;
import conch.ext.Sanitizer;
import conch.ext.Stage;
import conch.child.Ending;
import conch.child.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Data races: the script under ThreadSanitizer in the JVM, where only reports with a frame in the learner's files count; and where the exercise
 * has a file for the scheduler, all its interleavings.
 */
final class RacesGate implements Gate {
    /** Instrumented code is slower, and its memory several times as large. */
    private static final int SLOWER = 6;
    private static final long MEMORY = 8L << 30;
    private static final Duration USUAL = Duration.ofSeconds(20);

    @Override
    public GateResult run(Attempt attempt) throws IOException, InterruptedException {
        var races = attempt.exercise().races();
        if (races.explore() != null) {
            var explored = new Interleavings(attempt, races).result();
            if (explored.state() != GateState.PASSED || races.script() == null) return explored;
        }
        return sanitized(attempt, races.script());
    }

    private static GateResult sanitized(Attempt attempt, String script) throws IOException, InterruptedException {
        try {
            var sanitizer = attempt.machine().threadSanitizer();
            var compiled = attempt.compiled("tsan", Stage.TSAN.flags, Build.headers(attempt.machine().home()));
            if (!compiled.isGood()) return GateResult.notGradable(GateName.RACES, "it does not compile with -fsanitize=thread: the compiler " + compiled.ending()).withOutput(compiled.output());
            return sanitized(attempt, script, compiled.folder(), sanitizer);
        } catch (Sanitizer.Missing | ProjectException e) {
            return GateResult.notGradable(GateName.RACES, e.getMessage());
        }
    }

    private static GateResult sanitized(Attempt attempt, String script, Path stage, Sanitizer sanitizer) throws IOException, InterruptedException, ProjectException {
        var correct = attempt.exercise().correct();
        Limits limits = Attempt.testing((correct == null ? USUAL : correct.limit()).multipliedBy(SLOWER)).withResident(MEMORY);
        // The log's name is relative to the folder it runs in: a blank or colon in a full path would end the option.
        var result = attempt.conch(stage, List.of(script), limits, sanitizer, Stage.TSAN.options + ":log_path=sanitizer.log");
        var found = new Findings(attempt.project(), stage).in(log(stage));
        if (!found.isEmpty()) return race(attempt, found);
        if (result.ending() instanceof Ending.OutOfTime) {
            return GateResult.inconclusive(GateName.RACES, script + " " + result.ending().words() + " under ThreadSanitizer, which slows code down").advising("Try again on a machine that is less busy.");
        }
        return result.ending().isGood() ? GateResult.passed(GateName.RACES, "no data race in " + String.join(", ", attempt.exercise().files()) + " under ThreadSanitizer")
                : Failure.of(GateName.RACES, attempt, stage, script, result);
    }

    private static String log(Path stage) throws IOException {
        var text = new StringBuilder();
        try (var files = Files.list(stage)) {
            for (Path log : files.filter(f -> f.getFileName().toString().startsWith("sanitizer.log.")).sorted().toList()) text.append(Files.readString(log));
        }
        return text.toString();
    }

    private static GateResult race(Attempt attempt, List<Findings.Finding> found) {
        var first = found.getFirst();
        String more = found.size() == 1 ? "" : "; and at " + (found.size() - 1) + (found.size() == 2 ? " other place" : " other places");
        var failed = GateResult.failed(GateName.RACES, first.kind() + " in " + first.function() + more)
                .advising("Two threads use this memory at once, and one of them writes: let one lock, or an atomic, order them.")
                .withOutput(String.join("\n", found.stream().map(Findings.Finding::toString).toList()));
        return first.line() == 0 ? failed : failed.at(attempt.place(Path.of(first.file()).getFileName().toString(), first.line()));
    }
}
