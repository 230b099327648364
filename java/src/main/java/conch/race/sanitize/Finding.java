package conch.race.sanitize;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What one sanitizer said.
 *
 * @param impossible why it could not be asked, and the repair; empty where it could
 * @param reduced its report; empty where it had none
 * @param trouble how the demo ended where it ended badly without a report; empty otherwise
 * @param runs of the demo until then
 * @param seconds wall-clock time
 * @param report the file with all it wrote; null without a report
 */
public record Finding(Tool tool, Optional<String> impossible, Optional<Reduced> reduced, Optional<String> trouble, long runs, double seconds, Path report) {
    static Finding impossible(Tool tool, String reason) {
        return new Finding(tool, Optional.of(reason), Optional.empty(), Optional.empty(), 0, 0, null);
    }
}
