package conch.learn;

import conch.child.Child;
import conch.child.ChildResult;
import conch.child.Limits;
import conch.ext.Build;
import conch.ext.EndMark;
import conch.ext.Jvm;
import conch.ext.Project;
import conch.ext.ProjectException;
import conch.ext.Sanitizer;
import conch.ext.Stage;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The learner's files of one exercise as they were at one moment, in a scratch folder of their own: an editor that saves meanwhile disturbs
 * nothing, and nothing that the code does reaches the learner's folder by accident.
 *
 * <pre>
 *   src/        the learner's files
 *   plain/      NAME.so as it is shipped, and the pack's scripts
 *   STAGE/      the same for another way of compiling
 * </pre>
 */
public final class Attempt implements AutoCloseable {
    /** Resident memory and threads of a script's JVM with all it starts. The JVM itself has about twenty threads. */
    static final long MEMORY = 1L << 30;
    static final int TASKS = 300;
    private static final long OUTPUT = 1 << 20;
    /** What compilers and scripts write at least into an attempt's folder, in bytes. */
    private static final long ROOM = 1 << 20;
    /** Of one of the learner's files: a hundred times the longest exercise. */
    static final long LARGEST_FILE = 1 << 20;
    /** Longer than any script waits on purpose (5 s, docs/writing-exercises.md), so that it can say what did not come. */
    private static final Duration IDLE = Duration.ofSeconds(7);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Exercise exercise;
    private final Machine machine;
    private final Path origin;
    private final Path folder;
    private final long seed;
    /** In the order of the exercise's files. */
    private final Map<String, String> missing = new LinkedHashMap<>();

    /**
     * @param origin where the learner's files lie
     * @param scratch where the folder of the attempt is made
     * @param seed of random data, the same for everyone unless asked otherwise
     */
    public Attempt(Exercise exercise, Machine machine, Path origin, Path scratch, long seed) throws IOException {
        this.exercise = exercise;
        this.machine = machine;
        this.origin = origin;
        this.seed = seed;
        // Real, because sanitizers name files so. The process's number lets a later run see what a killed one left.
        Files.createDirectories(scratch);
        folder = Files.createDirectories(scratch.toRealPath().resolve(exercise.name() + "." + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet()));
        Files.createDirectories(source());
        for (String name : exercise.files()) {
            String why = take(origin.resolve(name), source().resolve(name));
            if (why != null) missing.put(name, why);
        }
    }

    /** Copies one of the learner's files; what speaks against it in words, null where nothing does. */
    private static String take(Path file, Path to) throws IOException {
        try {
            if (Files.isDirectory(file)) return "is a folder, not a file";
            if (!Files.exists(file)) return Files.isSymbolicLink(file) ? "is a link to nothing" : "is not in " + file.getParent();
            if (!Files.isRegularFile(file)) return "is no regular file";
            if (!Files.isReadable(file)) return "may not be read: its permissions forbid it";
            long size = Files.size(file);
            if (size > LARGEST_FILE) return "has " + (size >> 10) + " KiB; more than " + (LARGEST_FILE >> 10) + " are not taken";
            Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
            return null;
        } catch (NoSuchFileException e) {
            return "was just removed from " + file.getParent();
        }
    }

    public Exercise exercise() {
        return exercise;
    }

    public Machine machine() {
        return machine;
    }

    /** Where the learner's files were taken from. */
    public Path origin() {
        return origin;
    }

    /** The copies of the learner's files. */
    public Path source() {
        return folder.resolve("src");
    }

    /** The learner's files that are not there, or no files. */
    public List<String> missing() {
        return List.copyOf(missing.keySet());
    }

    /** What is the matter with the {@link #missing} files, a sentence without its stop. */
    String whyMissing() {
        return missing.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining("; "));
    }

    public long seed() {
        return seed;
    }

    /** A folder of this attempt with the pack's scripts in it. */
    public Path stage(String name) throws IOException {
        Path stage = folder.resolve(name);
        if (Files.isDirectory(stage)) return stage;
        Files.createDirectories(stage);
        for (Path script : exercise.scripts()) Files.copy(script, stage.resolve(script.getFileName()));
        return stage;
    }

    /** The learner's modules as they are shipped, beside the scripts. */
    public Path plain() throws IOException, InterruptedException, ProjectException {
        return compiled("plain", Stage.PLAIN.flags, Build.headers(machine.home())).folder();
    }

    /** @param output what the compiler said; folders are left out of its file names */
    record Compiled(Path folder, boolean isGood, String output, String ending) {
    }

    /** Compiles all modules into a stage, unless they are there. */
    Compiled compiled(String stage, List<String> flags, Path headers) throws IOException, InterruptedException, ProjectException {
        Path into = stage(stage);
        var said = new StringBuilder();
        for (var module : project().modules()) {
            if (Files.exists(into.resolve(module.library()))) continue;
            var result = machine.compiler().compile(module, headers, flags, into);
            said.append(relative(result.output()));
            if (!result.ending().isGood()) return new Compiled(into, false, said.toString(), result.ending().words());
        }
        return new Compiled(into, true, said.toString(), "");
    }

    Project project() throws IOException, ProjectException {
        return Project.at(source());
    }

    /** A text of a tool with bare file names. */
    String relative(String text) {
        return text.replace(source() + "/", "").replace(folder + "/", "").replace(exercise.folder() + "/", "");
    }

    Place place(String file, int line) {
        boolean own = exercise.files().contains(file);
        return Place.in(own ? source() : exercise.folder(), file, line);
    }

    /** What the JVM writes when it crashes. */
    static Path crashFile(Path stage) {
        return stage.resolve("crash.txt");
    }

    /** The limits of a script: on time as said, on memory, output and threads the usual ones. */
    public static Limits limits(Duration time) {
        return new Limits(time, 0, OUTPUT, MEMORY, TASKS);
    }

    /** The limits of a test: as {@link #limits}, and what stands still is stopped before its time is over. */
    static Limits testing(Duration time) {
        return limits(time).withIdle(IDLE);
    }

    /**
     * Runs Conch in a process of its own, both outputs as one.
     *
     * @param stage the folder that it runs in, and imports from
     * @param words Conch's command line, for example {@code --strict test_leak.py}
     */
    public ChildResult conch(Path stage, List<String> words, Limits limits) throws IOException, InterruptedException {
        return conch(stage, words, limits, List.of(), List.of(), Map.of());
    }

    ChildResult conch(Path stage, List<String> words, Limits limits, Sanitizer sanitizer, String options) throws IOException, InterruptedException {
        return conch(stage, words, limits, sanitizer.prefix(), sanitizer.properties(), Map.of(Stage.TSAN.variable, options));
    }

    private ChildResult conch(Path stage, List<String> words, Limits limits, List<String> prefix, List<String> properties, Map<String, String> environment)
            throws IOException, InterruptedException {
        var end = new EndMark(stage.resolve("end.txt"));
        var options = new ArrayList<>(List.of("-Xmx512m", end.property()));
        options.addAll(properties);
        var command = new ArrayList<>(prefix);
        command.addAll(Jvm.conch(machine.home(), crashFile(stage), options, words));
        return end.judge(new Child(command, limits).in(stage).with(environment).with("CONCH_PATH", stage.toString()).with("CONCH_SEED", String.valueOf(seed)).merged().run());
    }

    /** @throws IOException where the disk is too full, or files may not grow: what failed then says nothing about the learner's code */
    void wantRoom() throws IOException {
        Path probe = folder.resolve("room");
        var full = new byte[(int) ROOM];
        Arrays.fill(full, (byte) 1);
        try {
            Files.write(probe, full);
        } catch (IOException e) {
            throw new FileSystemException(folder.getParent().toString(), null, e instanceof FileSystemException file && file.getReason() != null ? file.getReason() : e.getMessage());
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    /** The folder goes. What cannot be deleted now is swept later. */
    @Override
    public void close() {
        Scratch.delete(folder);
    }
}
