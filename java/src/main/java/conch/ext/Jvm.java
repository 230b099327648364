package conch.ext;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts another Conch: this JVM, this program. */
public final class Jvm {
    private Jvm() {
    }

    static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * @param properties for the JVM, as -D words
     * @param words Conch's command line
     */
    public static List<String> conch(Path home, Path crashFile, List<String> properties, List<String> words) {
        var command = new ArrayList<>(List.of(program(), "-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=" + crashFile,
                "--enable-native-access=ALL-UNNAMED", "-Dconch.home=" + home));
        command.addAll(properties);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "conch.cli.Main"));
        command.addAll(words);
        return command;
    }
}
