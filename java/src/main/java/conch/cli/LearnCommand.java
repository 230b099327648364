package conch.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import conch.learn.ClassGrading;
import conch.learn.Course;
import conch.learn.Event;
import conch.learn.Exercise;
import conch.learn.GateName;
import conch.learn.GateState;
import conch.learn.Grader;
import conch.learn.JunitXml;
import conch.learn.LearnException;
import conch.learn.LineWatch;
import conch.learn.Links;
import conch.learn.Machine;
import conch.learn.Nearest;
import conch.learn.NewPack;
import conch.learn.Pack;
import conch.learn.Report;
import conch.learn.ReportText;
import conch.learn.Scratch;
import conch.learn.Trouble;
import conch.learn.VerifyAll;
import conch.learn.watch.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code conch learn}: the exercises. Without a word it watches; the words are list, next, run, check, hint, solution, reset, verify-all, new, grade. */
final class LearnCommand implements Command {
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();
    private static final List<String> WORDS = List.of("list", "next", "run", "check", "hint", "solution", "reset", "verify-all", "new", "grade");

    @Override
    public int run(List<String> words) throws Exception {
        boolean named = !words.isEmpty() && !words.getFirst().startsWith("-");
        String command = named ? words.getFirst() : "";
        var options = new LearnOptions(command, named ? words.subList(1, words.size()) : words);
        try {
            return switch (command) {
                case "" -> watch(options);
                case "list" -> list(options);
                case "next" -> next(options);
                case "run" -> runTest(options);
                case "check" -> check(options);
                case "hint" -> hint(options);
                case "solution" -> solution(options);
                case "reset" -> reset(options);
                case "verify-all" -> verifyAll(options);
                case "new" -> create(options);
                case "grade" -> grade(options);
                case "grade-one" -> gradeOne(options);
                default -> throw UsageException.withHint("learn has %s, not '%s'%s", String.join(", ", WORDS), command, Nearest.question(command, WORDS));
            };
        } catch (LearnException e) {
            throw UsageException.of("learn: %s", e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("learn: " + Trouble.words(e) + "; your own files were not touched", e);
        }
    }

    // --- the learner ---

    private static Course course(LearnOptions options) throws Exception {
        Path pack = options.value("pack") == null ? null : LearnOptions.path(options.value("pack"));
        return Course.open(Home.find(), Path.of(""), pack);
    }

    private static void say(Course course) {
        // On standard error: standard output may be JSON that something reads.
        course.takeNotices().forEach(notice -> System.err.println("conch: learn: " + notice));
    }

    private static int watch(LearnOptions options) throws Exception {
        options.allow("pack");
        options.atMost(0, "no word besides " + WORDS);
        var course = course(options);
        if (System.console() != null && System.console().isTerminal()) return Watch.onTerminal(course);
        say(course);
        return new LineWatch(course, System.out).run(System.in);
    }

    /** The exercise that was named, else the first that is not passed; empty if all are. */
    private static Optional<Exercise> exercise(LearnOptions options, Course course) throws Exception {
        options.atMost(1, "one exercise");
        return options.words().isEmpty() ? course.next() : Optional.of(course.pack().exercise(options.words().getFirst()));
    }

    private static int allPassed(Course course, boolean json) {
        System.out.println(json ? "null" : "all " + course.pack().exercises().size() + " exercises are passed");
        return 0;
    }

    private static int list(LearnOptions options) throws Exception {
        options.allow("json", "junit", "pack");
        options.atMost(0, "no exercise");
        Path junit = options.writable("junit");
        var course = course(options);
        say(course);
        if (options.has("json")) System.out.println(GSON.toJson(listJson(course)));
        else printList(course);
        if (junit != null) Files.writeString(junit, listJunit(course));
        return 0;
    }

    private static JsonArray listJson(Course course) {
        var all = new JsonArray();
        for (var exercise : course.pack().exercises()) {
            var progress = course.progress(exercise);
            var gates = new JsonObject();
            for (GateName gate : exercise.gates()) gates.addProperty(gate.word(), progress.gates().getOrDefault(gate, GateState.NOT_RUN).words());
            var one = new JsonObject();
            one.addProperty("id", exercise.id());
            one.addProperty("title", exercise.title());
            one.addProperty("chapter", exercise.chapter());
            one.addProperty("status", progress.status().words());
            one.add("gates", gates);
            all.add(one);
        }
        return all;
    }

    private static String listJunit(Course course) {
        var xml = new JunitXml();
        for (var exercise : course.pack().exercises()) {
            var status = course.progress(exercise).status();
            var state = status == GateState.PASSED ? JunitXml.State.PASSED : status == GateState.FAILED ? JunitXml.State.FAILED : JunitXml.State.SKIPPED;
            xml.add(course.pack().chapter(exercise).title(), exercise.name(), state, status.words(), "", 0);
        }
        return xml.text("conch learn");
    }

    private static void printList(Course course) {
        String chapter = "";
        var next = course.next();
        for (var exercise : course.pack().exercises()) {
            if (!exercise.chapter().equals(chapter)) System.out.printf("%s  %s%n", exercise.chapter(), course.pack().chapter(exercise).title());
            chapter = exercise.chapter();
            boolean isNext = next.isPresent() && next.get() == exercise;
            System.out.printf("%s %-4s %-36s %-17s %s%n", isNext ? ">" : " ", exercise.id(), exercise.title(), course.progress(exercise).status().words(),
                    String.join(", ", exercise.gates().stream().map(GateName::word).toList()));
        }
        System.out.printf("%d of %d passed%s%n", course.passed(), course.pack().exercises().size(), next.isEmpty() ? "" : "; next: " + next.get().id());
    }

    private static int next(LearnOptions options) throws Exception {
        options.allow("json", "pack");
        options.atMost(0, "no exercise");
        var course = course(options);
        var next = course.next();
        if (next.isEmpty()) return allPassed(course, options.has("json"));
        var exercise = next.get();
        Path folder = course.meet(exercise);
        say(course);
        if (options.has("json")) {
            var json = new JsonObject();
            json.addProperty("id", exercise.id());
            json.addProperty("title", exercise.title());
            json.addProperty("chapter", exercise.chapter());
            json.addProperty("folder", folder.toString());
            var files = new JsonArray();
            exercise.files().forEach(files::add);
            json.add("files", files);
            System.out.println(GSON.toJson(json));
        } else {
            System.out.printf("%s %s (about %d minutes)%n%n%s%n%nedit:  %s%n", exercise.id(), exercise.title(), exercise.minutes(), Links.plain(exercise.readme()).strip(), exercise.files().stream().map(f -> folder.resolve(f).toString()).reduce((a, b) -> a + "\n       " + b).orElseThrow());
            System.out.printf("then:  conch learn check %s%n", exercise.id());
        }
        return 0;
    }

    private static int runTest(LearnOptions options) throws Exception {
        options.allow("json", "junit", "pack", "seed");
        long seed = options.seed();
        return grade(options, (course, exercise, listener) -> course.run(exercise, seed, listener), true);
    }

    private static int check(LearnOptions options) throws Exception {
        options.allow("json", "junit", "pack", "seed");
        long seed = options.seed();
        return grade(options, (course, exercise, listener) -> course.check(exercise, seed, listener), false);
    }

    private interface Grading {
        Report of(Course course, Exercise exercise, Event.Listener listener) throws Exception;
    }

    private static int grade(LearnOptions options, Grading grading, boolean showOutput) throws Exception {
        Path junit = options.writable("junit");
        boolean json = options.has("json");
        var course = course(options);
        var exercise = exercise(options, course);
        if (exercise.isEmpty()) return allPassed(course, json);
        course.meet(exercise.get());
        say(course);
        var report = grading.of(course, exercise.get(), json ? Event.Listener.NONE : event -> print(event, showOutput));
        if (json) System.out.println(GSON.toJson(ReportText.json(report)));
        else if (!showOutput) System.out.print(ReportText.verdict(report));
        if (junit != null) {
            var xml = new JunitXml();
            ReportText.add(report, exercise.get().name(), xml);
            Files.writeString(junit, xml.text("conch learn"));
        }
        return report.exitCode();
    }

    private static void print(Event event, boolean showOutput) {
        switch (event) {
            case Event.Started(var exercise, _) -> System.out.printf("%s %s%n", exercise.id(), exercise.title());
            case Event.GateFinished(_, var result) -> {
                System.out.println("  " + ReportText.line(result));
                boolean open = result.state() == GateState.FAILED || result.state() == GateState.INCONCLUSIVE;
                if (open) System.out.print(ReportText.detail(result));
                else if (showOutput && !result.output().isEmpty()) result.output().lines().forEach(line -> System.out.println("      | " + line));
            }
            default -> { }
        }
        System.out.flush();
    }

    private static int hint(LearnOptions options) throws Exception {
        options.allow("json", "pack");
        var course = course(options);
        var exercise = exercise(options, course);
        if (exercise.isEmpty()) return allPassed(course, options.has("json"));
        var hint = course.hint(exercise.get());
        say(course);
        if (options.has("json")) {
            var json = new JsonObject();
            json.addProperty("id", exercise.get().id());
            json.addProperty("level", hint.level());
            json.addProperty("text", hint.text());
            json.addProperty("last", hint.isLast());
            System.out.println(GSON.toJson(json));
        } else {
            System.out.printf("%s, hint %d of 3%n%n%s%n%n%s%n", exercise.get().id(), hint.level(), hint.text(), hint.isLast() ? "That was the last one." : "Once more for the next one.");
        }
        return 0;
    }

    private static int solution(LearnOptions options) throws Exception {
        options.allow("json", "pack", "give-up");
        var course = course(options);
        var exercise = exercise(options, course);
        if (exercise.isEmpty()) return allPassed(course, options.has("json"));
        var solution = course.solution(exercise.get(), options.has("give-up"));
        say(course);
        if (options.has("json")) {
            var json = new JsonObject();
            json.addProperty("id", exercise.get().id());
            json.addProperty("gave_up", course.progress(exercise.get()).gaveUp());
            json.addProperty("diff", solution.diff());
            json.addProperty("notes", solution.notes());
            json.add("measured", solution.yours());
            json.add("measured_solution", solution.its());
            System.out.println(GSON.toJson(json));
        } else {
            System.out.printf("%s%n%s%n", solution.diff().isEmpty() ? "yours is the solution, letter for letter\n" : solution.diff(), Links.plain(solution.notes()));
            if (solution.yours() != null || solution.its() != null) System.out.printf("%nmeasured here: yours %s%n               solution %s%n", figures(solution.yours()), figures(solution.its()));
        }
        return 0;
    }

    private static String figures(JsonObject measured) {
        return measured == null ? "not measured" : measured.toString();
    }

    private static int reset(LearnOptions options) throws Exception {
        options.allow("json", "pack");
        if (options.words().size() != 1) throw UsageException.withHint("learn reset takes the exercise to be reset");
        var course = course(options);
        var exercise = course.pack().exercise(options.words().getFirst());
        var backups = course.reset(exercise);
        say(course);
        if (options.has("json")) {
            var json = new JsonObject();
            json.addProperty("id", exercise.id());
            var kept = new JsonArray();
            backups.forEach(backup -> kept.add(backup.toString()));
            json.add("backups", kept);
            System.out.println(GSON.toJson(json));
        } else {
            backups.forEach(backup -> System.out.println("what you had is now " + backup));
            System.out.printf("%s is as it was in the beginning%n", exercise.id());
        }
        return 0;
    }

    // --- the author ---

    private static int verifyAll(LearnOptions options) throws Exception {
        options.allow("json", "junit", "only");
        options.atMost(1, "one folder of exercises");
        var pack = Pack.at(options.words().isEmpty() ? Home.find().resolve("exercises") : LearnOptions.path(options.words().getFirst()));
        Path junit = options.writable("junit");
        var exercises = new ArrayList<Exercise>();
        for (String id : options.list("only")) exercises.add(pack.exercise(id));
        var verify = new VerifyAll(pack);
        boolean json = options.has("json");
        try (var scratch = Scratch.temporary()) {
            verify.run(exercises.isEmpty() ? pack.exercises() : exercises, new Grader(new Machine(Home.find()), scratch.folder()), result -> {
                if (!json) System.out.print(VerifyAll.text(result));
            });
        }
        System.out.print(json ? verify.json() + "\n" : verify.summary());
        if (junit != null) Files.writeString(junit, verify.junit());
        return verify.exitCode();
    }

    private static int create(LearnOptions options) throws Exception {
        options.allow();
        if (options.words().size() != 1) throw UsageException.withHint("learn new takes the name of a pack");
        Path place = LearnOptions.path(options.words().getFirst());
        for (Path file : NewPack.create(place)) System.out.println("wrote " + file);
        System.out.printf("next: conch learn verify-all %s%n", place);
        return 0;
    }

    // --- the teacher ---

    private static ClassGrading grading(LearnOptions options, Path folder) throws Exception {
        var pack = Pack.at(options.has("pack") ? LearnOptions.path(options.value("pack")) : Home.find().resolve("exercises"));
        var exercises = new ArrayList<Exercise>();
        for (String id : options.list("only")) exercises.add(pack.exercise(id));
        return new ClassGrading(pack, exercises.isEmpty() ? pack.exercises() : exercises, Home.find(), folder);
    }

    private static int grade(LearnOptions options) throws Exception {
        options.allow("json", "junit", "csv", "only", "pack");
        if (options.words().size() != 1) throw UsageException.withHint("learn grade takes one folder, with a folder for each student in it");
        Path junit = options.writable("junit"), csv = options.writable("csv");
        Path folder = LearnOptions.path(options.words().getFirst());
        var students = ClassGrading.students(folder);
        var grading = grading(options, folder);
        System.err.println("conch: learn: " + grading.sandbox());
        for (Path student : students) {
            var marks = grading.grade(student);
            if (!options.has("json")) System.out.print(ClassGrading.line(student.getFileName().toString(), marks));
        }
        if (options.has("json")) System.out.println(grading.json());
        if (junit != null) Files.writeString(junit, grading.junit());
        if (csv != null) Files.writeString(csv, grading.csv());
        return grading.exitCode();
    }

    /** What `grade` starts once for each student. */
    private static int gradeOne(LearnOptions options) throws Exception {
        options.allow("only", "pack");
        if (options.words().size() != 1) throw UsageException.withHint("learn grade-one takes the folder of one student");
        try (var scratch = Scratch.temporary()) {
            System.out.println(grading(options, null).one(LearnOptions.path(options.words().getFirst()), new Grader(new Machine(Home.find()), scratch.folder())));
        }
        return 0;
    }
}
