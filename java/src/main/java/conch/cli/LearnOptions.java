package conch.cli;

import conch.learn.Grader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

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
        try {
            line = DefaultParser.builder().setAllowPartialMatching(false).get().parse(options, words.toArray(String[]::new));
        } catch (MissingArgumentException e) {
            throw UsageException.withHint("learn: --%s needs a value", e.getOption().getLongOpt());
        } catch (ParseException e) {
            throw UsageException.of(command.isEmpty() ? "learn" : "learn " + command, e, options);
        }
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

    static Path path(String word) throws UsageException {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw UsageException.of("learn: '%s' is no path: %s", word, e.getReason());
        }
    }

    /** Where a report goes; null where none is asked for. Refused before the work, not after. */
    Path writable(String option) throws UsageException {
        if (!has(option)) return null;
        Path file = path(value(option)).toAbsolutePath(), folder = file.getParent();
        boolean writable = folder != null && Files.isDirectory(folder) && !Files.isDirectory(file) && Files.isWritable(Files.exists(file) ? file : folder);
        if (!writable) throw UsageException.of("learn: can't write to '%s': no such folder, or not writable", value(option));
        return file;
    }
}
