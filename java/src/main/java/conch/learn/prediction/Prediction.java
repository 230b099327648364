package conch.learn.prediction;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a learner wrote down before measuring. Keys of nested tables are joined by dots, on both sides: {@code [resize]} with {@code bound} is
 * {@code resize.bound}.
 *
 * <p>Words and whole numbers agree where they are equal, however written in capitals; other numbers where they are at most a factor apart; and
 * where an interval was measured, what lies in it. A key that is still {@link #OPEN} or absent keeps the measured values back: who has seen
 * them cannot predict them any more.
 */
public final class Prediction {
    /** What a starter has in place of a value. */
    public static final String OPEN = "?";
    private static final String INCONCLUSIVE = "inconclusive";

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** @param table as a TOML library gives it: words, numbers, booleans, and tables of these */
    public Prediction(Map<String, ?> table) {
        flatten("", table);
    }

    private void flatten(String prefix, Map<?, ?> table) {
        table.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner) flatten(prefix + key + ".", inner);
            else values.put(prefix + key, value);
        });
    }

    /**
     * @param measured what the exercise's script printed: words, numbers, {@code {"low": …, "high": …}}, tables of these; null or
     *        {@code "inconclusive"} for what this machine did not show
     * @param factor how many times as large the one may be as the other, where numbers are not whole; at least 1
     */
    public PredictionResult against(JsonObject measured, double factor) {
        var facts = new LinkedHashMap<String, JsonElement>();
        flatten("", measured, facts);
        List<String> open = facts.keySet().stream().filter(key -> isOpen(values.get(key))).toList();
        if (!open.isEmpty()) return PredictionResult.open("not predicted yet: " + String.join(", ", open) + ". What was measured is shown when all is written down");
        List<String> unknown = values.keySet().stream().filter(key -> !facts.containsKey(key)).toList();
        if (!unknown.isEmpty()) {
            return PredictionResult.open("nothing is measured under the name " + String.join(", ", unknown) + "; the names are "
                    + facts.keySet().stream().collect(Collectors.joining(", ")));
        }
        var rows = new ArrayList<PredictionResult.Row>();
        facts.forEach((key, fact) -> rows.add(compare(key, values.get(key), fact, factor)));
        return PredictionResult.of(rows);
    }

    private static void flatten(String prefix, JsonObject measured, Map<String, JsonElement> into) {
        measured.entrySet().forEach(entry -> {
            JsonElement value = entry.getValue();
            if (value.isJsonObject() && !isInterval(value)) flatten(prefix + entry.getKey() + ".", value.getAsJsonObject(), into);
            else into.put(prefix + entry.getKey(), value);
        });
    }

    private static boolean isInterval(JsonElement value) {
        return value.isJsonObject() && value.getAsJsonObject().has("low") && value.getAsJsonObject().has("high");
    }

    private static boolean isOpen(Object value) {
        return value == null || value.toString().strip().equals(OPEN) || value.toString().isBlank();
    }

    private static PredictionResult.Row compare(String key, Object predicted, JsonElement fact, double factor) {
        String said = Figures.plain(predicted);
        if (fact.isJsonNull() || fact.isJsonPrimitive() && fact.getAsString().equals(INCONCLUSIVE)) {
            return new PredictionResult.Row(key, said, INCONCLUSIVE, PredictionResult.Agreement.UNKNOWN);
        }
        boolean agrees = isInterval(fact) ? lies(predicted, fact.getAsJsonObject()) : agrees(predicted, fact, factor);
        return new PredictionResult.Row(key, said, Figures.plain(fact), agrees ? PredictionResult.Agreement.YES : PredictionResult.Agreement.NO);
    }

    private static boolean lies(Object predicted, JsonObject interval) {
        return predicted instanceof Number x && x.doubleValue() >= interval.get("low").getAsDouble() && x.doubleValue() <= interval.get("high").getAsDouble();
    }

    private static boolean agrees(Object predicted, JsonElement fact, double factor) {
        boolean number = fact.isJsonPrimitive() && fact.getAsJsonPrimitive().isNumber();
        if (!number || !(predicted instanceof Number x)) return predicted.toString().strip().equalsIgnoreCase(fact.getAsString());
        double p = x.doubleValue(), m = fact.getAsDouble();
        if (Figures.isWhole(fact)) return p == m;
        return p * m > 0 && Math.max(p / m, m / p) <= factor;
    }
}
