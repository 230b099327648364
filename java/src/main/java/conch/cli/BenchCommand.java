package conch.cli;

import conch.bench.BenchRun;
import conch.bench.Crossover;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * {@code conch bench [--quick] [--json FILE] [NAME…]}: runs the benchmarks in whose name one of the words is found, or all. The report in
 * JSON goes to FILE, to standard output (then nothing else does) for {@code -}, and to {@code build/bench.json} unless told.
 * {@code conch bench crossover [--json FILE]} is a measurement of its own, and writes JSON only where told.
 */
final class BenchCommand implements Command {
    private static final String CROSSOVER = "crossover";

    @Override
    public int run(List<String> words) throws Exception {
        var line = parse(words);
        Path home = Home.find();
        if (line.getArgList().equals(List.of(CROSSOVER))) return crossover(home, line.getOptionValue("json"));
        String file = line.getOptionValue("json", home.resolve("build/bench.json").toString());
        boolean toStandardOutput = file.equals("-");
        Path report = toStandardOutput ? null : CommandOptions.writable("bench", file);
        if (!BenchRun.isBuilt(home)) throw UsageException.of("the benchmarks are not built; ./conch bench builds and starts them");
        return measure(runOf(home, line, toStandardOutput), report);
    }

    /** @param file where the report in JSON goes; - for standard output, which then has no table; null for nowhere */
    private static int crossover(Path home, String file) throws Exception {
        Path report = "-".equals(file) ? null : CommandOptions.writable("bench", file);
        try {
            Crossover crossover = Crossover.measure(home);
            if (!"-".equals(file)) System.out.print(crossover.text());
            else System.out.print(crossover.json());
            if (report != null) Files.writeString(report, crossover.json());
            return crossover.exitCode();
        } catch (IOException e) {
            System.err.println("conch: bench crossover: " + e.getMessage());
            return 1;
        }
    }

    private static BenchRun runOf(Path home, CommandLine line, boolean silent) throws UsageException {
        try {
            return new BenchRun(home, line.hasOption("quick"), silent, line.getArgList());
        } catch (IllegalArgumentException e) {
            throw UsageException.withHint("bench: %s", e.getMessage());
        }
    }

    /** @param file for the report; null for standard output */
    private static int measure(BenchRun run, Path file) throws Exception {
        try {
            String report = run.run().orElseThrow(() -> UsageException.of("bench: no benchmark has such a name"));
            if (file == null) {
                System.out.print(report);
            } else {
                Files.writeString(file, report);
                System.out.printf("%nwritten as JSON to %s%n", file);
            }
            return run.failed() ? 1 : 0;
        } catch (IOException e) {
            System.err.println("conch: bench: " + e.getMessage());
            return 1;
        }
    }

    private static CommandLine parse(List<String> words) throws UsageException {
        var options = new Options()
                .addOption(Option.builder().longOpt("quick").get())
                .addOption(Option.builder().longOpt("json").hasArg().get());
        return CommandOptions.parse("bench", options, words);
    }
}
