package conch.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code doctor} and {@code test} are the launcher's, because they must work where Java does not; here they are passed back to it. */
final class LauncherCommand implements Command {
    @Override
    public int run(List<String> words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Home.find().resolve("conch").toString()));
        command.addAll(words);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
