package conch.cli;

import conch.learn.Grader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The options of {@code conch learn}, and its words. */
final class LearnOptions {
    static final List<String> FLAGS = List.of("json", "give-up");
    static final List<String> VALUES = List.of("junit", "csv", "only", "pack", "seed");

    private final String command;
    private final CommandLine line;

    LearnOptions(String command, List<String> words) throws UsageException {
        this.command = command;
        var options = new Options();
        for (String name : FLAGS) options.addOption(Option.builder().longOpt(name).get());
        for (String name : VALUES) options.addOption(Option.builder().longOpt(name).hasArg().get());
        line = CommandOptions.parse(command.isEmpty() ? "learn" : "learn " + command, options, words);
    }

    List<String> words() {
        return line.getArgList();
    }

    boolean has(String option) {
        return line.hasOption(option);
    }

    String value(String option) {
        return line.getOptionValue(option);
    }

    /** Refuses what this command does not take. */
    void allow(String... names) throws UsageException {
        for (Option option : line.getOptions()) {
            if (!List.of(names).contains(option.getLongOpt())) throw UsageException.withHint("learn%s does not take --%s", command.isEmpty() ? "" : " " + command, option.getLongOpt());
        }
    }

    /** Of random data. */
    long seed() throws UsageException {
        if (!has("seed")) return Grader.SEED;
        try {
            return Long.parseLong(value("seed"));
        } catch (NumberFormatException e) {
            throw UsageException.withHint("learn: --seed takes a whole number, not '%s'", value("seed"));
        }
    }

    /** Comma-separated, or given several times. */
    List<String> list(String option) {
        var values = new ArrayList<String>();
        if (line.getOptionValues(option) == null) return values;
        for (String value : line.getOptionValues(option)) values.addAll(List.of(value.split(",")));
        return values;
    }

    void atMost(int count, String what) throws UsageException {
        if (words().size() > count) throw UsageException.withHint("learn %s takes %s, not %d words", command, what, words().size());
    }

    /** As {@link CommandOptions#path}. */
    static Path path(String word) throws UsageException {
        return CommandOptions.path("learn", word);
    }

    /** As {@link CommandOptions#writable}. */
    Path writable(String option) throws UsageException {
        return CommandOptions.writable("learn", value(option));
    }
}
