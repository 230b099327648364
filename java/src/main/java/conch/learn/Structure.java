package conch.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an exercise must consist of, apart from what info.toml says. */
final class Structure {
    private static final int FEWEST_MUTANTS = 2;

    private Structure() {
    }

    /** What is missing, in words; empty for a complete exercise. */
    static List<String> problems(Exercise exercise) throws IOException {
        var problems = new ArrayList<String>();
        Path folder = exercise.folder();
        needText(folder, "README.md", problems);
        int hints = Hints.of(exercise).size();
        if (hints != Hints.LEVELS) problems.add("hints.md has " + hints + " hints, not three under `## 1`, `## 2` and `## 3`");
        needFiles(exercise, folder, "the starter", problems);
        needFiles(exercise, exercise.solution(), "the solution", problems);
        needText(folder, "solution/notes.md", problems);
        if (exercise.mutants().size() < FEWEST_MUTANTS) problems.add("it has " + exercise.mutants().size() + " mutants; at least two wrong answers must be caught");
        for (var mutant : exercise.mutants()) needFiles(exercise, exercise.mutant(mutant), "mutant '" + mutant.name() + "'", problems);
        strayMutants(exercise, problems);
        return problems;
    }

    private static void needText(Path folder, String name, List<String> problems) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) problems.add(name + " is missing");
        else if (Files.readString(file).isBlank()) problems.add(name + " is empty");
    }

    private static void needFiles(Exercise exercise, Path folder, String whose, List<String> problems) {
        for (String file : exercise.files()) {
            if (!Files.isRegularFile(folder.resolve(file))) problems.add(whose + " has no file '" + exercise.folder().relativize(folder.resolve(file)) + "'");
        }
    }

    /** A folder that info.toml does not name would never be looked at. */
    private static void strayMutants(Exercise exercise, List<String> problems) throws IOException {
        Path all = exercise.folder().resolve("mutants");
        if (!Files.isDirectory(all)) return;
        try (var folders = Files.list(all)) {
            folders.filter(Files::isDirectory).map(f -> f.getFileName().toString()).filter(name -> exercise.mutants().stream().noneMatch(m -> m.name().equals(name))).sorted()
                    .forEach(name -> problems.add("mutants/" + name + " has no [[mutant]] in info.toml"));
        }
    }
}
