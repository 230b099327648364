package conch.bench;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * The size from which on a figure is at least a threshold, and the interval in which that size lies with 95 % confidence: a bootstrap over
 * whole rounds, with a fixed seed, so that one set of measurements gives one answer.
 *
 * @param size bytes; infinite where the figure stays below the threshold at all sizes, the least size where it never does
 * @param low the interval's lower end
 * @param high its upper end
 */
record Crossing(double size, double low, double high) {
    /** An interval that is wider than that, as the ratio of its ends, says nothing. */
    private static final double WIDEST = 4;
    private static final int DRAWS = 1000;
    private static final double TAIL = 0.025;

    /** A figure of each size, from a choice of rounds. */
    interface Figure {
        double of(int size, int[] rounds);
    }

    static Crossing of(CrossoverData data, Figure figure, double threshold) {
        int[] sizes = data.sizes(), rounds = data.allRounds();
        ToDoubleFunction<int[]> crossing = chosen -> find(sizes, Arrays.stream(sizes).mapToDouble(size -> figure.of(size, chosen)).toArray(), threshold);
        var random = new Random(1);
        double[] drawn = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) drawn[i] = crossing.applyAsDouble(random.ints(rounds.length, 0, rounds.length).toArray());
        Arrays.sort(drawn);
        return new Crossing(crossing.applyAsDouble(rounds), drawn[(int) (TAIL * DRAWS)], drawn[(int) ((1 - TAIL) * DRAWS)]);
    }

    /** Where the rising function that is nearest to the values reaches the threshold, between two sizes by their logarithms. */
    static double find(int[] sizes, double[] values, double threshold) {
        double[] rising = rising(values);
        int i = 0;
        while (i < rising.length && rising[i] < threshold) i++;
        if (i == rising.length) return Double.POSITIVE_INFINITY;
        if (i == 0) return sizes[0];
        double share = (threshold - rising[i - 1]) / (rising[i] - rising[i - 1]);
        return sizes[i - 1] * Math.pow((double) sizes[i] / sizes[i - 1], share);
    }

    /** Isotonic regression: neighbours in the wrong order are replaced by their mean until none are (pool adjacent violators). */
    static double[] rising(double[] values) {
        double[] mean = new double[values.length];
        int[] weight = new int[values.length];
        int blocks = 0;
        for (double value : values) {
            mean[blocks] = value;
            weight[blocks++] = 1;
            for (; blocks > 1 && mean[blocks - 2] > mean[blocks - 1]; blocks--) {
                int both = weight[blocks - 2] + weight[blocks - 1];
                mean[blocks - 2] = (mean[blocks - 2] * weight[blocks - 2] + mean[blocks - 1] * weight[blocks - 1]) / both;
                weight[blocks - 2] = both;
            }
        }
        double[] fitted = new double[values.length];
        for (int block = 0, i = 0; block < blocks; i += weight[block++]) Arrays.fill(fitted, i, i + weight[block], mean[block]);
        return fitted;
    }

    boolean isNowhere() {
        return Double.isInfinite(low);
    }

    boolean isInconclusive() {
        return !isNowhere() && !(high / low <= WIDEST);
    }

    /** For example {@code 150 KiB (120 to 190 KiB)}. */
    String words() {
        return bytes(size) + " (" + bytes(low) + " to " + bytes(high) + ")";
    }

    /** Two digits of bytes or KiB. */
    static String bytes(double size) {
        if (Double.isInfinite(size)) return "no size at all";
        return size < 1000 ? rounded(size) + " bytes" : rounded(size / 1024) + " KiB";
    }

    private static String rounded(double x) {
        return new java.math.BigDecimal(x).round(new java.math.MathContext(2)).stripTrailingZeros().toPlainString();
    }

    /** JSON has no infinity: a size that is not there is null. */
    JsonObject toJson(String verdict) {
        var json = new JsonObject();
        json.addProperty("verdict", verdict);
        json.addProperty("size", finite(size));
        json.addProperty("low", finite(low));
        json.addProperty("high", finite(high));
        return json;
    }

    private static Double finite(double x) {
        return Double.isInfinite(x) ? null : x;
    }
}
