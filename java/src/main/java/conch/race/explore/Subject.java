package conch.race.explore;

import java.nio.file.Path;
import java.util.List;

/**
 * What is explored.
 *
 * @param file the C file
 * @param macros as {@code NAME=VALUE}, for the compiler
 * @param words how the command line names it, for example {@code incref --variant repaired}
 */
public record Subject(Path file, List<String> macros, String words) {
    public Subject {
        file = file.toAbsolutePath().normalize();
        macros = List.copyOf(macros);
    }

    /** A reader's own file. */
    public static Subject of(Path file) {
        return new Subject(file, List.of(), quoted(file.toString()));
    }

    /** The base name, for messages. */
    public String name() {
        return file.getFileName().toString();
    }

    /** As a shell wants it: in quotes only where it must be. */
    static String quoted(String word) {
        return word.matches("[\\w./:=+,@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
