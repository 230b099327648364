package conch.race.sanitize;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import conch.race.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the sanitizers said of one form of a demo. */
public record SanitizeReport(String demo, Variant variant, String compiler, Path folder, List<Finding> findings) {
    /** A repaired form in which something was found, or a demo that ended badly. */
    public boolean fails() {
        return findings.stream().anyMatch(finding -> finding.trouble().isPresent() || variant == Variant.REPAIRED && finding.reduced().isPresent());
    }

    /** None could be asked. */
    public boolean isInconclusive() {
        return findings.stream().allMatch(finding -> finding.impossible().isPresent());
    }

    /** Several lines, the last one ended. */
    public String text() throws IOException {
        var text = new StringBuilder(demo + "   " + variant.word() + "   " + compiler + " -O1\n");
        for (var finding : findings) text.append("  ").append(finding.tool().title()).append(": ").append(words(finding)).append('\n').append(accesses(finding));
        return text.toString();
    }

    private String words(Finding finding) {
        if (finding.impossible().isPresent()) return "not possible here: " + finding.impossible().get();
        if (finding.trouble().isPresent()) return "the demo " + finding.trouble().get();
        return finding.reduced().map(reduced -> String.format(Locale.ROOT, "%s%s, in run %,d, after %.1f s", reduced.kind(),
                variant == Variant.REPAIRED ? " in the repaired form" : "", finding.runs() + 1, finding.seconds()))
                .orElse(String.format(Locale.ROOT, "nothing in %,d runs, %.1f s; it sees only what happened, so this is no proof", finding.runs(), finding.seconds()));
    }

    private String accesses(Finding finding) throws IOException {
        if (finding.reduced().isEmpty()) return "";
        var text = new StringBuilder();
        for (var access : finding.reduced().get().accesses()) {
            text.append(String.format("    thread %d %-6s %-20s %s%n", access.thread(), access.action(), access.at(), source(access.at())));
        }
        return text + "    full report: " + finding.report() + "\n";
    }

    private String source(String at) throws IOException {
        int colon = at.lastIndexOf(':');
        Path file = colon < 0 ? null : folder.resolve(at.substring(0, colon));
        if (file == null || !Files.exists(file)) return "";
        List<String> lines = Files.readAllLines(file);
        int number = Integer.parseInt(at.substring(colon + 1));
        return number >= 1 && number <= lines.size() ? lines.get(number - 1).strip() : "";
    }

    /** One object for one report, an array for several; ends with a line's end. */
    public static String json(List<SanitizeReport> reports) {
        var array = new JsonArray();
        reports.forEach(report -> array.add(report.json()));
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create().toJson(array.size() == 1 ? array.get(0) : array) + "\n";
    }

    private JsonObject json() {
        var json = new JsonObject();
        json.addProperty("demo", demo);
        json.addProperty("variant", variant.word());
        json.addProperty("compiler", compiler);
        var array = new JsonArray();
        findings.forEach(finding -> array.add(json(finding)));
        json.add("findings", array);
        json.addProperty("verdict", isInconclusive() ? "inconclusive" : fails() ? "failed" : "passed");
        return json;
    }

    private static JsonObject json(Finding finding) {
        var json = new JsonObject();
        json.addProperty("sanitizer", finding.tool().title());
        json.addProperty("impossible", finding.impossible().orElse(null));
        json.addProperty("trouble", finding.trouble().orElse(null));
        json.addProperty("runs", finding.runs());
        json.addProperty("seconds", Math.round(finding.seconds() * 1000) / 1000.0);
        json.addProperty("kind", finding.reduced().map(Reduced::kind).orElse(null));
        var accesses = new JsonArray();
        finding.reduced().ifPresent(reduced -> reduced.accesses().forEach(access -> accesses.add(json(access))));
        json.add("accesses", accesses);
        json.addProperty("report", finding.report() == null ? null : finding.report().toString());
        return json;
    }

    private static JsonObject json(Access access) {
        var json = new JsonObject();
        json.addProperty("thread", access.thread());
        json.addProperty("action", access.action());
        json.addProperty("at", access.at());
        json.addProperty("function", access.function());
        return json;
    }
}
