package conch.bench;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of the JMH program in a JVM of its own.
 *
 * @param home Conch's own folder
 * @param quick one fork and short iterations: under two minutes for all, with wider error bars
 * @param names regular expressions; a benchmark runs whose name one of them finds; none means all
 */
public record JmhRun(Path home, boolean quick, List<String> names) {
    private static final List<String> QUICK = List.of("-f", "1", "-wi", "1", "-w", "200ms", "-i", "3", "-r", "200ms");

    /** The jar that {@code ./conch bench} builds. */
    public Path jar() {
        return home.resolve("build/bench/conch-bench.jar");
    }

    /** Where {@link #run} leaves the report. */
    public Path report() {
        return home.resolve("build/bench.json");
    }

    /** What JMH said while it ran, when it did not say it on the terminal. */
    public Path log() {
        return home.resolve("build/log/bench.log");
    }

    /**
     * Measures, and writes {@link #report}.
     *
     * @param silent JMH's running commentary goes to {@link #log} instead of to standard output
     * @return the exit code of JMH; 0 means that every benchmark was measured
     */
    public int run(boolean silent) throws IOException, InterruptedException {
        Path results = Files.createTempFile(report().getParent(), "bench", ".json");
        try {
            Instant begin = Instant.now();
            var builder = new ProcessBuilder(command(results)).inheritIO();
            if (silent) {
                builder.redirectOutput(log().toFile());
            }
            int exitCode = builder.start().waitFor();
            if (exitCode == 0) {
                writeReport(results, begin);
            }
            return exitCode;
        } finally {
            Files.delete(results);
        }
    }

    private List<String> command(Path results) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-Dconch.home=" + home,
                "-jar", jar().toString(), "-foe", "true", "-rf", "json", "-rff", results.toString()));
        if (quick) {
            command.addAll(QUICK);
        }
        command.addAll(names);
        return command;
    }

    private void writeReport(Path results, Instant begin) throws IOException {
        var report = new JsonObject();
        report.addProperty("begin", begin.truncatedTo(ChronoUnit.SECONDS).toString());
        report.addProperty("quick", quick);
        report.add("machine", machine());
        report.add("results", JsonParser.parseString(Files.readString(results)));
        var gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
        Files.writeString(report(), gson.toJson(report) + "\n");
    }

    private static JsonObject machine() {
        var machine = new JsonObject();
        machine.addProperty("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.addProperty("arch", System.getProperty("os.arch"));
        machine.addProperty("cores", Runtime.getRuntime().availableProcessors());
        machine.addProperty("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        cpuModel().ifPresent(model -> machine.addProperty("cpu", model));
        return machine;
    }

    private static java.util.Optional<String> cpuModel() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name")).findFirst().map(line -> line.replaceFirst("^[^:]*: *", ""));
        } catch (IOException e) {
            return java.util.Optional.empty();
        }
    }
}
