package conch.cli;

import java.util.List;

/** One subcommand. */
@FunctionalInterface
interface Command {
    /**
     * @param words what follows the command's name
     * @return the process's exit code
     */
    int run(List<String> words) throws Exception;
}
