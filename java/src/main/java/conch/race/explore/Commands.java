package conch.race.explore;

/** Command lines to paste. */
final class Commands {
    private Commands() {
    }

    /** Without {@code --schedule} where the default order is meant. */
    static String replay(Program program, String witness) {
        var options = program.options();
        return "conch race replay " + program.subject().words() + (options.compiler() == null ? "" : " --cc " + Subject.quoted(options.compiler()))
                + (options.level().equals("-O2") ? "" : " " + options.level()) + (witness.isEmpty() ? "" : " --schedule " + witness);
    }
}
