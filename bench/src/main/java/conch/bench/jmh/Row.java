package conch.bench.jmh;

import com.google.gson.JsonObject;
import conch.bench.Amount;
import conch.bench.Sample;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;

/** What was measured of one benchmark: nanoseconds an operation, or jobs a second. */
record Row(Class<?> type, String method, boolean rate, Sample sample) {
    static Row of(Class<?> type, RunResult result) {
        String name = result.getParams().getBenchmark();
        double[] scores = result.getBenchmarkResults().stream().flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore()).toArray();
        return new Row(type, name.substring(name.lastIndexOf('.') + 1), result.getParams().getMode() == Mode.Throughput, new Sample(scores));
    }

    static Measured measured(Class<?> type, String method) {
        return Arrays.stream(type.getDeclaredMethods()).filter(m -> m.getName().equals(method) && m.isAnnotationPresent(Measured.class))
                .findFirst().orElseThrow(() -> new IllegalStateException(type.getSimpleName() + " has no benchmark " + method))
                .getAnnotation(Measured.class);
    }

    private Measured measured() {
        return measured(type, method);
    }

    /** Its baseline's path and its own name: sorted by this, a baseline stands before what is read beside it. */
    String path() {
        return path(method);
    }

    private String path(String name) {
        String baseline = measured(type, name).baseline();
        return baseline.isEmpty() ? name : path(baseline) + "/" + name;
    }

    String line(Map<String, Row> rows) {
        String figure = rate ? Amount.digits(sample.median()) + " /s" : Amount.nanoseconds(sample.median());
        String interval = "[" + Amount.digits(sample.low()) + ", " + Amount.digits(sample.high()) + "]";
        return String.format(Locale.ROOT, "  %-18s %10s %-18s %-16s %s", method, figure, interval, against(rows), measured().value());
    }

    /** Beside the baseline: what is left of a time without it, or how many times its rate. */
    private String against(Map<String, Row> rows) {
        if (measured().baseline().isEmpty()) return "";
        if (!isMeasurable()) return "not measurable here";
        double baseline = rows.get(measured().baseline()).sample.median();
        return rate ? Amount.digits(sample.median() / baseline) + " x" : signed(sample.median() - baseline);
    }

    private static String signed(double nanoseconds) {
        return (nanoseconds < 0 ? "-" : "+") + Amount.nanoseconds(Math.abs(nanoseconds));
    }

    private boolean isMeasurable() {
        return !measured().needsCores() || Runtime.getRuntime().availableProcessors() > 1;
    }

    JsonObject toJson(Map<String, Row> rows) {
        var json = new JsonObject();
        json.addProperty("name", type.getSimpleName() + "." + method);
        json.addProperty("what", measured().value());
        json.add("measured", sample.toJson(rate ? "1/s" : "ns"));
        if (!measured().baseline().isEmpty()) addBaseline(json, rows.get(measured().baseline()).sample.median());
        return json;
    }

    private void addBaseline(JsonObject json, double baseline) {
        json.addProperty("baseline", type.getSimpleName() + "." + measured().baseline());
        if (!isMeasurable()) {
            json.addProperty("against_baseline", "not measurable here: one core");
        } else {
            json.addProperty(rate ? "times_baseline" : "less_baseline", rate ? sample.median() / baseline : sample.median() - baseline);
        }
    }
}
