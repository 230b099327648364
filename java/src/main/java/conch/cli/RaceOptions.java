package conch.cli;

import conch.race.Cpus;
import conch.race.Settings;
import conch.race.Variant;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The options of {@code conch race}. */
final class RaceOptions {
    private static final Pattern TIME = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)(ms|s|m|)");
    private static final Map<String, BigDecimal> MILLISECONDS = Map.of("ms", BigDecimal.ONE, "s", new BigDecimal(1000), "", new BigDecimal(1000), "m", new BigDecimal(60_000));
    private static final int MOST_THREADS = 64;

    static final List<String> FLAGS = List.of("json", "progress");
    static final List<String> VALUES = List.of("variant", "runs", "iters", "time", "threads", "cpus", "junit", "html",
            "bound", "max", "cc", "mode", "schedule", "outcome", "times", "shared", "save");

    private final CommandLine line;

    RaceOptions(List<String> words) throws UsageException {
        var options = new Options().addOption(Option.builder("O").hasArg().get());
        for (String name : FLAGS) options.addOption(Option.builder().longOpt(name).get());
        for (String name : VALUES) options.addOption(Option.builder().longOpt(name).hasArg().get());
        line = CommandOptions.parse("race", options, words);
    }

    List<String> names() {
        return line.getArgList();
    }

    boolean json() {
        return line.hasOption("json");
    }

    boolean has(String name) {
        return line.hasOption(name);
    }

    /** Null where it is not given. */
    String value(String name) {
        return line.getOptionValue(name);
    }

    /** What this subcommand has no use for is refused instead of overlooked. */
    void allow(String command, String... names) throws UsageException {
        for (Option option : line.getOptions()) {
            String name = option.getLongOpt() == null ? option.getOpt() : option.getLongOpt();
            if (!List.of(names).contains(name)) throw UsageException.withHint("race%s has no option %s%s", command.isEmpty() ? "" : " " + command, name.length() == 1 ? "-" : "--", name);
        }
    }

    /** Both, unless one is asked for. */
    List<Variant> variants() throws UsageException {
        String word = line.getOptionValue("variant");
        if (word == null) return List.of(Variant.values());
        for (Variant variant : Variant.values()) if (variant.word().equals(word)) return List.of(variant);
        throw UsageException.withHint("race: --variant takes broken or repaired, not '%s'", word);
    }

    Settings settings(Duration usualTime, long usualRuns) throws UsageException {
        int threads = (int) number("threads", 2, MOST_THREADS);
        return new Settings(number("runs", usualRuns, 1_000_000_000), time(usualTime), number("iters", 0, 1_000_000_000), threads, cpus(threads));
    }

    /** {@code 2s}, {@code 500ms}, {@code 1.5m}; without a unit seconds. */
    Duration time(Duration usual) throws UsageException {
        String word = line.getOptionValue("time");
        if (word == null) return usual;
        var match = TIME.matcher(word);
        if (!match.matches()) throw UsageException.withHint("race: --time takes a time such as 30s, 500ms or 2m, not '%s'", word);
        long milliseconds = new BigDecimal(match.group(1)).multiply(MILLISECONDS.get(match.group(2))).longValue();
        if (milliseconds < 10 || milliseconds > 86_400_000) throw UsageException.withHint("race: --time must be between 10ms and a day, not '%s'", word);
        return Duration.ofMillis(milliseconds);
    }

    /** As {@link CommandOptions#writable}. */
    Path file(String name) throws UsageException {
        return CommandOptions.writable("race", line.getOptionValue(name));
    }

    long number(String name, long usual, long most) throws UsageException {
        return number(name, usual, 1, most);
    }

    long number(String name, long usual, long least, long most) throws UsageException {
        String word = line.getOptionValue(name);
        if (word == null) return usual;
        try {
            long n = Long.parseLong(word);
            if (n >= least && n <= most) return n;
        } catch (NumberFormatException e) {
            // Said below, like a number out of range.
        }
        throw UsageException.withHint("race: --%s takes a whole number from %d to %d, not '%s'", name, least, most, word);
    }

    private List<Integer> cpus(int threads) throws UsageException {
        String word = line.getOptionValue("cpus");
        if (word == null) return Cpus.first(threads);
        var cpus = new ArrayList<Integer>();
        for (String cpu : word.split(",", -1)) {
            if (!cpu.matches("\\d{1,3}")) throw UsageException.withHint("race: --cpus takes numbers of cores such as 0,1, not '%s'", word);
            cpus.add(Integer.valueOf(cpu));
        }
        refuseMissing(cpus);
        if (cpus.size() > threads) throw UsageException.withHint("race: --cpus names %d cores for %d threads", cpus.size(), threads);
        return cpus;
    }

    private static void refuseMissing(List<Integer> cpus) throws UsageException {
        var there = Cpus.allowed();
        if (there.isEmpty()) throw UsageException.of("race: --cpus: this system does not pin threads to cores");
        for (int cpu : cpus) {
            if (!there.contains(cpu)) throw UsageException.withHint("race: --cpus: there is no core %d for this process, only %s", cpu, Cpus.words());
        }
    }
}
