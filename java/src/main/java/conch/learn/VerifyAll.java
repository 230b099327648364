package conch.learn;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** {@link Verification} of many exercises, two at a time; what measures speed runs alone. */
public final class VerifyAll {
    private static final int AT_A_TIME = 2, BAD = 1, INCONCLUSIVE = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Pack pack;
    private final List<Verification.Result> results = new ArrayList<>();
    private Duration took = Duration.ZERO;

    public VerifyAll(Pack pack) {
        this.pack = pack;
    }

    public Pack pack() {
        return pack;
    }

    /** @param finished gets each exercise's result, in the pack's order */
    public void run(List<Exercise> exercises, Grader grader, Consumer<Verification.Result> finished) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var patience = new Patience(PATIENCE);
        var pool = Executors.newFixedThreadPool(Math.min(AT_A_TIME, Runtime.getRuntime().availableProcessors()));
        try {
            var tasks = new ArrayList<Future<Verification.Result>>();
            for (Exercise exercise : exercises) tasks.add(pool.submit(() -> Verification.of(exercise, grader, patience)));
            for (var task : tasks) {
                var result = get(task);
                results.add(result);
                finished.accept(result);
            }
        } finally {
            pool.shutdownNow();
            took = Duration.ofNanos(System.nanoTime() - begin);
        }
    }

    private static Verification.Result get(Future<Verification.Result> task) throws IOException, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) throw io;
            throw new IllegalStateException(e.getCause());
        }
    }

    /** 0 if all is good (or not checkable here), 4 if the worst is inconclusive, else 1. */
    public int exitCode() {
        if (!pack.problems().isEmpty() || has(Verification.State.BAD) || pack.exercises().isEmpty()) return BAD;
        return has(Verification.State.INCONCLUSIVE) ? INCONCLUSIVE : 0;
    }

    private boolean has(Verification.State state) {
        return results.stream().anyMatch(r -> r.has(state));
    }

    public List<Verification.Result> results() {
        return results;
    }

    /** A line for an exercise, and one for each check that is not good. */
    public static String text(Verification.Result result) {
        var text = new StringBuilder();
        var state = result.has(Verification.State.BAD) ? "BAD" : result.has(Verification.State.INCONCLUSIVE) ? "open" : "good";
        var e = result.exercise();
        text.append(String.format(Locale.ROOT, "%-4s %-4s %-32s %2d checks %6.1f s%n", state, e.id(), e.title(), result.checks().size(), seconds(result.took())));
        for (var check : result.checks()) {
            if (check.state() == Verification.State.GOOD) continue;
            text.append(String.format("       %s, %s: %s%n", check.subject(), check.state().words(), check.message()));
            check.detail().lines().limit(20).forEach(line -> text.append("         | ").append(line).append('\n'));
        }
        return text.toString();
    }

    public String summary() {
        long bad = results.stream().filter(r -> r.has(Verification.State.BAD)).count();
        long open = results.stream().filter(r -> !r.has(Verification.State.BAD) && r.has(Verification.State.INCONCLUSIVE)).count();
        long checks = results.stream().mapToLong(r -> r.checks().size()).sum();
        long unchecked = results.stream().flatMap(r -> r.checks().stream()).filter(c -> c.state() == Verification.State.NOT_CHECKED).count();
        var text = new StringBuilder();
        for (String problem : pack.problems()) text.append("BAD  ").append(problem).append('\n');
        text.append(String.format(Locale.ROOT, "%d exercises: %d good, %d bad, %d inconclusive; %d checks, %d of them not possible here; %.0f s%n", results.size(),
                results.size() - bad - open, bad, open, checks, unchecked, seconds(took)));
        if (pack.exercises().isEmpty()) text.append("the pack has no exercise that could be read\n");
        return text.toString();
    }

    static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    public String json() {
        var exercises = new JsonArray();
        for (var result : results) exercises.add(json(result));
        var problems = new JsonArray();
        pack.problems().forEach(problems::add);
        var json = new JsonObject();
        json.addProperty("pack", pack.name());
        json.addProperty("passed", exitCode() == 0);
        json.addProperty("seconds", seconds(took));
        json.add("problems", problems);
        json.add("exercises", exercises);
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json);
    }

    private static JsonObject json(Verification.Result result) {
        var checks = new JsonArray();
        for (var check : result.checks()) {
            var one = new JsonObject();
            one.addProperty("subject", check.subject());
            one.addProperty("state", check.state().words());
            one.addProperty("message", check.message());
            one.addProperty("seconds", seconds(check.took()));
            checks.add(one);
        }
        var json = new JsonObject();
        json.addProperty("id", result.exercise().id());
        json.addProperty("title", result.exercise().title());
        json.add("checks", checks);
        return json;
    }

    /** One suite an exercise, one case a check. */
    public String junit() {
        var xml = new JunitXml();
        for (var result : results) {
            for (var check : result.checks()) {
                JunitXml.State state = switch (check.state()) {
                    case GOOD -> JunitXml.State.PASSED;
                    case BAD -> JunitXml.State.FAILED;
                    case INCONCLUSIVE, NOT_CHECKED -> JunitXml.State.SKIPPED;
                };
                xml.add(result.exercise().name(), check.subject(), state, check.message(), check.detail(), seconds(check.took()));
            }
        }
        for (String problem : pack.problems()) xml.add("pack", "info.toml", JunitXml.State.FAILED, problem, "", 0);
        return xml.text("conch learn verify-all");
    }
}
