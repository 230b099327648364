package conch.cli;

import conch.learn.Nearest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code conch --help} prints help.txt, {@code conch help COMMAND} and {@code conch COMMAND --help} the command's own text in help/. The launcher
 * prints them too where nothing is built yet.
 */
final class HelpCommand implements Command {
    /** Those with a text of their own. */
    static final List<String> TOPICS = List.of("run", "repl", "dis", "bench", "ext", "race", "learn", "doctor", "test");
    /** What these are given is theirs alone, unlike the words behind a script. */
    private static final List<String> WITHOUT_SCRIPT = List.of("bench", "ext", "race", "learn", "doctor", "test");

    @Override
    public int run(List<String> words) throws Exception {
        if (words.size() > 1) throw UsageException.withHint("help takes one command");
        if (!words.isEmpty() && !TOPICS.contains(words.getFirst())) {
            throw UsageException.of("there is no command '%s'; there are: %s%s", words.getFirst(), String.join(", ", TOPICS), Nearest.question(words.getFirst(), TOPICS));
        }
        System.out.print(words.isEmpty() ? text("help.txt") : topic(words.getFirst()));
        return 0;
    }

    static String topic(String command) throws IOException {
        return text("help/" + command + ".txt");
    }

    private static String text(String name) throws IOException {
        try (var text = HelpCommand.class.getResourceAsStream(name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The command line that explains another one. */
    static String lineFor(List<String> words) {
        if (words.isEmpty() || words.getFirst().equals("help")) return "conch --help";
        return "conch help " + (TOPICS.contains(words.getFirst()) ? words.getFirst() : "run");
    }

    /** Whether {@code command rest…} asks for the command's help. */
    static boolean isAskedFor(String command, List<String> rest) {
        if (!TOPICS.contains(command) || rest.isEmpty()) return false;
        return isHelp(rest.getFirst()) || WITHOUT_SCRIPT.contains(command) && rest.stream().anyMatch(HelpCommand::isHelp);
    }

    private static boolean isHelp(String word) {
        return word.equals("--help") || word.equals("-h");
    }
}
