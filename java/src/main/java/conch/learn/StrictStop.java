package conch.learn;

import java.nio.file.Files;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stop of {@code --strict}, as it was printed.
 *
 * @param rule the broken rule's name
 * @param place the first line of the learner's own C that is named; null where none is
 * @param repair what to do; null where the text does not say
 * @param text the whole of it
 */
record StrictStop(String rule, Place place, String repair, String text) {
    private static final Pattern RULE = Pattern.compile("(?m)^strict: (.*)$");
    private static final Pattern SOURCE = Pattern.compile("(?:.*[\\s/(])?([\\w.-]+\\.c):(\\d+).*");
    private static final Pattern REPAIR = Pattern.compile("(?m)^Repair: (.*)$");

    /** The first stop in what a script printed. */
    static Optional<StrictStop> in(String output, Attempt attempt) {
        var rule = RULE.matcher(output);
        if (!rule.find()) return Optional.empty();
        String text = output.substring(rule.start());
        var repair = REPAIR.matcher(text);
        return Optional.of(new StrictStop(rule.group(1).strip(), place(text, attempt), repair.find() ? repair.group(1).strip() : null, attempt.relative(text).strip()));
    }

    private static Place place(String text, Attempt attempt) {
        return text.lines().map(SOURCE::matcher).filter(Matcher::matches)
                .filter(m -> Files.isRegularFile(attempt.source().resolve(m.group(1))))
                .map(m -> attempt.place(m.group(1), Integer.parseInt(m.group(2)))).findFirst().orElse(null);
    }
}
