package conch.ext;

import conch.child.ChildResult;
import conch.child.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a script that came to its end from one that C has ended by {@code exit(0)}: a Conch that is given {@link #property} writes a file last of all. */
public final class EndMark {
    private final Path file;

    /** @param file to be written; what an earlier run has left there goes */
    public EndMark(Path file) throws IOException {
        this.file = file;
        Files.deleteIfExists(file);
    }

    /** For the JVM that runs the script. */
    public String property() {
        return "-Dconch.end=" + file;
    }

    /** The result of that run; exit code 0 before the script's end is no good ending. */
    public ChildResult judge(ChildResult result) {
        return result.ending().isGood() && !Files.exists(file) ? result.withEnding(new Ending.EndedEarly()) : result;
    }
}
