package conch.cli;

import conch.bench.BenchRun;
import conch.bench.Crossover;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

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
        if (!toStandardOutput) refuseUnwritable(Path.of(file));
        if (!BenchRun.isBuilt(home)) throw UsageException.of("the benchmarks are not built; ./conch bench builds and starts them");
        return measure(runOf(home, line, toStandardOutput), toStandardOutput ? null : Path.of(file));
    }

    /** @param file for the report in JSON; - for standard output, null for a table instead */
    private static int crossover(Path home, String file) throws Exception {
        if (file != null && !file.equals("-")) refuseUnwritable(Path.of(file));
        try {
            Crossover crossover = Crossover.measure(home);
            if (file == null || !file.equals("-")) System.out.print(crossover.text());
            if (file != null && file.equals("-")) System.out.print(crossover.json());
            else if (file != null) Files.writeString(Path.of(file), crossover.json());
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
        try {
            return DefaultParser.builder().setAllowPartialMatching(false).get().parse(options, words.toArray(String[]::new));
        } catch (MissingArgumentException e) {
            throw UsageException.withHint("bench: --%s needs a file, or - for standard output", e.getOption().getLongOpt());
        } catch (ParseException e) {
            throw UsageException.of("bench", e, options);
        }
    }

    /** Before minutes of measuring, not after. */
    private static void refuseUnwritable(Path file) throws UsageException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) throw UsageException.of("can't write the report to '%s': no such folder", file);
        if (Files.isDirectory(file) || !Files.isWritable(Files.exists(file) ? file : folder)) {
            throw UsageException.of("can't write the report to '%s': not writable", file);
        }
    }
}
