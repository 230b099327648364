package conch.race.explore;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import conch.child.Child;
import conch.child.ChildResult;
import conch.child.Ending;
import conch.child.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A file, built to be explored. Each question is a run of its own, in a child with limits; nothing is kept between two. */
public final class Program {
    static final Gson GSON = new GsonBuilder().setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES).create();
    private static final Pattern STEP = Pattern.compile("^step (\\d+) of");
    private static final int IMPOSSIBLE = 4;
    private static final long MEMORY = 2L << 30, OUTPUT = 64L << 20;

    private final Subject subject;
    private final Source source;
    private final Compiler compiler;
    private final ExploreOptions options;
    private final Path program;

    Program(Subject subject, Source source, Compiler compiler, ExploreOptions options, Path program) {
        this.subject = subject;
        this.source = source;
        this.compiler = compiler;
        this.options = options;
        this.program = program;
    }

    /** Compiles the file, unless that was done already. */
    public static Program build(Subject subject, ExploreOptions options) throws ExploreException, InterruptedException {
        return new Builder(options).build(subject);
    }

    /** All schedules, as far as the options let it go. */
    public Exploration explore() throws ExploreException, InterruptedException {
        var words = new ArrayList<>(List.of("explore", "--max", String.valueOf(options.max())));
        if (options.bound() != null) words.addAll(List.of("--bound", String.valueOf(options.bound())));
        if (options.progress() != null) words.add("--progress");
        return new Exploration(this, GSON.fromJson(ask(words), SearchReport.class));
    }

    /** Also tells each schedule to {@code each}, in the order in which they are explored; those of an earlier call of {@code again} do not count. */
    Exploration list(Consumer<Listed> each, Runnable again) throws ExploreException, InterruptedException {
        var words = new ArrayList<>(List.of("explore", "--list", "--max", String.valueOf(options.max())));
        if (options.bound() != null) words.addAll(List.of("--bound", String.valueOf(options.bound())));
        String output = run(words, null).output();
        List<String> lines = output.lines().toList();
        for (String line : lines.subList(0, lines.size() - 1)) {
            if (line.startsWith("{\"again\"")) again.run();
            else each.accept(GSON.fromJson(line, Listed.class));
        }
        return new Exploration(this, GSON.fromJson(lines.getLast(), SearchReport.class));
    }

    /** One line of {@code --list}. */
    record Listed(String schedule, String result, int switches, int prefix) {
    }

    /** @param schedule may be a prefix of a run; behind it the default does the rest */
    public Replay replay(String schedule, long times) throws ExploreException, InterruptedException {
        return replay(schedule, times, List.of());
    }

    /** @param shared the ranges that are points from the start, as another report names them; empty for those that this run finds */
    public Replay replay(String schedule, long times, List<String> shared) throws ExploreException, InterruptedException {
        var words = new ArrayList<>(List.of("replay", "--schedule", schedule, "--times", String.valueOf(times)));
        if (!shared.isEmpty()) words.addAll(List.of("--shared", String.join(",", shared)));
        return GSON.fromJson(ask(words), Replay.class);
    }

    /** The run up to the end of the schedule; {@link Replay#next} says what each thread would do then. */
    public Replay stopAfter(String schedule) throws ExploreException, InterruptedException {
        return GSON.fromJson(ask(List.of("replay", "--schedule", schedule, "--stop")), Replay.class);
    }

    /** The outcome of that schedule with the fewest switches, then the shortest prefix. It was replayed before it is returned. */
    public Shrunk shrink(String schedule) throws ExploreException, InterruptedException {
        return GSON.fromJson(ask(List.of("shrink", "--schedule", schedule, "--max", String.valueOf(options.max()))), Shrunk.class);
    }

    /** The same for an outcome that is named. */
    public Shrunk shrinkOutcome(String result) throws ExploreException, InterruptedException {
        return GSON.fromJson(ask(List.of("shrink", "--outcome", result, "--max", String.valueOf(options.max()))), Shrunk.class);
    }

    /** The command line that shows it again, and whether there is a better one; ends with a line's end. */
    public String command(Shrunk shrunk) {
        return "Fewest switches" + (shrunk.minimal() ? "" : " that were found; the search was cut short, a larger --max looks further")
                + ": " + Commands.replay(this, shrunk.witness()) + "\n";
    }

    /** The command line that replays it, for example {@code conch race replay incref --schedule 01}. */
    public String command(String schedule) {
        return Commands.replay(this, schedule);
    }

    private String ask(List<String> words) throws ExploreException, InterruptedException {
        return lastLine(run(words, options.progress()));
    }

    private ChildResult run(List<String> words, Consumer<Progress> progress) throws ExploreException, InterruptedException {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(words);
        var child = new Child(command, new Limits(options.time(), MEMORY, OUTPUT));
        var result = progress == null ? child.run() : child.runWatched(line -> tell(line, progress));
        if (!result.ending().isGood()) throw failed(result);
        return result;
    }

    /** Standard error has the program's own words, too. */
    private static void tell(String line, Consumer<Progress> progress) {
        if (line.startsWith("{\"explored\"")) progress.accept(GSON.fromJson(line, Progress.class));
    }

    private static String lastLine(ChildResult result) {
        return result.output().lines().reduce((first, second) -> second).orElse("");
    }

    private ExploreException failed(ChildResult result) {
        JsonObject report = report(lastLine(result));
        if (report == null) {
            String hint = result.ending() instanceof Ending.OutOfTime ? "; a smaller --max or --bound ends sooner" : "";
            return ExploreException.of("%s, explored, %s%s", subject.name(), result.words(), hint);
        }
        String reason = subject.name() + ": " + countedFromOne(report.get("error").getAsString());
        boolean impossible = result.ending() instanceof Ending.Exited(int code) && code == IMPOSSIBLE;
        return impossible ? new ImpossibleSchedule(reason, numbers(report.get("can_go_on"))) : new ExploreException(reason);
    }

    /** The scheduler counts steps from 0, people and the table of a replay from 1. */
    private static String countedFromOne(String error) {
        return STEP.matcher(error).replaceFirst(match -> "step " + (Integer.parseInt(match.group(1)) + 1) + " of");
    }

    /** Null where the line is not the scheduler's report of an error. */
    private static JsonObject report(String line) {
        try {
            JsonElement json = GSON.fromJson(line, JsonElement.class);
            return json != null && json.isJsonObject() && json.getAsJsonObject().has("error") ? json.getAsJsonObject() : null;
        } catch (JsonParseException e) {
            return null;
        }
    }

    private static List<Integer> numbers(JsonElement array) {
        return array == null ? List.of() : array.getAsJsonArray().asList().stream().map(JsonElement::getAsInt).toList();
    }

    public Subject subject() {
        return subject;
    }

    public Source source() {
        return source;
    }

    public Compiler compiler() {
        return compiler;
    }

    public ExploreOptions options() {
        return options;
    }
}
