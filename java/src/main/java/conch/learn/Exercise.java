package conch.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One exercise of a pack, as its info.toml describes it.
 *
 * @param folder where the pack has it; its name is ID-slug
 * @param id chapter letters and a number: {@code A2}
 * @param chapter the letters of the id
 * @param from the real report that it comes from
 * @param link to that report; null where there is none
 * @param files what the learner edits, names without folders
 * @param minutes what a learner needs, roughly
 * @param gates in their order
 * @param starterFails the gate that the untouched exercise does not pass
 * @param correct null for an exercise without such a script, as are the other tables
 */
public record Exercise(Path folder, String id, String slug, String chapter, String title, String from, String link, Kind kind, List<String> files,
        int minutes, List<GateName> gates, GateName starterFails, Correct correct, Races races, References references, Speed speed,
        Prediction prediction, List<Mutant> mutants) {
    /** What is edited: an extension module, a C file for the scheduler, or a file of predictions. */
    public enum Kind {
        EXTENSION, RACE, PREDICTION;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param limit wall-clock time of one run */
    public record Correct(String script, Duration limit) {
    }

    /**
     * @param script run under ThreadSanitizer; null where only the scheduler looks
     * @param explore the file whose interleavings are tried; null for none
     * @param acceptable outcomes of its check() that are right
     * @param bound most preemptions; 0 for all schedules
     */
    public record Races(String script, String explore, List<String> acceptable, int bound) {
    }

    public record References(String script) {
    }

    /**
     * @param script defines a() and b(): the same work in two ways
     * @param kind {@code parallel} (a/b against what this machine attains) or {@code cost} (a/b against minRatio)
     */
    public record Speed(String script, String kind, double minEfficiency, double minRatio) {
    }

    /**
     * @param script prints what it measured as a JSON object in its last line
     * @param factor how far a predicted number may be off
     */
    public record Prediction(String script, double factor) {
    }

    /** A plausible wrong answer, and the gate that must catch it. */
    public record Mutant(String name, GateName fails, String why) {
    }

    /** The name of its folder, in the pack and at the learner: {@code A2-leak}. */
    public String name() {
        return id + "-" + slug;
    }

    public Path solution() {
        return folder.resolve("solution");
    }

    public Path mutant(Mutant mutant) {
        return folder.resolve("mutants").resolve(mutant.name());
    }

    /** The text of README.md. */
    public String readme() throws IOException {
        return Files.readString(folder.resolve("README.md"));
    }

    /** What the learner gets: everything that lies in the folder itself, apart from the author's notes. */
    List<Path> handedOut() throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).filter(f -> !List.of("info.toml", "hints.md").contains(f.getFileName().toString()))
                    .filter(f -> !f.getFileName().toString().matches("\\..*|.*\\.so|.*\\.o|.*~")).sorted().toList();
        }
    }

    /** The pack's own files that a run needs beside the learner's: scripts and what they read. */
    List<Path> scripts() throws IOException {
        return handedOut().stream().filter(f -> !files.contains(f.getFileName().toString()) && !f.getFileName().toString().equals("README.md")).toList();
    }

    /** The script that `run` runs. */
    public Optional<String> script() {
        if (correct != null) return Optional.of(correct.script());
        if (references != null) return Optional.of(references.script());
        if (prediction != null) return Optional.of(prediction.script());
        return races != null ? Optional.ofNullable(races.script()) : Optional.empty();
    }

    @Override
    public String toString() {
        return name();
    }
}
