package conch.learn.watch;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import conch.learn.Exercise;
import java.util.Locale;

/** What the gate `speed` measured last. */
final class Performance {
    private Performance() {
    }

    /**
     * @param measured the gate's figures
     * @param message what it said; empty where only the figures are left of an earlier session
     */
    static Page page(Exercise exercise, JsonObject measured, String message) {
        var text = new StringBuilder();
        row(text, "one way, a()", measured, "a_seconds", "s");
        row(text, "the other, b()", measured, "b_seconds", "s");
        row(text, "ratio a/b", measured, "ratio", "times as fast");
        if (measured.has("ratio_low")) text.append(String.format(Locale.ROOT, "%-16s %s to %s%n", "  interval", figure(measured.get("ratio_low")), figure(measured.get("ratio_high"))));
        row(text, "attainable", measured, "attainable", "by plain C threads, in the same run");
        boolean parallel = exercise.speed().kind().equals("parallel");
        text.append(parallel ? String.format(Locale.ROOT, "%-16s %.2f of the attainable%n", "wanted", exercise.speed().minEfficiency())
                : String.format(Locale.ROOT, "%-16s %.2f times as fast%n", "wanted", exercise.speed().minRatio()));
        row(text, "rounds", measured, "rounds", "");
        if (!message.isEmpty()) text.append('\n').append(message).append('\n');
        text.append("\na() and b() are in ").append(exercise.speed().script()).append("; they were called in turns. r measures again.\n");
        return TextPage.of("Performance of " + exercise.id() + ", as measured last", text.toString());
    }

    private static void row(StringBuilder text, String name, JsonObject measured, String key, String unit) {
        if (measured.has(key)) text.append(String.format("%-16s %s %s", name, figure(measured.get(key)), unit).stripTrailing()).append('\n');
    }

    /** Three digits that count. */
    static String figure(JsonElement value) {
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) return value.isJsonPrimitive() ? value.getAsString() : value.toString();
        double number = value.getAsDouble();
        if (number == Math.rint(number) && Math.abs(number) < 1e9) return String.valueOf((long) number);
        return Math.abs(number) < 0.01 ? String.format(Locale.ROOT, "%.2e", number) : String.format(Locale.ROOT, "%.2f", number);
    }
}
