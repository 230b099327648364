package conch.learn;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Locale;

/** Results in words, for a terminal of any width or a log, and as JSON. */
public final class ReportText {
    private static final int SHOWN_LINES = 40;

    private ReportText() {
    }

    /** The line of a gate: its name, its state, what it said. */
    public static String line(GateResult result) {
        String took = result.took().isZero() ? "" : String.format(Locale.ROOT, "  (%.1f s)", VerifyAll.seconds(result.took()));
        return String.format("%-10s  %-17s  %s%s", result.gate().word(), result.state().words(), first(result), took);
    }

    private static String first(GateResult result) {
        return (result.place() == null ? "" : result.place() + ": ") + result.message().lines().findFirst().orElse("");
    }

    /** What stands behind a result that is not passed: the rest of the message, the source line, what to do, and what the tool said. */
    public static String detail(GateResult result) {
        var text = new StringBuilder();
        result.message().lines().skip(1).forEach(line -> text.append("    ").append(line).append('\n'));
        if (result.place() != null && !result.place().source().isEmpty()) {
            text.append(String.format("    %s | %s%n", result.place(), result.place().source()));
        }
        if (result.advice() != null) text.append("    ").append(result.advice()).append('\n');
        var lines = result.output().lines().toList();
        if (lines.size() > SHOWN_LINES) text.append("      … ").append(lines.size() - SHOWN_LINES).append(" lines before\n");
        lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()).forEach(line -> text.append("      | ").append(line).append('\n'));
        return text.toString();
    }

    /** The last line: passed, or which gate blocks. */
    public static String verdict(Report report) {
        String id = report.exercise().id();
        var blocking = report.blocking();
        if (blocking.isPresent()) {
            return String.format("%s %s is %s: the gate %s blocks%n", id, report.exercise().title(), report.verdict() == GateState.FAILED ? "not passed" : report.verdict().words(), blocking.get().gate().word());
        }
        var open = report.results().stream().filter(r -> r.state() == GateState.NOT_GRADABLE).map(r -> r.gate().word()).toList();
        return String.format("%s %s is passed%s%n", id, report.exercise().title(), open.isEmpty() ? "" : " (not gradable here: " + String.join(", ", open) + ")");
    }

    public static JsonObject json(Report report) {
        var gates = new JsonArray();
        report.results().forEach(result -> gates.add(json(result)));
        var json = new JsonObject();
        json.addProperty("id", report.exercise().id());
        json.addProperty("title", report.exercise().title());
        json.addProperty("status", report.verdict().words());
        json.addProperty("blocking", report.blocking().map(b -> b.gate().word()).orElse(null));
        json.add("gates", gates);
        return json;
    }

    private static JsonObject json(GateResult result) {
        var json = new JsonObject();
        json.addProperty("gate", result.gate().word());
        json.addProperty("state", result.state().words());
        json.addProperty("message", result.message());
        if (result.place() != null) {
            json.addProperty("file", result.place().file());
            json.addProperty("line", result.place().line());
            json.addProperty("source", result.place().source());
        }
        if (result.advice() != null) json.addProperty("advice", result.advice());
        json.addProperty("output", result.output());
        if (result.measured() != null) json.add("measured", result.measured());
        json.addProperty("seconds", VerifyAll.seconds(result.took()));
        return json;
    }

    /** One suite an exercise, one case a gate. */
    public static void add(Report report, String suite, JunitXml xml) {
        for (var result : report.results()) {
            JunitXml.State state = switch (result.state()) {
                case PASSED -> JunitXml.State.PASSED;
                case FAILED -> JunitXml.State.FAILED;
                default -> JunitXml.State.SKIPPED;
            };
            String message = result.state() == GateState.PASSED ? result.message() : result.state().words() + ": " + first(result);
            xml.add(suite, result.gate().word(), state, message, detail(result), VerifyAll.seconds(result.took()));
        }
    }
}
