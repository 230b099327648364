package conch.race.play;

import conch.race.explore.ExploreException;
import conch.race.explore.ExploreOptions;
import conch.race.explore.ImpossibleSchedule;
import conch.race.explore.Program;
import conch.race.explore.Replay;
import conch.race.explore.Step;
import conch.race.explore.Target;
import conch.race.explore.Waiting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A schedule that grows by the keys of a player. */
public final class Game {
    private static final String DIGITS = "0123456789abcdef";
    private static final String HELP = "0, 1, … let that thread take one step; u takes the last one back, r all; g shows the goal; q quits.";

    private final Target target;
    private final Program program;
    private final Goal goal;
    private final Map<String, String> firstValues = new LinkedHashMap<>();
    private final int threads;
    private String schedule = "";
    private Replay now;
    private String message;
    private boolean over;

    /** Compiles the target and explores it for a goal. */
    public Game(Target target, ExploreOptions options) throws ExploreException, InterruptedException {
        this.target = target;
        program = Program.build(target.subject(), options);
        goal = Goal.of(target, options);
        now = program.stopAfter("");
        threads = Math.max(1, now.next().stream().mapToInt(next -> next.thread() + 1).max().orElse(1));
        for (Step step : program.replay("", 1).steps()) if (step.before() != null) firstValues.putIfAbsent(step.object(), step.before());
        message = goal.words() + " ? for help.";
    }

    /** @return false when the player has had enough */
    boolean press(char key) throws ExploreException, InterruptedException {
        int thread = DIGITS.indexOf(key);
        if (thread >= 0) step(thread);
        else switch (key) {
            case 'u' -> goBack(Math.max(0, schedule.length() - 1));
            case 'r' -> goBack(0);
            case 'g' -> message = goal.words();
            case '?', 'h' -> message = HELP;
            case 'q' -> {
                return false;
            }
            default -> message = "'" + key + "' does nothing. " + HELP;
        }
        return true;
    }

    private void step(int thread) throws ExploreException, InterruptedException {
        if (isOver()) {
            message = "The run is over: u takes a step back, r starts again, q quits.";
            return;
        }
        if (!now.canGoOn().contains(thread)) {
            message = whyNot(thread);
            return;
        }
        try {
            move(schedule + DIGITS.charAt(thread));
        } catch (ImpossibleSchedule e) {
            message = "Thread " + thread + " cannot take a step here.";
        }
    }

    private String whyNot(int thread) {
        Optional<Waiting> waiting = waiting(thread);
        if (waiting.isPresent()) return capital(waiting.get().words()) + ".";
        return thread < threads ? "Thread " + thread + " has ended." : "There is no thread " + thread + " here; there are 0 to " + (threads - 1) + ".";
    }

    private void goBack(int length) throws ExploreException, InterruptedException {
        if (schedule.isEmpty()) message = "No step was taken yet.";
        else move(schedule.substring(0, length));
    }

    private void move(String to) throws ExploreException, InterruptedException {
        now = program.stopAfter(to);
        schedule = to;
        over = !now.isStopped();
        message = over ? verdict() : lastStep().map(Game::words).orElse(goal.words());
    }

    private static String words(Step step) {
        String value = step.before() == null ? "" : step.before().equals(step.after()) ? ": " + step.after() : ": " + step.before() + " → " + step.after();
        return "Thread " + step.thread() + ": " + step.word() + " " + (step.object() == null ? "" : step.object()) + value;
    }

    private String verdict() {
        boolean reached = now.result().equals(goal.result());
        return "Outcome: '" + now.result() + "'" + (now.detail() == null ? "" : " (" + now.detail() + ")") + (reached ? ". That was the goal." : ". That was not the goal.")
                + (now.kind().equals("deadlock") ? " " + String.join("; ", now.next().stream().map(Waiting::words).toList()) + "." : "");
    }

    Optional<Step> lastStep() {
        return now.steps().isEmpty() ? Optional.empty() : Optional.of(now.steps().getLast());
    }

    /** What the thread does next, and whether it has to wait; empty when it has ended. */
    Optional<Waiting> waiting(int thread) {
        return over && !now.kind().equals("deadlock") ? Optional.empty() : now.next().stream().filter(next -> next.thread() == thread).findFirst();
    }

    /** The last value that the thread read: what it holds privately, however the memory has changed since. */
    Optional<String> register(int thread) {
        return now.steps().stream().filter(step -> step.thread() == thread && reads(step)).reduce((first, second) -> second)
                .map(step -> step.operation().endsWith("read") || step.operation().endsWith("load") ? step.after() : step.before());
    }

    private static boolean reads(Step step) {
        return step.before() != null && !step.operation().equals("write") && !step.operation().equals("atomic store");
    }

    /** The shared memory: each object that is stepped on in the default run, or was in this one, and its value now. */
    Map<String, String> shared() {
        var values = new LinkedHashMap<>(firstValues);
        for (Step step : now.steps()) if (step.after() != null) values.put(step.object(), step.after());
        return values;
    }

    boolean isOver() {
        return over;
    }

    boolean isGoal() {
        return over && now.result().equals(goal.result());
    }

    /** What to say below the board: a sentence or two. */
    String message() {
        return message;
    }

    String schedule() {
        return schedule;
    }

    int threads() {
        return threads;
    }

    List<Integer> canGoOn() {
        return over ? List.of() : now.canGoOn();
    }

    Target target() {
        return target;
    }

    Program program() {
        return program;
    }

    /** What is left on the terminal afterwards; ends with a line's end. */
    String farewell() {
        return (over ? verdict() : "Left after " + schedule.length() + " steps.") + "\n" + (schedule.isEmpty() ? "" : "The same again: " + program.command(schedule) + "\n");
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
