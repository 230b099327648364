package conch.learn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The last line of a scheduler's witness: the command that replays it. Written and read here only. */
public final class ReplayLine {
    private static final String HEAD = "replay: conch ";
    private static final Pattern LINE = Pattern.compile("(?m)^" + HEAD + "race replay (.+?)( --schedule (\\S+))?$");

    private ReplayLine() {
    }

    /** @param schedule empty where nothing has to be chosen */
    static String of(Path file, String schedule) {
        return HEAD + "race replay " + file + (schedule.isEmpty() ? "" : " --schedule " + schedule);
    }

    /** Conch's command line; empty where the result has no witness. */
    public static Optional<List<String>> command(GateResult result) {
        return LINE.matcher(result.output()).results().reduce((_, last) -> last).map(line -> {
            var words = new ArrayList<>(List.of("race", "replay", line.group(1)));
            if (line.group(3) != null) words.addAll(List.of("--schedule", line.group(3)));
            return words;
        });
    }
}
