package conch.learn.watch;

import conch.child.TerminalSettings;
import conch.learn.Course;
import conch.learn.Exercise;
import conch.learn.GateName;
import conch.learn.GateResult;
import conch.learn.GateState;
import conch.learn.Grader;
import conch.learn.Hints;
import conch.learn.LearnException;
import conch.learn.ReplayLine;
import conch.learn.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;

/** The loop of watch mode. It owns all that is shown; the other threads only send it {@link Input}s. */
public final class Watch {
    private static final int INTERRUPTED = 130;

    private final Course course;
    private final Terminal terminal;
    private final BlockingQueue<Input> inbox = new LinkedBlockingQueue<>();
    private final Work work = new Work(inbox::add);
    private Screen screen;
    private FileWatch files;

    private Exercise exercise;
    private Standing standing;
    private String story = "";
    /** What lies over the exercise; null for nothing. */
    private Page over;
    private boolean isPreparing, asksToReset;
    /** What was asked for while a check runs, and comes when it has ended; null for nothing. */
    private Runnable afterwards;
    private int top;
    private String notice = "";
    private Integer exitCode;

    private Watch(Course course, Terminal terminal) {
        this.course = course;
        this.terminal = terminal;
    }

    /**
     * On the terminal of this process, until q, the terminal's end, or Ctrl-C; it is then as it was, and no child lives.
     *
     * @return 0, or 130 after Ctrl-C
     * @throws LearnException where another process watches this folder
     */
    public static int onTerminal(Course course) throws LearnException, IOException, InterruptedException {
        try (var _ = course.watch()) {
            var settings = TerminalSettings.save();
            try (var terminal = TerminalBuilder.builder().system(true).build()) {
                return new Watch(course, terminal).run(settings);
            } finally {
                settings.restore();
            }
        }
    }

    private int run(TerminalSettings settings) throws IOException, InterruptedException {
        try (var shown = new Screen(terminal, settings)) {
            screen = shown;
            listen();
            open(course.next().orElse(course.pack().exercises().getFirst()));
            loop();
        } finally {
            work.end();
            if (files != null) files.close();
        }
        terminal.writer().printf("%d of %d exercises are passed; conch learn goes on where you stopped%n", course.passed(), course.pack().exercises().size());
        terminal.flush();
        return exitCode;
    }

    private void listen() {
        terminal.handle(Signal.INT, _ -> inbox.add(new Input.Interrupted()));
        terminal.handle(Signal.WINCH, _ -> inbox.add(new Input.Resized()));
        terminal.handle(Signal.TSTP, _ -> screen.suspend());
        terminal.handle(Signal.CONT, _ -> {
            screen.enter();
            inbox.add(new Input.Resized());
        });
        new Keys(terminal, inbox::add).start();
    }

    private void loop() throws IOException, InterruptedException {
        draw();
        while (exitCode == null) {
            // While something runs its seconds are counted on the screen.
            Input first = isBusy() ? inbox.poll(1, TimeUnit.SECONDS) : inbox.take();
            for (Input each = first; each != null && exitCode == null; each = inbox.poll()) take(each);
            if (exitCode == null) draw();
        }
    }

    private boolean isBusy() {
        return standing.isRunning() || isPreparing;
    }

    private void take(Input input) throws IOException {
        switch (input) {
            case Input.Pressed(char key) -> press(key);
            case Input.FilesChanged(boolean gone) -> filesChanged(gone);
            case Input.Graded(int job, var event) when job == work.number() -> standing.take(event);
            case Input.Ready(int job, var page) when job == work.number() -> show(page);
            case Input.Ended(int job, String trouble) when job == work.number() -> ended(trouble);
            case Input.Graded _, Input.Ready _, Input.Ended _ -> { }
            case Input.Resized _ -> screen.resized();
            case Input.Interrupted _ -> exitCode = INTERRUPTED;
        }
    }

    private void ended(String trouble) {
        if (isPreparing) {
            if (trouble != null) show(TextPage.of("That could not be done", trouble));
        } else {
            standing.end(trouble);
            // What a key has just been answered stays, unless there is news.
            String news = String.join("; ", course.takeNotices());
            if (!news.isEmpty()) notice = news;
        }
        isPreparing = false;
        if (afterwards != null) afterwards.run();
        afterwards = null;
    }

    // --- the exercise ---

    private void open(Exercise which) throws IOException {
        exercise = which;
        standing = new Standing();
        over = null;
        top = 0;
        try {
            story = exercise.readme();
        } catch (IOException e) {
            story = "README.md of this exercise could not be read: " + Trouble.words(e);
        }
        check();
    }

    /** From the start: what runs is cancelled. */
    private void check() throws IOException {
        try {
            Path folder = course.meet(exercise);
            follow(folder);
            grade();
            notice = String.join("; ", course.takeNotices());
        } catch (IOException e) {
            work.cancel();
            standing.end(Trouble.words(e));
        }
    }

    /** Files that are saved after this start a check, whatever happened to the folder before. */
    private void follow(Path folder) throws IOException {
        if (files != null) files.close();
        files = new FileWatch(folder, exercise.files(), inbox::add);
    }

    private void filesChanged(boolean gone) throws IOException {
        asksToReset = false;
        if (!gone) {
            // Who saves wants to see what it came to, also where a hint was being read: h shows that again.
            back();
            grade();
            return;
        }
        if (standing.isRunning() || isPreparing) {
            work.cancel();
            isPreparing = false;
            standing.end(null);
        }
        Path folder = course.workspace().folder(exercise);
        notice = Files.isDirectory(folder) ? String.join(", ", exercise.files().stream().filter(f -> !Files.exists(folder.resolve(f))).toList()) + " is gone; save it again, or x puts the starter back"
                : "the folder " + relative(folder) + " is gone; r makes it anew, with the starter";
    }

    /** A prediction that was not begun is not graded: that would show what was measured. */
    private void grade() throws IOException {
        isPreparing = false;
        afterwards = null;
        notice = "";
        if (exercise.kind() == Exercise.Kind.PREDICTION && course.workspace().isUntouched(exercise)) {
            work.cancel();
            standing.end(null);
            return;
        }
        standing.begin();
        var which = exercise;
        work.start(job -> course.check(which, Grader.SEED, event -> inbox.add(new Input.Graded(job, event))));
    }

    private static String relative(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
    }

    // --- keys ---

    private void press(char key) throws IOException {
        if (asksToReset) {
            answer(key);
            return;
        }
        notice = "";
        afterwards = null;
        if (over instanceof ListPage list && inList(list, key)) return;
        switch (key) {
            case 'q' -> exitCode = 0;
            case 'n' -> next();
            case 'r' -> {
                over = null;
                top = 0;
                check();
            }
            case 'h' -> hint();
            case 'l' -> show(new ListPage(course, exercise));
            case 't' -> timeline();
            case 's' -> witness();
            case 'p' -> performance();
            case 'o' -> solution();
            case 'x' -> {
                asksToReset = true;
                notice = "Put the starter of " + exercise.id() + " back? What you have is kept beside it.  y yes  n no";
            }
            case '?' -> show(TextPage.of("Keys", HELP));
            case Keys.ESCAPE, Keys.ENTER -> back();
            default -> scroll(key);
        }
    }

    private boolean inList(ListPage list, char key) throws IOException {
        switch (key) {
            case 'j', Keys.DOWN -> list.move(1);
            case 'k', Keys.UP -> list.move(-1);
            case Keys.PAGE_DOWN, ' ' -> list.move(screen.room() - 1);
            case Keys.PAGE_UP -> list.move(1 - screen.room());
            case Keys.HOME -> list.move(-course.pack().exercises().size());
            case Keys.END -> list.move(course.pack().exercises().size());
            case Keys.ENTER -> open(list.chosen());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void scroll(char key) {
        top = Math.max(0, switch (key) {
            case 'j', Keys.DOWN -> top + 1;
            case 'k', Keys.UP -> top - 1;
            case Keys.PAGE_DOWN, ' ' -> top + screen.room() - 1;
            case Keys.PAGE_UP, 'b' -> top - screen.room() + 1;
            case Keys.HOME, 'g' -> 0;
            case Keys.END -> Integer.MAX_VALUE / 2;
            default -> top;
        });
    }

    private void show(Page page) {
        over = page;
        top = 0;
    }

    private void back() {
        over = null;
        top = 0;
        if (!isPreparing) return;
        work.cancel();
        isPreparing = false;
    }

    /** The next one that is not passed, behind this one first. */
    private void next() throws IOException {
        var all = course.pack().exercises();
        int here = all.indexOf(exercise);
        boolean passed = course.progress(exercise).isPassed();
        for (int i = 1; i < all.size(); i++) {
            var candidate = all.get((here + i) % all.size());
            if (course.progress(candidate).isPassed()) continue;
            String left = passed ? "" : exercise.id() + " stays open; l finds it again";
            open(candidate);
            notice = left.isEmpty() ? notice : left;
            return;
        }
        notice = passed ? "all " + all.size() + " exercises are passed" : "this is the last one that is open";
    }

    /** Once more for the next level; those that were shown before come all at once. */
    private void hint() {
        try {
            var texts = Hints.of(exercise);
            int known = Math.min(course.progress(exercise).hints(), texts.size());
            boolean again = over instanceof HintPage;
            if (known == 0 || again) known = course.hint(exercise).level();
            var page = new HintPage(texts.subList(0, known), texts.size());
            over = page;
            // The new one is what is wanted, and stands at the end.
            top = again ? Integer.MAX_VALUE / 2 : 0;
        } catch (LearnException | IOException e) {
            notice = Trouble.words(e);
        }
    }

    private interface Making {
        Page page() throws Exception;
    }

    /** Shows a page as soon as it is made. A check that runs is not given up for it. */
    private void prepare(String what, Making making) {
        if (standing.isRunning()) {
            notice = "that comes as soon as this check has ended";
            afterwards = () -> prepare(what, making);
            return;
        }
        show(TextPage.of(what, "Esc goes back."));
        isPreparing = true;
        work.start(job -> inbox.add(new Input.Ready(job, making.page())));
    }

    private void timeline() {
        if (exercise.script().isEmpty()) notice = exercise.id() + " runs no test, so there is no timeline of the lock" + (hasInterleavings() ? "; s replays its witness" : "");
        else prepare("Running " + exercise.script().get() + " with --trace …", new Runs(course, exercise)::timeline);
    }

    private void witness() {
        GateResult races = standing.latest(GateName.RACES);
        var command = races == null ? null : ReplayLine.command(races).orElse(null);
        if (command != null) prepare("Replaying the witness …", () -> new Runs(course, exercise).witness(command));
        else if (!hasInterleavings()) notice = exercise.id() + " has no witness of the scheduler; those with one have a gate races that tries all interleavings";
        else notice = races != null && races.state() == GateState.PASSED ? "no wrong interleaving was found, so there is no witness" : "no witness yet: the gate races has not failed in this session";
    }

    private boolean hasInterleavings() {
        return exercise.races() != null && exercise.races().explore() != null;
    }

    private void performance() {
        GateResult speed = standing.latest(GateName.SPEED);
        var measured = speed != null && speed.measured() != null ? speed.measured() : course.progress(exercise).measured();
        if (exercise.kind() == Exercise.Kind.PREDICTION) prediction();
        else if (exercise.speed() == null) notice = exercise.id() + " is not graded for speed";
        else if (measured == null) notice = speed != null && speed.state() != GateState.NOT_RUN ? "nothing was measured: " + speed.message() : "nothing was measured yet: the gates before speed come first";
        else show(Performance.page(exercise, measured, speed == null ? "" : speed.message()));
    }

    /** What a prediction is compared with stands on the exercise's page, and in full here. */
    private void prediction() {
        GateResult compared = standing.latest(GateName.CORRECT);
        if (compared == null) notice = "nothing was measured yet: write your prediction into the file above and save it";
        else if (compared.output().isEmpty()) notice = compared.message();
        else show(TextPage.table("What you predicted, and what was measured: " + compared.message().lines().findFirst().orElse(""), compared.output()));
    }

    private void solution() {
        var progress = course.progress(exercise);
        if (progress.isPassed() || progress.gaveUp()) prepare("Fetching the solution" + (exercise.speed() == null ? " …" : ", and measuring it here …"), () -> new SolutionPage(exercise, course.solution(exercise, false)));
        else notice = "the solution is shown when " + exercise.id() + " is passed; conch learn solution " + exercise.id() + " --give-up shows it now, and that is recorded";
    }

    private void answer(char key) throws IOException {
        asksToReset = false;
        notice = "";
        if (key != 'y') {
            notice = "nothing was changed";
            return;
        }
        try {
            work.cancel();
            var backups = course.reset(exercise);
            over = null;
            top = 0;
            check();
            notice = backups.isEmpty() ? "it was the starter already" : "what you had is now " + String.join(", ", backups.stream().map(Watch::relative).toList());
        } catch (LearnException | IOException e) {
            standing.end(Trouble.words(e));
        }
    }

    // --- drawing ---

    private void draw() {
        Page page = over != null ? over : new ExercisePage(exercise, chapter(), exercise.files().stream().map(f -> relative(course.workspace().folder(exercise).resolve(f))).toList(), standing, story, course.progress(exercise).isPassed());
        top = screen.draw(new Frame.View(exercise.id() + " " + exercise.title(), chapter(), page, top, notice,
                new Frame.Progress((int) course.passed(), course.pack().exercises().size()), keys(), !isBusy()));
    }

    private String chapter() {
        return course.pack().chapter(exercise).id() + " " + course.pack().chapter(exercise).title();
    }

    /** Those that do something now. */
    private List<String> keys() {
        if (asksToReset) return List.of("y yes", "n no");
        if (over instanceof ListPage) return List.of("j/k move", "Enter open", "Esc back", "q quit");
        var keys = new ArrayList<String>();
        if (over != null) keys.add("Esc back");
        boolean passed = course.progress(exercise).isPassed();
        if (passed) keys.add("n next");
        keys.add("h hint");
        if (passed || course.progress(exercise).gaveUp()) keys.add("o solution");
        keys.add("r run");
        keys.add("l list");
        if (exercise.script().isPresent()) keys.add("t timeline");
        if (hasInterleavings()) keys.add("s replay");
        if (exercise.speed() != null) keys.add("p performance");
        if (exercise.kind() == Exercise.Kind.PREDICTION) keys.add("p prediction");
        if (!passed) keys.add("n next");
        keys.add("x reset");
        keys.add("? help");
        keys.add("q quit");
        return keys;
    }

    private static final String HELP = """
            Edit the file that is named at the top with your own editor; each save checks it again.

            n  the next exercise that is not passed
            r  run the gates again
            h  a hint; again for the next one, there are three
            l  list of all exercises
            t  timeline: who held the lock when, in a run of the test
            s  step by step through the witness of a race, replayed
            p  performance: what the gate speed measured; of a prediction: beside it what was measured
            o  the solution, once it is passed
            x  reset: puts the starter back, yours is kept beside it
            q  quit; Ctrl-C also ends what is running

            j, k, arrows, space, page keys  scroll
            Esc  back to the exercise
            """;
}
