package conch.child;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What is installed. */
public final class Programs {
    private Programs() {
    }

    /** The program that a shell would start by this name, or at this path. */
    public static Optional<Path> find(String name) {
        if (name.contains("/")) return Optional.of(Path.of(name).toAbsolutePath()).filter(Programs::isProgram);
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return Stream.of(path.split(File.pathSeparator)).filter(folder -> !folder.isEmpty()).map(folder -> Path.of(folder).resolve(name))
                .filter(Programs::isProgram).findFirst();
    }

    public static boolean isThere(String name) {
        return find(name).isPresent();
    }

    private static boolean isProgram(Path file) {
        return Files.isExecutable(file) && Files.isRegularFile(file);
    }
}
