package conch.learn.prediction;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A prediction beside the measurement.
 *
 * @param rows key by key, in the measurement's order; none where something was not predicted
 * @param message for the learner, some lines
 */
public record PredictionResult(State state, List<Row> rows, String message) {
    /** Inconclusive: nothing disagrees, and this machine did not show everything. */
    public enum State {
        PASSED, FAILED, INCONCLUSIVE
    }

    enum Agreement {
        YES("agrees"), NO("differs"), UNKNOWN("not shown by this machine");

        private final String words;

        Agreement(String words) {
            this.words = words;
        }
    }

    record Row(String key, String predicted, String measured, Agreement agreement) {
    }

    static PredictionResult open(String message) {
        return new PredictionResult(State.FAILED, List.of(), message);
    }

    static PredictionResult of(List<Row> rows) {
        State state = has(rows, Agreement.NO) ? State.FAILED : has(rows, Agreement.UNKNOWN) ? State.INCONCLUSIVE : State.PASSED;
        return new PredictionResult(state, List.copyOf(rows), table(rows));
    }

    private static boolean has(List<Row> rows, Agreement agreement) {
        return rows.stream().anyMatch(row -> row.agreement() == agreement);
    }

    private static String table(List<Row> rows) {
        int keys = width(rows, Row::key, ""), predicted = width(rows, Row::predicted, "predicted"), measured = width(rows, Row::measured, "measured");
        String format = "%-" + keys + "s  %-" + predicted + "s  %-" + measured + "s  %s";
        var text = new StringBuilder(String.format(Locale.ROOT, format, "", "predicted", "measured", "").stripTrailing());
        for (Row row : rows) text.append('\n').append(String.format(Locale.ROOT, format, row.key(), row.predicted(), row.measured(), row.agreement().words));
        return text.toString();
    }

    private static int width(List<Row> rows, Function<Row, String> column, String heading) {
        return Math.max(heading.length(), rows.stream().map(column).mapToInt(String::length).max().orElse(1));
    }
}
