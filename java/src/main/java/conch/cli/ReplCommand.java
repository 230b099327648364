package conch.cli;

import conch.Interpreter;
import java.util.List;

/** {@code conch repl}: reads statements, prints values and tracebacks. */
final class ReplCommand implements Command {
    @Override
    public int run(List<String> words) throws Exception {
        return run(InterpreterOptions.parse(words));
    }

    static int run(InterpreterOptions options) throws Exception {
        if (!options.rest().isEmpty()) {
            throw UsageException.withHint("repl takes options only, not '%s'", options.rest().getFirst());
        }
        try (Interpreter interpreter = options.builder().argv(List.of("")).build()) {
            return interpreter.repl();
        }
    }
}
