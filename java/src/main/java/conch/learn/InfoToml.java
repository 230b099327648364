package conch.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** Reads an exercise's info.toml. Everything that is wrong with it is collected, so that an author sees all at once. */
final class InfoToml {
    static final Pattern FOLDER = Pattern.compile("([A-Z]+)(\\d+)-([a-z0-9]+(?:-[a-z0-9]+)*)");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    private static final Set<String> KEYS = Set.of("title", "from", "link", "kind", "files", "minutes", "gates", "starter_fails", "correct", "races", "references",
            "speed", "prediction", "mutant");
    private static final int USUAL_SECONDS = 20, USUAL_MINUTES = 10, USUAL_BOUND = 3;
    private static final double USUAL_EFFICIENCY = 0.8, USUAL_RATIO = 1.0, USUAL_FACTOR = 2.0;

    private final Path folder;
    private final List<String> problems;
    private TomlParseResult toml;

    /** @param problems gets what is wrong, each with its file */
    InfoToml(Path folder, List<String> problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** The exercise; empty where the file cannot be read as one. */
    Optional<Exercise> read() throws IOException {
        var name = FOLDER.matcher(folder.getFileName().toString());
        Path file = folder.resolve("info.toml");
        if (!name.matches()) return wrong("its folder must be named as in 'A2-leak': capital letters of the chapter, a number, '-', small letters");
        if (!Files.isRegularFile(file)) return wrong("it has no info.toml");
        int before = problems.size();
        toml = Toml.parse(file);
        toml.errors().forEach(error -> problem("line %d, column %d: %s", error.position().line(), error.position().column(), error.getMessage()));
        if (toml.hasErrors()) return Optional.empty();
        toml.keySet().stream().filter(key -> !KEYS.contains(key)).forEach(key -> problem("unknown key '%s'; known are: %s", key, String.join(", ", KEYS.stream().sorted().toList())));
        var exercise = exercise(name.group(1), name.group(2), name.group(3));
        return problems.size() == before ? Optional.of(exercise) : Optional.empty();
    }

    private Exercise exercise(String chapter, String number, String slug) {
        var kind = kind();
        var gates = gates();
        var exercise = new Exercise(folder, chapter + number, slug, chapter, required("title"), required("from"), text(toml, "link", null), kind, files(),
                (int) number(toml, "minutes", USUAL_MINUTES), gates, gate(toml, "starter_fails"), correct(), races(), references(), speed(), prediction(), mutants());
        agree(exercise);
        return exercise;
    }

    private void agree(Exercise e) {
        if (e.starterFails() != null && !e.gates().contains(e.starterFails())) problem("starter_fails: '%s' is none of its gates", e.starterFails().word());
        for (var mutant : e.mutants()) {
            if (mutant.fails() != null && !e.gates().contains(mutant.fails())) problem("mutant '%s': fails names '%s', which is none of its gates", mutant.name(), mutant.fails().word());
        }
        boolean predicts = e.kind() == Exercise.Kind.PREDICTION;
        need(e, GateName.CORRECT, !predicts && e.correct() == null, "a table [correct] with a script");
        need(e, GateName.CORRECT, predicts && e.prediction() == null, "a table [prediction] with a script");
        need(e, GateName.RACES, e.races() == null || e.races().script() == null && e.races().explore() == null, "a table [races] with a script, or a file to explore");
        need(e, GateName.REFERENCES, e.references() == null, "a table [references] with a script");
        need(e, GateName.SPEED, e.speed() == null, "a table [speed] with a script");
        if (e.races() != null && e.races().explore() != null && e.races().acceptable().isEmpty()) problem("[races] needs `acceptable`, the outcomes of check() that are right");
    }

    private void need(Exercise e, GateName gate, boolean lacking, String what) {
        if (e.gates().contains(gate) && lacking) problem("the gate %s needs %s", gate.word(), what);
    }

    private Exercise.Kind kind() {
        String word = text(toml, "kind", "extension");
        var kind = Arrays.stream(Exercise.Kind.values()).filter(k -> k.word().equals(word)).findFirst();
        if (kind.isEmpty()) problem("kind: extension, race or prediction, not '%s'", word);
        return kind.orElse(Exercise.Kind.EXTENSION);
    }

    private List<String> files() {
        var files = strings(toml, "files");
        if (files.isEmpty()) problem("files: the names of the files that the learner edits are missing");
        files.stream().filter(f -> !FILE_NAME.matcher(f).matches()).forEach(f -> problem("files: '%s' is no plain file name", f));
        return files;
    }

    private List<GateName> gates() {
        var gates = new ArrayList<GateName>();
        for (String word : strings(toml, "gates")) {
            var gate = GateName.of(word);
            if (gate.isEmpty()) problem("gates: %s are known, not '%s'", String.join(", ", GateName.words()), word);
            gate.ifPresent(gates::add);
        }
        if (gates.isEmpty()) problem("gates: none named");
        if (!gates.equals(gates.stream().sorted().distinct().toList())) problem("gates: the order is %s, each at most once", String.join(", ", GateName.words()));
        return List.copyOf(gates);
    }

    private GateName gate(TomlTable table, String key) {
        String word = text(table, key, null);
        var gate = word == null ? Optional.<GateName>empty() : GateName.of(word);
        if (gate.isEmpty()) problem("%s: must name a gate (%s)%s", key, String.join(", ", GateName.words()), word == null ? "" : ", not '" + word + "'");
        return gate.orElse(null);
    }

    private Exercise.Correct correct() {
        var table = table("correct");
        return table == null ? null : new Exercise.Correct(script(table, "correct"), Duration.ofSeconds(number(table, "seconds", USUAL_SECONDS)));
    }

    private Exercise.Races races() {
        var table = table("races");
        if (table == null) return null;
        String explore = text(table, "explore", null);
        String script = explore != null && !table.contains("script") ? null : script(table, "races");
        return new Exercise.Races(script, explore, strings(table, "acceptable"), (int) number(table, "bound", USUAL_BOUND));
    }

    private Exercise.References references() {
        var table = table("references");
        return table == null ? null : new Exercise.References(script(table, "references"));
    }

    private Exercise.Speed speed() {
        var table = table("speed");
        if (table == null) return null;
        String kind = text(table, "kind", "parallel");
        if (!List.of("parallel", "cost").contains(kind)) problem("[speed] kind: parallel or cost, not '%s'", kind);
        return new Exercise.Speed(script(table, "speed"), kind, real(table, "min_efficiency", USUAL_EFFICIENCY), real(table, "min_ratio", USUAL_RATIO));
    }

    private Exercise.Prediction prediction() {
        var table = table("prediction");
        return table == null ? null : new Exercise.Prediction(script(table, "prediction"), real(table, "factor", USUAL_FACTOR));
    }

    private List<Exercise.Mutant> mutants() {
        var mutants = new ArrayList<Exercise.Mutant>();
        if (!toml.contains("mutant")) return mutants;
        if (!toml.isArray("mutant")) {
            problem("mutants are written [[mutant]], with two brackets");
            return mutants;
        }
        TomlArray array = toml.getArray("mutant");
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof TomlTable table)) continue;
            String name = text(table, "name", "");
            if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) problem("mutant %d: a name of small letters, digits and '-' is missing", i + 1);
            String why = text(table, "why", "");
            if (why.isBlank()) problem("mutant '%s': why is missing: what is wrong with it, in a sentence", name);
            mutants.add(new Exercise.Mutant(name, gate(table, "fails"), why));
        }
        return List.copyOf(mutants);
    }

    private String script(TomlTable table, String where) {
        String script = text(table, "script", "");
        if (!FILE_NAME.matcher(script).matches() || !script.endsWith(".py")) problem("[%s] script: the name of a Python file is missing", where);
        else if (!Files.isRegularFile(folder.resolve(script))) problem("[%s] script: there is no file '%s'", where, script);
        return script;
    }

    // --- values, each with its type ---

    private TomlTable table(String key) {
        if (!toml.contains(key)) return null;
        if (toml.isTable(key)) return toml.getTable(key);
        problem("%s must be a table: [%s]", key, key);
        return null;
    }

    private String required(String key) {
        String text = text(toml, key, "");
        if (text.isBlank()) problem("%s is missing", key);
        return text;
    }

    private String text(TomlTable table, String key, String otherwise) {
        if (!table.contains(key)) return otherwise;
        if (table.isString(key)) return table.getString(key);
        problem("%s must be text in quotes", key);
        return otherwise;
    }

    private long number(TomlTable table, String key, long otherwise) {
        if (!table.contains(key)) return otherwise;
        if (table.isLong(key) && table.getLong(key) >= 0 && table.getLong(key) <= 100_000) return table.getLong(key);
        problem("%s must be a whole number", key);
        return otherwise;
    }

    private double real(TomlTable table, String key, double otherwise) {
        if (!table.contains(key)) return otherwise;
        if (table.isDouble(key)) return table.getDouble(key);
        if (table.isLong(key)) return table.getLong(key);
        problem("%s must be a number", key);
        return otherwise;
    }

    private List<String> strings(TomlTable table, String key) {
        if (!table.contains(key)) return List.of();
        if (!table.isArray(key) || table.getArray(key).toList().stream().anyMatch(each -> !(each instanceof String))) {
            problem("%s must be a list of texts: [\"…\"]", key);
            return List.of();
        }
        return table.getArray(key).toList().stream().map(String.class::cast).toList();
    }

    private void problem(String format, Object... arguments) {
        problems.add(folder.getFileName() + "/info.toml: " + String.format(format, arguments));
    }

    private Optional<Exercise> wrong(String what) {
        problems.add(folder.getFileName() + ": " + what);
        return Optional.empty();
    }
}
