package conch.ext;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is installed. */
public final class Programs {
    private Programs() {
    }

    /** Whether a command of this name, or at this path, can be started. */
    public static boolean isThere(String name) {
        if (name.contains("/")) return Files.isExecutable(Path.of(name));
        String path = System.getenv("PATH");
        if (path == null) return false;
        for (String folder : path.split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder).resolve(name))) return true;
        }
        return false;
    }
}
