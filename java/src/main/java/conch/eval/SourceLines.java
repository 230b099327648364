package conch.eval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines of source files for tracebacks. Read with the GIL held; files are read once. */
public final class SourceLines {
    private static final Map<String, List<String>> files = new HashMap<>();

    private SourceLines() {
    }

    /** The line, counted from 1, without its end; null when the file or the line cannot be had ({@code <string>}, {@code <stdin>}). */
    static String line(String filename, int number) {
        List<String> lines = files.computeIfAbsent(filename, SourceLines::read);
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : null;
    }

    private static List<String> read(String filename) {
        if (filename.startsWith("<")) return List.of();
        try {
            return new String(Files.readAllBytes(Path.of(filename)), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }
}
