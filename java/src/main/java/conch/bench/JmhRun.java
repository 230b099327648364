package conch.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JMH program of the {@code bench} module, in a JVM of its own; it prints its table, and leaves the same as JSON. */
final class JmhRun {
    private final Path home;
    private final boolean quick;
    private final List<String> names;

    JmhRun(Path home, boolean quick, List<String> names) {
        this.home = home;
        this.quick = quick;
        this.names = names;
    }

    /** The jar that {@code ./conch bench} builds. */
    static Path jar(Path home) {
        return home.resolve("build/bench/conch-bench.jar");
    }

    /**
     * Measures.
     *
     * @param silent the table goes nowhere
     * @return an element for each benchmark; none where no name fits
     * @throws IOException where the program failed; it has said why on standard error
     */
    JsonArray run(boolean silent) throws IOException, InterruptedException {
        Path results = Files.createTempFile("conch-bench", ".json");
        try {
            var builder = new ProcessBuilder(command(results)).inheritIO();
            if (silent) builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            int exitCode = builder.start().waitFor();
            if (exitCode != 0) throw new IOException("the JMH program ended with exit code " + exitCode);
            return JsonParser.parseString(Files.readString(results)).getAsJsonArray();
        } finally {
            Files.delete(results);
        }
    }

    private List<String> command(Path results) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-Dconch.home=" + home, "-cp", jar(home).toString(), "conch.bench.jmh.Program",
                quick ? "quick" : "full", results.toString(), home.resolve("build/log/bench.log").toString()));
        command.addAll(names);
        return command;
    }
}
