package conch.cli;

import conch.learn.Nearest;
import java.util.List;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** The command line cannot be carried out as written; the message is the one line that the user reads. Exit code 2. */
final class UsageException extends Exception {
    static final int EXIT_CODE = 2;

    private final boolean needsHelp;

    private UsageException(String message, boolean needsHelp) {
        super(message, null, false, false);
        this.needsHelp = needsHelp;
    }

    static UsageException of(String format, Object... arguments) {
        return new UsageException(String.format(format, arguments), false);
    }

    /** For a command line that is written wrongly: points to the command's help as well. */
    static UsageException withHint(String format, Object... arguments) {
        return new UsageException(String.format(format, arguments), true);
    }

    /** What the parser of options says, in this program's words. */
    static UsageException of(String command, ParseException e, Options options) {
        if (e instanceof MissingArgumentException missing) {
            Option option = missing.getOption();
            return withHint("%s: %s needs a value", command, option.getLongOpt() == null ? "-" + option.getOpt() : "--" + option.getLongOpt());
        }
        if (!(e instanceof UnrecognizedOptionException unknown)) return withHint("%s: %s", command, e.getMessage());
        String word = unknown.getOption();
        List<String> names = options.getOptions().stream().map(Option::getLongOpt).filter(name -> name != null).map(name -> "--" + name).toList();
        return withHint("%s: unknown option '%s'%s", command, word, Nearest.question(word.replaceFirst("=.*", ""), names));
    }

    /** @param words the whole command line, by which the help that explains it is found */
    String message(List<String> words) {
        return needsHelp ? getMessage() + "; try: " + HelpCommand.lineFor(words) : getMessage();
    }
}
