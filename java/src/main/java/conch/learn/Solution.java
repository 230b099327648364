package conch.learn;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is shown when an exercise is done, or given up.
 *
 * @param diff from the learner's files to the solution, as a unified diff; empty where they are the same
 * @param notes why it is right, and what it costs
 * @param yours what was measured of the learner's; null where the exercise measures nothing, or it was not passed
 * @param its the same of the solution, measured now
 */
public record Solution(String diff, String notes, JsonObject yours, JsonObject its) {
    private static final int CONTEXT = 3;

    static String diff(Exercise exercise, Path learners) throws IOException {
        var text = new StringBuilder();
        for (String name : exercise.files()) {
            List<String> mine = Files.isRegularFile(learners.resolve(name)) ? Files.readAllLines(learners.resolve(name)) : List.of();
            List<String> right = Files.readAllLines(exercise.solution().resolve(name));
            UnifiedDiffUtils.generateUnifiedDiff("yours/" + name, "solution/" + name, mine, DiffUtils.diff(mine, right), CONTEXT)
                    .forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    static String notes(Exercise exercise) throws IOException {
        Path notes = exercise.solution().resolve("notes.md");
        return Files.isRegularFile(notes) ? Files.readString(notes).strip() : "";
    }
}
