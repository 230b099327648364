package conch.learn;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import conch.child.Child;
import conch.child.Limits;
import conch.ext.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Grades what a class has handed in: a folder a student, with the files of an exercise in {@code A2-leak/}, in {@code A2/}, or just so. Each student is
 * graded in a process of its own, with limits and a temporary folder of its own, in a {@link Sandbox}.
 */
public final class ClassGrading {
    public static final String NOT_HANDED_IN = "not handed in";
    private static final Duration EACH_EXERCISE = Duration.ofMinutes(5);
    private static final Limits PROCESS = new Limits(Duration.ofMinutes(1), 0, 64 << 20, 12L << 30, 2000);

    /**
     * @param status a state in words, or {@link #NOT_HANDED_IN}
     * @param gate the one that blocks; empty where none does
     */
    public record Mark(String student, String exercise, String status, String gate, String message, double seconds) {
        private Mark noting(String note) {
            return note.isEmpty() ? this : new Mark(student, exercise, status, gate, message.isEmpty() ? note : message + " (" + note + ")", seconds);
        }

        boolean isPassed() {
            return status.equals(GateState.PASSED.words());
        }
    }

    private final Pack pack;
    private final List<Exercise> exercises;
    private final Path home;
    private final Sandbox sandbox;
    private final List<Mark> marks = new ArrayList<>();

    /** @param folder of the whole class; null within the process of one student */
    public ClassGrading(Pack pack, List<Exercise> exercises, Path home, Path folder) throws IOException, InterruptedException {
        sandbox = folder == null ? null : Sandbox.around(folder.toRealPath());
        this.pack = pack;
        this.exercises = exercises;
        this.home = home;
    }

    // --- the teacher's process ---

    public static List<Path> students(Path folder) throws LearnException, IOException {
        if (!Files.isDirectory(folder)) throw LearnException.of("there is no folder '%s'", folder);
        try (var all = Files.list(folder)) {
            var students = all.filter(Files::isDirectory).filter(f -> !f.getFileName().toString().startsWith(".")).sorted().toList();
            if (students.isEmpty()) throw LearnException.of("'%s' has no folders; one folder a student is expected", folder);
            return students;
        }
    }

    /** What is taken from the students' code, a sentence for the teacher. */
    public String sandbox() {
        return sandbox.words();
    }

    /** @return the student's marks */
    public List<Mark> grade(Path student) throws IOException, InterruptedException {
        String name = student.getFileName().toString();
        Path own = Files.createTempDirectory("conch-grade").toRealPath();
        try {
            var graded = new ArrayList<Mark>();
            var wanted = new ArrayList<Exercise>();
            for (Exercise exercise : exercises) {
                var files = HandedIn.of(student, exercise);
                graded.add(new Mark(name, exercise.id(), NOT_HANDED_IN, "", files.trouble(), 0));
                if (files.place() == null) continue;
                files.copyTo(own.resolve("in"));
                wanted.add(exercise);
            }
            if (!wanted.isEmpty()) {
                for (Mark mark : grade(name, own, wanted)) graded.replaceAll(old -> old.exercise().equals(mark.exercise()) ? mark.noting(old.message()) : old);
            }
            marks.addAll(graded);
            return graded;
        } finally {
            Scratch.delete(own);
        }
    }

    /** In a process of its own, which prints the marks. It runs foreign code, so nothing that it prints is believed beyond this student's own marks. */
    private List<Mark> grade(String name, Path own, List<Exercise> wanted) throws IOException, InterruptedException {
        var words = List.of("learn", "grade-one", own.resolve("in").toString(), "--pack", pack.folder().toString(), "--only",
                String.join(",", wanted.stream().map(Exercise::id).toList()));
        var command = sandbox.command(own, Jvm.conch(home, own.resolve("crash.txt"), List.of("-Djava.io.tmpdir=" + own), words));
        var limits = PROCESS.withTime(EACH_EXERCISE.multipliedBy(wanted.size()));
        var result = new Child(command, limits).in(own).with("TMPDIR", own.toString()).with("HOME", own.toString()).run();
        var said = result.ending().isGood() ? parsed(name, result.output()) : List.<Mark>of();
        var marks = new ArrayList<Mark>();
        for (Exercise exercise : wanted) {
            marks.add(said.stream().filter(mark -> mark.exercise().equals(exercise.id())).findFirst()
                    .orElseGet(() -> new Mark(name, exercise.id(), GateState.INCONCLUSIVE.words(), "", "the grading " + result.words(), 0)));
        }
        return marks;
    }

    private static List<Mark> parsed(String student, String output) {
        try {
            var marks = new ArrayList<Mark>();
            for (JsonElement each : JsonParser.parseString(output).getAsJsonArray()) {
                var one = each.getAsJsonObject();
                marks.add(new Mark(student, one.get("id").getAsString(), one.get("status").getAsString(), one.get("gate").getAsString(), one.get("message").getAsString(), one.get("seconds").getAsDouble()));
            }
            return marks;
        } catch (JsonSyntaxException | IllegalStateException | NullPointerException e) {
            return List.of();
        }
    }

    // --- the student's process ---

    /** What {@code grade-one} prints: the marks of one student as JSON. */
    public String one(Path student, Grader grader) throws IOException, InterruptedException {
        var all = new JsonArray();
        for (Exercise exercise : exercises) all.add(one(student, exercise, grader));
        return all.toString();
    }

    private static JsonObject one(Path student, Exercise exercise, Grader grader) throws IOException, InterruptedException {
        var json = new JsonObject();
        json.addProperty("id", exercise.id());
        var report = grader.grade(exercise, student.resolve(exercise.name()), Event.Listener.NONE);
        var blocking = report.blocking();
        String message = blocking.map(b -> (b.place() == null ? "" : b.place() + ": ") + b.message().lines().findFirst().orElse("")).orElse("");
        return mark(json, report.verdict().words(), blocking.map(b -> b.gate().word()).orElse(""), message, VerifyAll.seconds(report.took()));
    }

    private static JsonObject mark(JsonObject json, String status, String gate, String message, double seconds) {
        json.addProperty("status", status);
        json.addProperty("gate", gate);
        json.addProperty("message", message);
        json.addProperty("seconds", seconds);
        return json;
    }

    // --- reports ---

    /** A line a student: the number passed, then what each exercise came to. */
    public static String line(String student, List<Mark> marks) {
        // A folder's name is the student's own choice.
        var text = new StringBuilder(String.format("%-20s %d of %d passed%n", student.replaceAll("\\p{Cntrl}", " "), marks.stream().filter(Mark::isPassed).count(), marks.size()));
        for (Mark mark : marks) {
            if (mark.isPassed()) continue;
            text.append(String.format("    %-4s %-17s %s%n", mark.exercise(), mark.status(), mark.gate().isEmpty() ? mark.message() : "at " + mark.gate() + ": " + mark.message()));
        }
        return text.toString();
    }

    public String csv() {
        var text = new StringBuilder("student,exercise,status,gate,message,seconds\n");
        for (Mark mark : marks) {
            text.append(String.join(",", quoted(mark.student()), mark.exercise(), quoted(mark.status()), quoted(mark.gate()), quoted(mark.message()),
                    String.format(Locale.ROOT, "%.1f", mark.seconds()))).append('\n');
        }
        return text.toString();
    }

    /** A cell that begins like a formula would be one to a spreadsheet, and names of folders are the students' own. */
    private static String quoted(String cell) {
        String safe = cell.matches("(?s)[=+@-].*") ? "'" + cell : cell;
        return "\"" + safe.replace("\"", "\"\"").replaceAll("[\\r\\n]+", " ") + "\"";
    }

    public String junit() {
        var xml = new JunitXml();
        for (Mark mark : marks) {
            var state = mark.isPassed() ? JunitXml.State.PASSED
                    : mark.status().equals(GateState.FAILED.words()) || mark.status().equals(NOT_HANDED_IN) ? JunitXml.State.FAILED : JunitXml.State.SKIPPED;
            xml.add(mark.student(), mark.exercise(), state, mark.status() + (mark.gate().isEmpty() ? "" : " at " + mark.gate()), mark.message(), mark.seconds());
        }
        return xml.text("conch learn grade");
    }

    public String json() {
        var all = new JsonArray();
        for (Mark mark : marks) {
            var one = new JsonObject();
            one.addProperty("student", mark.student());
            one.addProperty("id", mark.exercise());
            all.add(mark(one, mark.status(), mark.gate(), mark.message(), mark.seconds()));
        }
        return all.toString();
    }

    /** 0 all passed, 3 somebody has something not passed, 4 nothing worse than inconclusive. */
    public int exitCode() {
        if (marks.stream().allMatch(Mark::isPassed)) return 0;
        return marks.stream().anyMatch(m -> m.status().equals(GateState.FAILED.words()) || m.status().equals(NOT_HANDED_IN)) ? 3 : 4;
    }
}
