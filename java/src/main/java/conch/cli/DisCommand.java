package conch.cli;

import conch.Interpreter;
import java.util.List;

/** {@code conch dis SCRIPT.py}: prints the bytecode that the script is compiled to. */
final class DisCommand implements Command {
    @Override
    public int run(List<String> words) throws Exception {
        if (words.size() != 1) {
            throw UsageException.withHint("dis takes one script");
        }
        var script = ScriptFile.readable(words.getFirst());
        try (Interpreter interpreter = Interpreter.builder().home(Home.find()).argv(words).build()) {
            return interpreter.disassemble(script);
        }
    }
}
