package conch.cli;

import conch.Interpreter;
import conch.capi.Strict;
import conch.learn.Nearest;
import java.time.Duration;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/**
 * The options before the script, and the words from the script on, which are the script's own.
 *
 * @param builder an interpreter set up as the options say
 * @param rest the script (or {@code -c}, {@code -m}, {@code -}) and its arguments
 */
record InterpreterOptions(Interpreter.Builder builder, List<String> rest) {
    private static final Options OPTIONS = new Options()
            .addOption(valued("gil"))
            .addOption(valued("switch-interval"))
            .addOption(valued("switch-points"))
            .addOption(valued("translate"))
            .addOption(valued("trace"))
            .addOption(valued("max-held"))
            .addOption(Option.builder().longOpt("strict").get())
            .addOption(Option.builder().longOpt("permissive").get());

    static InterpreterOptions parse(List<String> words) throws UsageException {
        var builder = Interpreter.builder().home(Home.find());
        if (words.isEmpty() || !words.getFirst().startsWith("--")) {
            return new InterpreterOptions(builder, words);
        }
        CommandLine line = parseLine(words);
        var rest = line.getArgList();
        if (!rest.isEmpty() && rest.getFirst().startsWith("--")) {
            throw unknown(rest.getFirst());
        }
        apply(line, builder);
        return new InterpreterOptions(builder, rest);
    }

    static UsageException unknown(String option) {
        var names = OPTIONS.getOptions().stream().map(o -> "--" + o.getLongOpt()).toList();
        return UsageException.withHint("unknown option '%s'%s", option, Nearest.question(option.replaceFirst("=.*", ""), names));
    }

    private static CommandLine parseLine(List<String> words) throws UsageException {
        try {
            boolean stopAtScript = true;
            return DefaultParser.builder().setAllowPartialMatching(false).get()
                    .parse(OPTIONS, words.toArray(String[]::new), stopAtScript);
        } catch (MissingArgumentException e) {
            throw UsageException.withHint("--%s needs a value", e.getOption().getLongOpt());
        } catch (ParseException e) {
            throw UsageException.withHint("%s", e.getMessage());
        }
    }

    private static Option valued(String name) {
        return Option.builder().longOpt(name).hasArg().get();
    }

    private static void apply(CommandLine line, Interpreter.Builder builder) throws UsageException {
        if (line.hasOption("gil")) {
            requireGil(line.getOptionValue("gil"));
        }
        if (line.hasOption("switch-interval")) {
            builder.switchInterval(seconds("switch-interval", line.getOptionValue("switch-interval")));
        }
        if (line.hasOption("switch-points")) {
            builder.switchPoints(switchPoints(line.getOptionValue("switch-points")));
        }
        if (line.hasOption("translate")) {
            builder.translateAfter(turns(line.getOptionValue("translate")));
        }
        if (line.hasOption("trace")) {
            builder.onRecording(TraceFile.open(line.getOptionValue("trace"))::write);
        }
        applyMode(line, builder);
    }

    private static void applyMode(CommandLine line, Interpreter.Builder builder) throws UsageException {
        boolean strict = line.hasOption("strict"), permissive = line.hasOption("permissive");
        if (strict && permissive) {
            throw UsageException.withHint("--strict and --permissive exclude each other");
        }
        if (line.hasOption("max-held")) {
            if (!strict) {
                throw UsageException.withHint("--max-held belongs to --strict");
            }
            builder.longestHold(seconds("max-held", line.getOptionValue("max-held")));
        }
        builder.mistakes(strict ? Strict.Mode.STRICT : permissive ? Strict.Mode.PERMISSIVE : Strict.Mode.DEFAULT);
    }

    private static void requireGil(String value) throws UsageException {
        switch (value) {
            case "on" -> { }
            case "off" -> throw UsageException.of("--gil=off: this version of Conch has no interpreter without the lock");
            default -> throw UsageException.withHint("--gil takes on or off, not '%s'", value);
        }
    }

    /** At least one microsecond, as {@code sys.setswitchinterval} has it. */
    private static Duration seconds(String option, String value) throws UsageException {
        double seconds;
        try {
            seconds = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw UsageException.withHint("--%s takes seconds, for example 0.005, not '%s'", option, value);
        }
        if (!(seconds > 0 && seconds <= 3600)) {
            throw UsageException.withHint("--%s must be above 0 and at most 3600 seconds, not %s", option, value);
        }
        return Duration.ofNanos(Math.max(1000, Math.round(seconds * 1e9)));
    }

    /** 0 for off. */
    private static int turns(String value) throws UsageException {
        if (value.equals("off")) {
            return 0;
        }
        try {
            int turns = Integer.parseInt(value);
            if (turns > 0) {
                return turns;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw UsageException.withHint("--translate takes off or a number of turns from 1 on, not '%s'", value);
    }

    private static Interpreter.SwitchPoints switchPoints(String value) throws UsageException {
        return switch (value) {
            case "cpython" -> Interpreter.SwitchPoints.CPYTHON;
            case "every" -> Interpreter.SwitchPoints.EVERY;
            default -> throw UsageException.withHint("--switch-points takes cpython or every, not '%s'", value);
        };
    }
}
