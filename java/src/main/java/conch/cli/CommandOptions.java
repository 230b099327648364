package conch.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/** What the commands with options of their own have in common. {@code command} begins the message when something is refused. */
final class CommandOptions {
    private CommandOptions() {
    }

    /** Options stand anywhere among the words, and are written out. */
    static CommandLine parse(String command, Options options, List<String> words) throws UsageException {
        try {
            return DefaultParser.builder().setAllowPartialMatching(false).get().parse(options, words.toArray(String[]::new));
        } catch (ParseException e) {
            throw UsageException.of(command, e, options);
        }
    }

    static Path path(String command, String word) throws UsageException {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw UsageException.of("%s: '%s' is no path: %s", command, word, e.getReason());
        }
    }

    /** Where a report goes; null where none is asked for. Refused before minutes of work, not after. */
    static Path writable(String command, String word) throws UsageException {
        if (word == null) return null;
        Path file = path(command, word).toAbsolutePath(), folder = file.getParent();
        boolean writable = folder != null && Files.isDirectory(folder) && !Files.isDirectory(file) && Files.isWritable(Files.exists(file) ? file : folder);
        if (!writable) throw UsageException.of("%s: can't write to '%s': no such folder, or not writable", command, word);
        return file;
    }
}
