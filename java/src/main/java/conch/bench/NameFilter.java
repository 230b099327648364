package conch.bench;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which benchmarks are wanted: those in whose name one of the regular expressions is found; all where there is none. Case does not matter. */
public final class NameFilter {
    private final List<Pattern> patterns;

    /** @throws IllegalArgumentException where a word is no regular expression, with a message for the user */
    public NameFilter(List<String> words) {
        patterns = words.stream().map(NameFilter::compile).toList();
    }

    private static Pattern compile(String word) {
        try {
            return Pattern.compile(word, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + word + "' is no regular expression: " + e.getDescription(), e);
        }
    }

    public boolean takes(String name) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matcher(name).find());
    }
}
