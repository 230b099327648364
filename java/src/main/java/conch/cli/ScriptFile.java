package conch.cli;

import conch.learn.Nearest;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A script named on the command line. */
final class ScriptFile {
    private ScriptFile() {
    }

    /** The path, once it is certain that a file is there and may be read; else the message that CPython gives. */
    static Path readable(String name) throws UsageException {
        Path path = path(name);
        if (!Files.exists(path)) {
            throw cannotOpen(path, 2, "No such file or directory" + Nearest.question(name, HelpCommand.TOPICS));
        }
        if (Files.isDirectory(path)) {
            throw cannotOpen(path, 21, "Is a directory");
        }
        if (!Files.isReadable(path)) {
            throw cannotOpen(path, 13, "Permission denied");
        }
        return path;
    }

    private static Path path(String name) throws UsageException {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw UsageException.of("can't open file '%s': %s", name, e.getReason());
        }
    }

    private static UsageException cannotOpen(Path path, int errno, String reason) {
        return UsageException.of("can't open file '%s': [Errno %d] %s", path.toAbsolutePath(), errno, reason);
    }
}
