package conch.cli;

import conch.bench.JmhRun;
import java.nio.file.Files;
import java.util.List;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/** {@code conch bench [--quick] [--json] [NAME…]}: runs the benchmarks whose names contain one of the words, or all. */
final class BenchCommand implements Command {
    @Override
    public int run(List<String> words) throws Exception {
        var options = new Options()
                .addOption(Option.builder().longOpt("quick").get())
                .addOption(Option.builder().longOpt("json").get());
        try {
            var line = DefaultParser.builder().setAllowPartialMatching(false).get().parse(options, words.toArray(String[]::new));
            return measure(new JmhRun(Home.find(), line.hasOption("quick"), line.getArgList()), line.hasOption("json"));
        } catch (ParseException e) {
            throw UsageException.withHint("bench: %s", e.getMessage());
        }
    }

    private static int measure(JmhRun run, boolean json) throws Exception {
        if (!Files.exists(run.jar())) {
            throw UsageException.of("the benchmarks are not built; ./conch bench builds and starts them");
        }
        int exitCode = run.run(json);
        if (exitCode != 0) {
            System.err.println("conch: the benchmarks failed" + (json ? "; see " + run.log() : ""));
            return 1;
        }
        if (json) {
            System.out.print(Files.readString(run.report()));
        } else {
            System.out.println("written as JSON to " + run.report());
        }
        return 0;
    }
}
