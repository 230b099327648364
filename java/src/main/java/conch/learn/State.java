package conch.learn;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the learner has done, in {@code .conch/state.json}:
 * <pre>
 *   {"version": 1, "pack": FOLDER, "exercises": {"A2": {"status": "passed", "passed_at": TIME, "gates": {"build": "passed", …},
 *                                                       "hints": 2, "gave_up": true, "measured": {…}}}}
 * </pre>
 *
 * <p>Keys that this version does not know are kept. Every change reads the file again under a lock, and writes a new file that takes the old one's name, so
 * two processes lose nothing of each other's, and a full disk or a kill leaves the old state. Deleting it loses this progress and nothing else.
 */
public final class State {
    private static final int VERSION = 1;
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /**
     * @param status passed once it was passed, until it is reset; else of the last check
     * @param gates of that check
     * @param hints how many levels were shown
     * @param gaveUp whether the solution was shown before it was passed
     * @param measured the figures of the check that the status is of; null where none were taken
     */
    public record Progress(GateState status, Map<GateName, GateState> gates, int hints, boolean gaveUp, JsonObject measured) {
        public boolean isPassed() {
            return status == GateState.PASSED;
        }
    }

    private final Path file;
    private final Path lock;
    private JsonObject tree;
    private String notice;

    private State(Path folder) {
        file = folder.resolve("state.json");
        lock = folder.resolve("state.lock");
    }

    /** @throws LearnException where a newer Conch wrote it: this one would not know what it means */
    static State in(Path folder) throws LearnException, IOException {
        var state = new State(folder);
        state.tree = state.read();
        return state;
    }

    /** What was found wrong with the file, for the learner; once. */
    public Optional<String> takeNotice() {
        var said = Optional.ofNullable(notice);
        notice = null;
        return said;
    }

    private JsonObject read() throws LearnException, IOException {
        if (!Files.exists(file)) return new JsonObject();
        String why;
        try {
            if (JsonParser.parseString(Files.readString(file)) instanceof JsonObject object) {
                var version = object.get("version");
                if (isNumber(version) && version.getAsDouble() > VERSION) throw newer(version.getAsString());
                if (isNumber(version)) return object;
                why = "it has no version";
            } else {
                why = "it is no JSON object";
            }
        } catch (JsonSyntaxException e) {
            why = "it is no JSON";
        } catch (java.nio.charset.CharacterCodingException e) {
            why = "it is no text";
        }
        setAside(why);
        return new JsonObject();
    }

    private static boolean isNumber(JsonElement value) {
        return value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
    }

    private LearnException newer(String version) {
        return LearnException.of("%s was written by a newer Conch (version %s, this one knows %d); take the newer one, or move the file away and begin anew", file, version, VERSION);
    }

    private void setAside(String why) throws IOException {
        int n = 1;
        while (Files.exists(file.resolveSibling("state.json.corrupt-" + n))) n++;
        Path aside = file.resolveSibling("state.json.corrupt-" + n);
        Files.move(file, aside);
        notice = "the state could not be read (" + why + "), so progress starts anew; the old file is kept as " + aside;
    }

    // --- reading ---

    /** The folder of the pack that this is about; empty for Conch's own. */
    public synchronized Optional<Path> pack() {
        return tree.get("pack") instanceof JsonElement pack && pack.isJsonPrimitive() ? Optional.of(Path.of(pack.getAsString())) : Optional.empty();
    }

    public synchronized Progress of(Exercise exercise) {
        JsonObject one = object(object(tree, "exercises"), exercise.id());
        var gates = new EnumMap<GateName, GateState>(GateName.class);
        object(one, "gates").entrySet().forEach(e -> GateName.of(e.getKey()).ifPresent(gate -> gates.put(gate, GateState.of(text(e.getValue())))));
        int hints = isNumber(one.get("hints")) ? Math.clamp(one.get("hints").getAsInt(), 0, Hints.LEVELS) : 0;
        boolean gaveUp = text(one.get("gave_up")).equals("true");
        return new Progress(GateState.of(text(one.get("status"))), gates, hints, gaveUp, one.get("measured") instanceof JsonObject measured ? measured : null);
    }

    private static String text(JsonElement value) {
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    /** The object under a key; an empty one, which is not part of the tree, where there is none. */
    private static JsonObject object(JsonObject in, String key) {
        return in.get(key) instanceof JsonObject object ? object : new JsonObject();
    }

    // --- changing ---

    void usePack(Path folder) throws LearnException, IOException {
        change(root -> root.addProperty("pack", folder.toString()));
    }

    void record(Report report) throws LearnException, IOException {
        change(report.exercise(), one -> {
            boolean passed = report.verdict() == GateState.PASSED;
            if (!passed && text(one.get("status")).equals(GateState.PASSED.words())) return;
            one.addProperty("status", report.verdict().words());
            if (passed) one.addProperty("passed_at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
            var gates = new JsonObject();
            report.results().forEach(result -> gates.addProperty(result.gate().word(), result.state().words()));
            one.add("gates", gates);
            report.results().stream().map(GateResult::measured).filter(m -> m != null).forEach(m -> one.add("measured", m));
        });
    }

    void hintsShown(Exercise exercise, int levels) throws LearnException, IOException {
        change(exercise, one -> one.addProperty("hints", levels));
    }

    void gaveUp(Exercise exercise) throws LearnException, IOException {
        change(exercise, one -> one.addProperty("gave_up", true));
    }

    /** It is open again; hints taken and giving up stay known. */
    void reset(Exercise exercise) throws LearnException, IOException {
        change(exercise, one -> {
            for (String key : new String[] {"status", "passed_at", "gates", "measured"}) one.remove(key);
        });
    }

    private void change(Exercise exercise, Consumer<JsonObject> how) throws LearnException, IOException {
        change(root -> {
            JsonObject exercises = object(root, "exercises"), one = object(exercises, exercise.id());
            root.add("exercises", exercises);
            exercises.add(exercise.id(), one);
            how.accept(one);
        });
    }

    private synchronized void change(Consumer<JsonObject> how) throws LearnException, IOException {
        Files.createDirectories(file.getParent());
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE); var _ = channel.lock()) {
            JsonObject now = read();
            if (!now.has("version")) now.addProperty("version", VERSION);
            how.accept(now);
            write(now);
            tree = now;
        }
    }

    private void write(JsonObject what) throws IOException {
        Path half = file.resolveSibling("state.json." + ProcessHandle.current().pid());
        try {
            try (var channel = FileChannel.open(half, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap((GSON.toJson(what) + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) channel.write(bytes);
                channel.force(true);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
