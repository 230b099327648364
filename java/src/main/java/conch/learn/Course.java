package conch.learn;

import com.google.gson.JsonObject;
import conch.ext.Build;
import conch.ext.ProjectException;
import conch.ext.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A pack, the learner's folder, and how far the learner has got in it: what the commands and the watch screen work on. */
public final class Course {
    /** @param level from 1; @param isLast whether no more is said after it */
    public record Hint(int level, String text, boolean isLast) {
    }

    private final Pack pack;
    private final Workspace workspace;
    private final State state;
    private final Grader grader;
    private final List<String> notices = new ArrayList<>();

    private Course(Pack pack, Workspace workspace, State state, Grader grader) {
        this.pack = pack;
        this.workspace = workspace;
        this.state = state;
        this.grader = grader;
    }

    /**
     * @param home Conch's own folder
     * @param here where the learner stands
     * @param packFolder another pack than Conch's; it is remembered. Null for the remembered one.
     */
    public static Course open(Path home, Path here, Path packFolder) throws LearnException, IOException {
        // The pack first: where it cannot be read no folder should be left behind.
        Pack asked = packFolder == null ? null : Pack.at(packFolder);
        var workspace = Workspace.at(here);
        var state = State.in(workspace.hidden());
        if (asked != null && !state.pack().equals(Optional.of(asked.folder()))) state.usePack(asked.folder());
        Pack pack = asked != null ? asked : Pack.at(state.pack().orElse(home.resolve("exercises")));
        if (pack.exercises().isEmpty()) throw LearnException.of("the pack %s has no exercise that could be read%s", pack.folder(), pack.problems().isEmpty() ? "" : ": " + pack.problems().getFirst());
        Scratch.sweep(workspace.scratch());
        var course = new Course(pack, workspace, state, new Grader(new Machine(home), workspace.scratch()));
        if (workspace.isNew()) course.notices.add("the exercises are in " + workspace.folder() + "; edit them there");
        return course;
    }

    /** What the learner should know now: a folder that was made, a state that could not be read. Each is given once. */
    public synchronized List<String> takeNotices() {
        state.takeNotice().ifPresent(notices::add);
        var said = List.copyOf(notices);
        notices.clear();
        return said;
    }

    public Pack pack() {
        return pack;
    }

    public Workspace workspace() {
        return workspace;
    }

    public State.Progress progress(Exercise exercise) {
        return state.of(exercise);
    }

    public long passed() {
        return pack.exercises().stream().filter(e -> progress(e).isPassed()).count();
    }

    /** The first that is not passed; empty when all are. */
    public Optional<Exercise> next() {
        return pack.exercises().stream().filter(e -> !progress(e).isPassed()).findFirst();
    }

    /** The folder where the learner works on it, with everything in it that belongs there. */
    public synchronized Path meet(Exercise exercise) throws IOException {
        if (workspace.handOut(exercise)) notices.add(exercise.name() + " is now in " + workspace.folder(exercise));
        return workspace.folder(exercise);
    }

    /** Grades the learner's files and remembers the verdict. */
    public Report check(Exercise exercise, long seed, Event.Listener listener) throws LearnException, IOException, InterruptedException {
        var report = grader.grade(exercise, meet(exercise), exercise.gates(), seed, listener);
        state.record(report);
        return report;
    }

    /** Builds, and runs the test only; nothing is remembered. */
    public Report run(Exercise exercise, long seed, Event.Listener listener) throws IOException, InterruptedException {
        var gates = exercise.gates().subList(0, Math.min(exercise.gates().getFirst() == GateName.BUILD ? 2 : 1, exercise.gates().size()));
        return grader.grade(exercise, meet(exercise), gates, seed, listener);
    }

    /**
     * Runs the test once more and writes who held the lock when, as Chrome trace JSON; the learner's own failure is no reason for having none.
     *
     * @return the file, in the hidden folder; the next one of the same exercise takes its place
     * @throws LearnException where there is nothing to run, or it does not compile
     */
    public Path timeline(Exercise exercise) throws LearnException, IOException, InterruptedException {
        String script = exercise.script().orElseThrow(() -> LearnException.of("%s runs no script, so it has no timeline", exercise.id()));
        try (var attempt = new Attempt(exercise, grader.machine(), meet(exercise), workspace.scratch(), Grader.SEED)) {
            Path stage = attempt.stage("plain");
            if (exercise.kind() == Exercise.Kind.PREDICTION) {
                if (workspace.isUntouched(exercise)) throw LearnException.of("nothing is predicted yet, and the timeline of %s would show what is asked; it comes after your first prediction", script);
            } else if (!attempt.compiled("plain", Stage.PLAIN.flags, Build.headers(grader.machine().home())).isGood()) {
                throw LearnException.of("%s does not compile, so it has no timeline", exercise.id());
            }
            Path trace = stage.resolve("timeline.json"), kept = workspace.hidden().resolve(exercise.name() + ".trace.json");
            var limit = exercise.correct() == null ? Duration.ofMinutes(1) : exercise.correct().limit();
            var run = attempt.conch(stage, List.of("--trace=" + trace, script), Attempt.limits(limit));
            // The file is opened at the start and written at the end.
            if (!Files.isRegularFile(trace) || Files.size(trace) == 0) throw LearnException.of("there is no timeline: %s %s", script, run.ending().words());
            return Files.move(trace, kept, StandardCopyOption.REPLACE_EXISTING);
        } catch (ProjectException e) {
            throw new LearnException(e.getMessage());
        }
    }

    /** The learner's files as they are now, to be run outside the gates. */
    public Attempt attempt(Exercise exercise) throws IOException {
        return new Attempt(exercise, grader.machine(), meet(exercise), grader.scratch(), Grader.SEED);
    }

    /** One level more than last time; after the last one that again. */
    public Hint hint(Exercise exercise) throws LearnException, IOException {
        var texts = Hints.of(exercise);
        if (texts.isEmpty()) throw LearnException.of("%s has no hints", exercise.id());
        int level = Math.min(progress(exercise).hints() + 1, texts.size());
        state.hintsShown(exercise, level);
        return new Hint(level, texts.get(level - 1), level == texts.size());
    }

    /** @throws LearnException where it is neither passed nor given up */
    public Solution solution(Exercise exercise, boolean giveUp) throws LearnException, IOException, InterruptedException {
        var progress = progress(exercise);
        if (!progress.isPassed() && !progress.gaveUp()) {
            if (!giveUp) throw LearnException.of("the solution of %s is shown when it is passed; conch learn solution %s --give-up shows it now, and that is recorded", exercise.id(), exercise.id());
            state.gaveUp(exercise);
        }
        String diff = Solution.diff(exercise, meet(exercise));
        return new Solution(diff, Solution.notes(exercise), progress.measured(), exercise.gates().contains(GateName.SPEED) ? measured(exercise) : null);
    }

    private JsonObject measured(Exercise exercise) throws IOException, InterruptedException {
        var report = grader.grade(exercise, exercise.solution(), List.of(GateName.SPEED), Grader.SEED, Event.Listener.NONE);
        return report.results().getFirst().measured();
    }

    /** Puts the starter back and opens the exercise again; returns where the learner's files were kept. */
    public List<Path> reset(Exercise exercise) throws LearnException, IOException {
        var backups = workspace.reset(exercise);
        state.reset(exercise);
        return backups;
    }

    /** @throws LearnException where another process watches this folder */
    public WatchLock watch() throws LearnException, IOException {
        return WatchLock.take(workspace);
    }
}
