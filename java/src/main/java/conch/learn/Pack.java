package conch.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * A folder of exercises.
 *
 * @param folder absolute
 * @param exercises in the order of the chapters, then of their numbers; those whose info.toml is wrong are left out
 * @param problems what is wrong with the descriptions, each with its file
 */
public record Pack(Path folder, String name, String title, List<Chapter> chapters, List<Exercise> exercises, List<String> problems) {
    public record Chapter(String id, String title) {
    }

    /** @throws LearnException where the folder is no pack, and what would make it one */
    public static Pack at(Path place) throws LearnException, IOException {
        Path folder = place.toAbsolutePath().normalize(), file = folder.resolve("pack.toml");
        if (!Files.isDirectory(folder)) throw LearnException.of("there is no folder '%s'", place);
        if (!Files.isRegularFile(file)) throw LearnException.of("'%s' is no pack of exercises: it has no pack.toml; conch learn new NAME makes a pack", place);
        TomlParseResult toml = Toml.parse(file);
        if (toml.hasErrors()) {
            var error = toml.errors().getFirst();
            throw LearnException.of("%s, line %d, column %d: %s", file, error.position().line(), error.position().column(), error.getMessage());
        }
        String name = text(toml, file, "name"), title = text(toml, file, "title");
        var chapters = chapters(toml, file);
        var problems = new ArrayList<String>();
        var exercises = exercises(folder, chapters, problems);
        return new Pack(folder, name, title, chapters, exercises, List.copyOf(problems));
    }

    private static String text(TomlTable toml, Path file, String key) throws LearnException {
        if (!toml.isString(key) || toml.getString(key).isBlank()) throw LearnException.of("%s: %s = \"…\" is missing", file, key);
        return toml.getString(key);
    }

    private static List<Chapter> chapters(TomlParseResult toml, Path file) throws LearnException {
        var chapters = new ArrayList<Chapter>();
        if (!toml.isArray("chapter")) throw LearnException.of("%s: no [[chapter]] with id and title", file);
        for (Object each : toml.getArray("chapter").toList()) {
            if (!(each instanceof TomlTable table)) throw LearnException.of("%s: chapters are written [[chapter]], with two brackets", file);
            chapters.add(new Chapter(text(table, file, "id"), text(table, file, "title")));
        }
        return List.copyOf(chapters);
    }

    private static List<Exercise> exercises(Path folder, List<Chapter> chapters, List<String> problems) throws IOException {
        var ids = chapters.stream().map(Chapter::id).toList();
        var exercises = new ArrayList<Exercise>();
        for (Path each : folders(folder)) new InfoToml(each, problems).read().ifPresent(exercises::add);
        for (var exercise : exercises) {
            if (!ids.contains(exercise.chapter())) problems.add(exercise.name() + ": pack.toml has no chapter '" + exercise.chapter() + "'");
            if (exercises.stream().anyMatch(e -> e != exercise && e.id().equals(exercise.id()))) problems.add(exercise.name() + ": another exercise has the id " + exercise.id());
        }
        exercises.sort(Comparator.<Exercise>comparingInt(e -> ids.indexOf(e.chapter())).thenComparingInt(e -> Integer.parseInt(e.id().substring(e.chapter().length()))));
        return List.copyOf(exercises);
    }

    /** Every folder that may be meant as an exercise. */
    private static List<Path> folders(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(Files::isDirectory).filter(f -> !f.getFileName().toString().matches("[._].*")).sorted().toList();
        }
    }

    /** By id ({@code A2}), name ({@code A2-leak}) or slug ({@code leak}), in letters of any case. */
    public Optional<Exercise> find(String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return exercises.stream().filter(e -> List.of(e.id().toLowerCase(Locale.ROOT), e.name().toLowerCase(Locale.ROOT), e.slug()).contains(wanted)).findFirst();
    }

    /** As {@link #find}, in words where there is none. */
    public Exercise exercise(String word) throws LearnException {
        return find(word).orElseThrow(() -> LearnException.of("there is no exercise '%s'; there are: %s%s", word, String.join(", ", exercises.stream().map(Exercise::id).toList()), near(word)));
    }

    /** By its ID, or by its folder's name, with the ID or without. */
    private String near(String word) {
        var names = exercises.stream().flatMap(e -> Stream.of(e.id(), e.name(), e.name().substring(e.id().length() + 1))).filter(n -> word.length() > 3 == n.length() > 3).toList();
        return Nearest.question(word, names);
    }

    public Chapter chapter(Exercise exercise) {
        return chapters.stream().filter(c -> c.id().equals(exercise.chapter())).findFirst().orElse(new Chapter(exercise.chapter(), exercise.chapter()));
    }
}
