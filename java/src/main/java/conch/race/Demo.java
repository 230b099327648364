package conch.race;

import conch.child.Child;
import conch.child.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program of native/races. */
public record Demo(String name, Path program) {
    /** In the order in which they are told. */
    public static final List<String> NAMES = List.of("incref", "incref-decref", "double-free", "global-lock", "object-lock", "atomic",
            "biased", "false-sharing", "freelist", "publication");

    private static final Limits DESCRIBING = new Limits(Duration.ofSeconds(5), 1L << 30, 1 << 16);

    public static Optional<Demo> find(Path home, String name) {
        return NAMES.contains(name) ? Optional.of(new Demo(name, home.resolve("build/release/bin/race-" + name))) : Optional.empty();
    }

    public static List<Demo> all(Path home) {
        return NAMES.stream().map(name -> find(home, name).orElseThrow()).toList();
    }

    /** @throws BrokenDemo where it cannot say what it is */
    public Declaration declaration(Settings settings) throws BrokenDemo, InterruptedException {
        var result = new Child(command("--describe", settings.shape()), DESCRIBING).run();
        if (!result.ending().isGood()) throw new BrokenDemo(name, result.words());
        try {
            return Declaration.parse(result.output());
        } catch (IllegalArgumentException e) {
            throw new BrokenDemo(name, e.getMessage());
        }
    }

    List<String> command(String option, List<String> more) {
        var command = new ArrayList<>(List.of(program.toString(), option));
        command.addAll(more);
        return command;
    }
}
