package conch.ext;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a sanitizer's log says about the extension. A report counts if a stack in it has a frame in the extension's library or in one of
 * its sources; of a race those of the two accesses only, for where a thread was started proves nothing.
 */
public final class Findings {
    /**
     * One mistake; the same at the same place counts once.
     *
     * @param kind the sanitizer's words: heap-buffer-overflow, data race …
     * @param function the innermost function of the extension
     * @param file its source, as it was compiled; empty where the report has none
     * @param line 0 where the report has none
     */
    public record Finding(String kind, String function, String file, int line) {
        @Override
        public String toString() {
            return kind + " in " + function + (file.isEmpty() ? "" : " (" + Path.of(file).getFileName() + (line > 0 ? ":" + line : "") + ")");
        }
    }

    private static final Pattern TITLE = Pattern.compile("(?:ERROR|WARNING): (?:Address|Thread)Sanitizer: (.*)");
    /** Behind the kind stand an address, the process or an explanation. */
    private static final Pattern KIND_END = Pattern.compile("( on (unknown )?address| \\(|: | 0x).*");
    private static final Pattern FRAME = Pattern.compile("^\\s+#\\d+ (?:0x[0-9a-f]+ (?:in )?)?(.*)$");
    private static final Pattern PLACE = Pattern.compile("^(.*?)\\s+\\(?(/[^():]*)(?::(\\d+))?.*$");
    private static final Pattern AFTER_ACCESSES = Pattern.compile("^  (Location is|Thread T|Mutex M|As if synchronized).*");

    private final List<String> libraries;
    private final List<String> sources;

    /** @param stageFolder where the instrumented libraries lie */
    public Findings(Project project, Path stageFolder) {
        libraries = project.modules().stream().map(m -> stageFolder.resolve(m.library()).toString()).toList();
        sources = List.of(project.folder() + "/");
    }

    private static final Pattern STRICT_RULE = Pattern.compile("(?m)^strict: ([a-z-]+)\\R(.*)$");
    private static final Pattern STRICT_PLACE = Pattern.compile("^(\\S+) at (.*?)(?::(\\d+), in .*?)?: it .*$");

    /** What strict runs stopped for, one a run at most. Under {@code function} stands the name of the API where one is at fault. */
    static List<Finding> ofStrict(List<String> outputs) {
        var found = new LinkedHashSet<Finding>();
        for (String output : outputs) {
            Matcher rule = STRICT_RULE.matcher(output);
            if (!rule.find()) continue;
            Matcher place = STRICT_PLACE.matcher(rule.group(2));
            found.add(!place.matches() ? new Finding(rule.group(1), rule.group(2), "", 0)
                    : new Finding(rule.group(1), place.group(1), place.group(3) == null ? "" : place.group(2), place.group(3) == null ? 0 : Integer.parseInt(place.group(3))));
        }
        return List.copyOf(found);
    }

    /** Every mistake of the extension in a log, in its order. */
    public List<Finding> in(String log) {
        var found = new LinkedHashSet<Finding>();
        for (List<String> report : reports(log)) {
            Matcher title = TITLE.matcher(report.getFirst());
            if (title.find()) add(found, KIND_END.matcher(title.group(1)).replaceFirst("").strip(), report);
        }
        return List.copyOf(found);
    }

    private static List<List<String>> reports(String log) {
        var reports = new ArrayList<List<String>>();
        for (String line : log.lines().toList()) {
            if (TITLE.matcher(line).find()) reports.add(new ArrayList<>());
            if (!reports.isEmpty()) reports.getLast().add(line);
        }
        return reports;
    }

    private void add(LinkedHashSet<Finding> found, String kind, List<String> report) {
        for (String line : report) {
            if (AFTER_ACCESSES.matcher(line).matches()) return;
            Matcher frame = FRAME.matcher(line);
            if (frame.matches() && isOurs(frame.group(1))) {
                found.add(finding(kind, frame.group(1)));
                return;
            }
        }
    }

    private boolean isOurs(String frame) {
        return libraries.stream().anyMatch(frame::contains) || sources.stream().anyMatch(frame::contains)
                || libraries.stream().anyMatch(library -> frame.contains("(" + Path.of(library).getFileName() + "+0x"));
    }

    private static Finding finding(String kind, String frame) {
        Matcher place = PLACE.matcher(frame);
        if (!place.matches()) return new Finding(kind, frame.strip(), "", 0);
        String function = place.group(1).isBlank() ? "the extension" : place.group(1).strip();
        return new Finding(kind, function, place.group(2), place.group(3) == null ? 0 : Integer.parseInt(place.group(3)));
    }
}
