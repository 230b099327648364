package conch.ext;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command that starts another Conch: this JVM, this program. */
public final class Jvm {
    private Jvm() {
    }

    static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * Crashes of C are left to the JVM, whose report goes to the file ({@link CrashReport}).
     *
     * @param properties for the JVM, as -D words
     * @param words Conch's command line
     */
    public static List<String> conch(Path home, Path crashFile, List<String> properties, List<String> words) {
        var command = new ArrayList<>(List.of(program(), "-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=" + crashFile,
                "--enable-native-access=ALL-UNNAMED", "-Dconch.home=" + home, "-Dconch.crashes=jvm"));
        String classPath = System.getProperty("java.class.path");
        startUpCache(home, classPath).ifPresent(cache -> command.add("-XX:AOTCache=" + cache));
        command.addAll(properties);
        command.addAll(List.of("-cp", classPath, "conch.cli.Main"));
        command.addAll(words);
        return command;
    }

    /** The launcher's cache of loaded classes belongs to exactly the jar that it installs; it makes a start several times as fast. */
    private static Optional<Path> startUpCache(Path home, String classPath) {
        Path app = home.resolve("build/app"), cache = app.resolve("conch.aot");
        return classPath.equals(app.resolve("conch.jar").toString()) && Files.exists(cache) ? Optional.of(cache) : Optional.empty();
    }
}
