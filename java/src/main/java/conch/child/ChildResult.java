package conch.child;

import java.time.Duration;

/**
 * What is left of a child.
 *
 * @param output the start of its standard output, up to the limit; empty where a consumer took the lines
 * @param errors the start of its standard error, up to the limit
 * @param took wall-clock time from the start to the end
 */
public record ChildResult(Ending ending, String output, String errors, Duration took) {
    /** The first line of standard error that says anything; empty without one. */
    public String complaint() {
        return errors.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
    }

    /** For where whoever started it knows better how it ended. */
    public ChildResult withEnding(Ending other) {
        return new ChildResult(other, output, errors, took);
    }

    /** {@link Ending#words}, and the complaint where it ended badly by itself. */
    public String words() {
        boolean byItself = !ending.isGood() && (ending instanceof Ending.Exited || ending instanceof Ending.Killed);
        return byItself && !complaint().isEmpty() ? ending.words() + ": " + complaint() : ending.words();
    }
}
