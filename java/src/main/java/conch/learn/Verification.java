package conch.learn;

import conch.child.Child;
import conch.ext.CPythonHeaders;
import conch.ext.ProjectException;
import conch.ext.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The author's check of one exercise: it is complete, the starter fails at its gate and passes those before, the solution passes all and its
 * scripts pass under CPython, and every mutant fails at its gate.
 */
public final class Verification {
    /** What one of the checks came to. */
    public enum State {
        GOOD, BAD, INCONCLUSIVE,
        /** This machine lacks what it needs. */
        NOT_CHECKED;

        public String words() {
            return this == NOT_CHECKED ? "not checked here" : name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * @param subject {@code structure}, {@code starter}, {@code solution}, {@code CPython} or {@code mutant NAME}
     * @param message what was seen
     * @param detail what compiler or script said, where it is bad; may be empty
     */
    public record Check(String subject, State state, String message, String detail, Duration took) {
    }

    /** @param checks in the order in which they were made */
    public record Result(Exercise exercise, List<Check> checks) {
        public boolean has(State state) {
            return checks.stream().anyMatch(check -> check.state() == state);
        }

        public Duration took() {
            return checks.stream().map(Check::took).reduce(Duration.ZERO, Duration::plus);
        }
    }

    private final Exercise exercise;
    private final Grader grader;
    private final List<Check> checks = new ArrayList<>();

    private final Patience patience;

    private Verification(Exercise exercise, Grader grader, Patience patience) {
        this.exercise = exercise;
        this.grader = grader;
        this.patience = patience;
    }

    static Result of(Exercise exercise, Grader grader, Patience patience) throws IOException, InterruptedException {
        return new Verification(exercise, grader, patience).result();
    }

    private Result result() throws IOException, InterruptedException {
        var problems = Structure.problems(exercise);
        checks.add(new Check("structure", problems.isEmpty() ? State.GOOD : State.BAD, problems.isEmpty() ? "complete" : String.join("; ", problems), "", Duration.ZERO));
        if (problems.isEmpty()) {
            mustFail("starter", exercise.folder(), exercise.starterFails());
            solution();
            if (exercise.kind() == Exercise.Kind.EXTENSION) cpython();
            for (var mutant : exercise.mutants()) mustFail("mutant " + mutant.name(), exercise.mutant(mutant), mutant.fails());
        }
        return new Result(exercise, List.copyOf(checks));
    }

    private void mustFail(String subject, Path files, GateName gate) throws IOException, InterruptedException {
        var gates = exercise.gates().subList(0, exercise.gates().indexOf(gate) + 1);
        var report = measured(() -> grader.grade(exercise, files, gates, Grader.SEED, Event.Listener.NONE));
        for (GateResult result : report.results()) {
            boolean last = result.gate() == gate;
            if (last && result.state() == GateState.FAILED) add(subject, State.GOOD, "fails at " + gate.word() + ": " + line(result), result, report);
            else if (last && result.state() == GateState.PASSED) add(subject, State.BAD, "passes " + gate.word() + ", where it must fail", result, report);
            else if (result.state() == GateState.FAILED) add(subject, State.BAD, "fails at " + result.gate().word() + " already, not at " + gate.word() + ": " + line(result), result, report);
            else if (result.state() == GateState.INCONCLUSIVE) add(subject, State.INCONCLUSIVE, result.gate().word() + ": " + line(result), result, report);
            else if (last) add(subject, State.NOT_CHECKED, result.gate().word() + ": " + line(result), result, report);
            else continue;
            return;
        }
    }

    private void solution() throws IOException, InterruptedException {
        var report = measured(() -> grader.grade(exercise, exercise.solution(), Event.Listener.NONE));
        var blocking = report.blocking();
        if (blocking.isPresent()) {
            var result = blocking.get();
            State state = switch (result.state()) {
                case FAILED -> State.BAD;
                case INCONCLUSIVE -> State.INCONCLUSIVE;
                default -> State.NOT_CHECKED;
            };
            add("solution", state, (state == State.BAD ? "fails at " : "") + result.gate().word() + ": " + line(result), result, report);
            return;
        }
        var open = report.results().stream().filter(r -> r.state() == GateState.NOT_GRADABLE).findFirst();
        if (open.isPresent()) add("solution", State.NOT_CHECKED, "passes the others, but " + open.get().gate().word() + ": " + line(open.get()), open.get(), report);
        else add("solution", State.GOOD, "passes " + String.join(", ", exercise.gates().stream().map(GateName::word).toList()), null, report);
    }

    private interface Grading {
        Report run() throws IOException, InterruptedException;
    }

    /** A measurement that other programs spoilt is repeated: the author's check asks about the exercise, not about one moment of the machine. */
    private Report measured(Grading grading) throws IOException, InterruptedException {
        Report report = grading.run();
        while (patience.isLeft() && report.results().stream().anyMatch(r -> r.state() == GateState.INCONCLUSIVE)) {
            long begin = System.nanoTime();
            report = grading.run();
            patience.spend(since(begin));
        }
        return report;
    }

    private static String line(GateResult result) {
        return (result.place() == null ? "" : result.place() + ": ") + result.message().lines().findFirst().orElse("");
    }

    private void add(String subject, State state, String message, GateResult result, Report report) {
        checks.add(new Check(subject, state, message, state == State.BAD && result != null ? result.output() : "", report.took()));
    }

    // --- the other interpreter ---

    private void cpython() throws IOException, InterruptedException {
        CPythonHeaders cpython;
        try {
            cpython = grader.machine().cpython();
        } catch (ProjectException e) {
            checks.add(new Check("CPython", State.NOT_CHECKED, e.getMessage(), "", Duration.ZERO));
            return;
        }
        long begin = System.nanoTime();
        try (var attempt = new Attempt(exercise, grader.machine(), exercise.solution(), grader.scratch(), Grader.SEED)) {
            var compiled = attempt.compiled("cpython", Stage.PLAIN.flags, cpython.include());
            for (String script : testScripts()) {
                var result = new Child(List.of(cpython.program(), "-B", script), Attempt.testing(limit())).in(compiled.folder()).with("CONCH_SEED", String.valueOf(attempt.seed())).merged().run();
                if (result.ending().isGood()) continue;
                String last = result.output().lines().filter(l -> !l.isBlank()).reduce((_, b) -> b).orElse("");
                checks.add(new Check("CPython", State.BAD, script + " " + result.ending().words() + " under CPython " + cpython.version() + ": " + last, result.output(), since(begin)));
                return;
            }
            checks.add(new Check("CPython", State.GOOD, "passes under CPython " + cpython.version(), "", since(begin)));
        } catch (ProjectException e) {
            checks.add(new Check("CPython", State.BAD, e.getMessage(), "", since(begin)));
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private Duration limit() {
        return exercise.correct() == null ? Duration.ofSeconds(30) : exercise.correct().limit();
    }

    private Set<String> testScripts() {
        var scripts = new LinkedHashSet<String>();
        Stream.of(exercise.correct() == null ? null : exercise.correct().script(), exercise.races() == null ? null : exercise.races().script(),
                exercise.references() == null ? null : exercise.references().script()).filter(Objects::nonNull).forEach(scripts::add);
        return scripts;
    }
}
