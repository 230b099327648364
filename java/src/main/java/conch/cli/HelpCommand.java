package conch.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code conch --help}: prints help.txt, which the launcher prints too where nothing is built yet. */
final class HelpCommand implements Command {
    @Override
    public int run(List<String> words) throws IOException {
        try (var text = HelpCommand.class.getResourceAsStream("help.txt")) {
            System.out.print(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
        return 0;
    }
}
