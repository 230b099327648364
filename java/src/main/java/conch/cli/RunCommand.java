package conch.cli;

import conch.Interpreter;
import java.util.ArrayList;
import java.util.List;

/** Runs a script, code, a module, or what standard input holds: {@code conch [OPTION…] SCRIPT|-c CODE|-m MODULE|- [ARG…]}. */
final class RunCommand implements Command {
    @Override
    public int run(List<String> words) throws Exception {
        var options = InterpreterOptions.parse(words);
        if (options.rest().isEmpty()) {
            return System.console() != null && System.console().isTerminal()
                    ? ReplCommand.run(options) : runStdin(options, List.of(""));
        }
        return runTarget(options);
    }

    /** {@code conch run}: as without the word, but there must be something to run. */
    int runScript(List<String> words) throws Exception {
        var options = InterpreterOptions.parse(words);
        if (options.rest().isEmpty()) {
            throw UsageException.withHint("run needs a script");
        }
        return runTarget(options);
    }

    private static int runTarget(InterpreterOptions options) throws Exception {
        var rest = afterCPythons(options);
        if (rest.isEmpty()) {
            return runStdin(options, List.of(""));
        }
        String first = rest.getFirst();
        if (first.equals("-")) {
            return runStdin(options, rest);
        }
        if (first.equals("repl")) {
            return ReplCommand.run(new InterpreterOptions(options.builder(), rest.subList(1, rest.size())));
        }
        if (first.startsWith("-c")) {
            return runCode(options, joined(rest, "-c", "code"));
        }
        if (first.startsWith("-m")) {
            return runModule(options, joined(rest, "-m", "the name of a module"));
        }
        if (first.startsWith("-")) {
            throw InterpreterOptions.unknown(first);
        }
        return runFile(options, rest);
    }

    /**
     * The words behind options of CPython's, which scripts that start {@code sys.executable} pass. {@code -u} means the same here; the
     * others have nothing to change: they say what is not looked at ({@code -E -I -P -s -S}), that no bytecode is written ({@code -B}),
     * or set what Conch has not ({@code -X name}).
     */
    private static List<String> afterCPythons(InterpreterOptions options) {
        List<String> words = options.rest();
        int at = 0;
        while (at < words.size() && words.get(at).matches("-[BEIPsSu]+|-X.*")) {
            String word = words.get(at);
            if (!word.startsWith("-X") && word.indexOf('u') > 0) {
                options.builder().unbuffered();
            }
            at += word.equals("-X") ? 2 : 1;
        }
        return words.subList(Math.min(at, words.size()), words.size());
    }

    /** The argument of a short option, whether it is the rest of the word or the next word, and what follows it. */
    private static List<String> joined(List<String> words, String option, String what) throws UsageException {
        var result = new ArrayList<>(words);
        String glued = result.removeFirst().substring(option.length());
        if (!glued.isEmpty()) {
            result.addFirst(glued);
        }
        if (result.isEmpty()) {
            throw UsageException.withHint("%s needs %s", option, what);
        }
        return result;
    }

    private static int runFile(InterpreterOptions options, List<String> words) throws Exception {
        var script = ScriptFile.readable(words.getFirst());
        try (Interpreter interpreter = options.builder().argv(words).build()) {
            return interpreter.runFile(script);
        }
    }

    private static int runCode(InterpreterOptions options, List<String> words) throws Exception {
        try (Interpreter interpreter = options.builder().argv(withFirst("-c", words)).build()) {
            return interpreter.runCode(words.getFirst());
        }
    }

    private static int runModule(InterpreterOptions options, List<String> words) throws Exception {
        try (Interpreter interpreter = options.builder().argv(withFirst("-m", words)).build()) {
            return interpreter.runModule(words.getFirst());
        }
    }

    private static int runStdin(InterpreterOptions options, List<String> argv) throws Exception {
        try (Interpreter interpreter = options.builder().argv(argv).build()) {
            return interpreter.runStdin();
        }
    }

    /** {@code sys.argv}: the option stands where a script's name would. */
    private static List<String> withFirst(String first, List<String> words) {
        var argv = new ArrayList<>(words);
        argv.set(0, first);
        return argv;
    }
}
