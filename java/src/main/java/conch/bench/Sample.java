package conch.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * What was measured of one thing, in any one unit. It is summed up by its median and an interval for it from order statistics: how
 * often the median of all that might have been measured lies between two of n values depends on n alone, whatever their
 * distribution, and times of programs are not distributed normally.
 */
public final class Sample {
    private static final double WANTED = 0.95;

    private final double[] values, sorted;

    /** @throws IllegalArgumentException without values, or where one is not a number */
    public Sample(double... values) {
        if (values.length == 0) throw new IllegalArgumentException("nothing was measured");
        for (double value : values) {
            if (Double.isNaN(value)) throw new IllegalArgumentException("not a number among the measurements: " + Arrays.toString(values));
        }
        this.values = values.clone();
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    public double median() {
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    /** The lower end of the interval. */
    public double low() {
        return sorted[outside()];
    }

    /** The upper end of the interval. */
    public double high() {
        return sorted[sorted.length - 1 - outside()];
    }

    /** How likely the interval holds the median: 0.95 or a little more, and less only where all n values are too few for that. */
    public double confidence() {
        return confidence(sorted.length, outside());
    }

    /** How many values are left out at each end: as many as leave the wanted confidence, none where it cannot be reached. */
    private int outside() {
        int k = 0;
        while (2 * (k + 1) < sorted.length && confidence(sorted.length, k + 1) >= WANTED) k++;
        return k;
    }

    /** Of the interval that leaves k of n values out at each end: 1 − 2·P(at most k of n fair coins fall heads). */
    static double confidence(int n, int k) {
        double term = Math.pow(0.5, n), tail = term;
        for (int i = 1; i <= k; i++) {
            term *= (double) (n - i + 1) / i;
            tail += term;
        }
        return 1 - 2 * tail;
    }

    public Sample map(DoubleUnaryOperator operator) {
        return new Sample(Arrays.stream(values).map(operator).toArray());
    }

    /** Value by value: what was measured at the same moment is compared, so that a slow moment of the machine cancels out. */
    public Sample dividedBy(Sample other) {
        if (other.values.length != values.length) throw new IllegalArgumentException("not measured in pairs");
        double[] ratios = new double[values.length];
        for (int i = 0; i < ratios.length; i++) ratios[i] = values[i] / other.values[i];
        return new Sample(ratios);
    }

    public JsonObject toJson(String unit) {
        var json = new JsonObject();
        json.addProperty("unit", unit);
        json.addProperty("median", median());
        json.addProperty("low", low());
        json.addProperty("high", high());
        json.addProperty("confidence", confidence());
        var all = new JsonArray();
        for (double value : values) all.add(value);
        json.add("samples", all);
        return json;
    }
}
