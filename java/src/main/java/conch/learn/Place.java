package conch.learn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A line of one of the exercise's files.
 *
 * @param file its name, without a folder
 * @param line from 1
 * @param source the line's text without the blanks around it; empty where it could not be read
 */
public record Place(String file, int line, String source) {
    /** The line as the folder has it now. */
    static Place in(Path folder, String file, int line) {
        return new Place(file, line, sourceLine(folder.resolve(file), line));
    }

    private static String sourceLine(Path file, int line) {
        try {
            var lines = Files.readString(file, StandardCharsets.UTF_8).lines().toList();
            return line >= 1 && line <= lines.size() ? lines.get(line - 1).strip() : "";
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
