package conch.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The three levels of hints.md: {@code ## 1} points at the place, {@code ## 2} names the rule, {@code ## 3} nearly says the line. */
public final class Hints {
    public static final int LEVELS = 3;

    private Hints() {
    }

    /** The texts in order; fewer where the file has fewer, none where it is not there. */
    public static List<String> of(Exercise exercise) throws IOException {
        Path file = exercise.folder().resolve("hints.md");
        if (!Files.isRegularFile(file)) return List.of();
        var texts = new ArrayList<StringBuilder>();
        for (String line : Files.readAllLines(file)) {
            if (line.matches("##\\s+" + (texts.size() + 1) + "\\b.*")) texts.add(new StringBuilder());
            else if (!texts.isEmpty()) texts.getLast().append(line).append('\n');
        }
        return texts.stream().map(text -> text.toString().strip()).filter(text -> !text.isEmpty()).toList();
    }
}
