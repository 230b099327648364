package conch.race.sanitize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a report that concerns the C text.
 *
 * @param kind data race, heap-use-after-free, attempting double-free …
 * @param accesses the one that was noticed first, then the earlier one
 */
public record Reduced(String kind, List<Access> accesses) {
    private static final Pattern KIND = Pattern.compile("(?:WARNING|ERROR): (?:Thread|Address)Sanitizer: (.+?)(?: on | \\(pid=|$)", Pattern.MULTILINE);
    /** The line above a stack; $1 the action, $2 or $3 the thread. */
    private static final Pattern HEAD = Pattern.compile(
            "^\\s*(Previous atomic read|Previous atomic write|Atomic read|Atomic write|Previous read|Previous write|Read|Write|READ|WRITE|freed|attempting double-free)\\b.*?"
            + "(?:thread T(\\d+)|(main thread))", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOUBLE = Pattern.compile("ERROR: AddressSanitizer: (attempting double-free) .* in thread T(\\d+)()");
    private static final Pattern FRAME = Pattern.compile("^\\s*#\\d+ (?:0x[0-9a-f]+ in )?(\\S+) (\\S+?):(\\d+)(?::\\d+)?(?: .*)?$");

    /**
     * @param folder of the demos: frames outside of it, and in headers where a C file is there, are left out
     * @return empty where the text has no report
     */
    static Optional<Reduced> of(String text, String folder) {
        var kind = KIND.matcher(text);
        if (!kind.find()) return Optional.empty();
        List<String> lines = text.lines().toList();
        var accesses = new ArrayList<Access>();
        for (int i = 0; i < lines.size() && accesses.size() < 2; i++) {
            var head = head(lines.get(i));
            if (head.isPresent()) accesses.add(access(head.get(), lines.subList(i + 1, lines.size()), folder));
        }
        return Optional.of(new Reduced(kind.group(1).replace("attempting double-free", "double free"), accesses));
    }

    private static Optional<Matcher> head(String line) {
        var twice = DOUBLE.matcher(line);
        if (twice.find()) return Optional.of(twice);
        var head = HEAD.matcher(line);
        return head.find() ? Optional.of(head) : Optional.empty();
    }

    private static Access access(Matcher head, List<String> below, String folder) {
        int thread = head.group(2) == null ? 0 : Integer.parseInt(head.group(2));
        var frames = below.stream().takeWhile(line -> !line.isBlank()).map(FRAME::matcher).filter(Matcher::matches)
                .filter(frame -> frame.group(2).startsWith(folder)).toList();
        return frames.stream().filter(frame -> frame.group(2).endsWith(".c")).findFirst().or(() -> frames.stream().findFirst())
                .map(frame -> new Access(thread, action(head.group(1)), frame.group(2).substring(frame.group(2).lastIndexOf('/') + 1) + ":" + frame.group(3), frame.group(1)))
                .orElse(new Access(thread, action(head.group(1)), "", ""));
    }

    private static String action(String words) {
        String said = words.toLowerCase(Locale.ROOT);
        return said.endsWith("free") ? "frees" : said.equals("freed") ? "freed" : said.startsWith("previous") ? said.endsWith("read") ? "read" : "wrote"
                : said.endsWith("read") ? "reads" : "writes";
    }
}
