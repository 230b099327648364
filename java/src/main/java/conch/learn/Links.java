package conch.learn;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links of Markdown, for a terminal, where nobody can follow one: the text, and behind it the address where that can be opened elsewhere. */
public final class Links {
    /** A target is an address of the web, or a file or heading of the project: {@code table[i](x)} is C. */
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]+)]\\(((https?://[^()\\s]+)|[^()\\s]*(?:\\.md|/)(?:#[^()\\s]*)?|#[^()\\s]+)\\)");

    private Links() {
    }

    public static String plain(String markdown) {
        return LINK.matcher(markdown).replaceAll(link -> Matcher.quoteReplacement(words(link)));
    }

    /** A path in the project leads nowhere from the learner's folder. */
    private static String words(MatchResult link) {
        String text = link.group(1), address = link.group(3);
        return address == null || text.contains(address) ? text : text + " (" + address + ")";
    }
}
