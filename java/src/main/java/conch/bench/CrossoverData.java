package conch.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What {@code bench/scripts/crossover.py} measured. A figure is computed for each size from a choice of rounds: all of them, or those that a
 * bootstrap drew.
 */
final class CrossoverData {
    /**
     * A line of the script.
     *
     * @param held nanoseconds for one call alone, with the lock held
     * @param released the same with the lock let go
     * @param calls calls a second alone, with the lock held, in the loop that is also used beside the other thread
     * @param loop rounds a second of the script's loop alone
     * @param callsHeld calls a second beside that loop, with the lock held
     * @param loopHeld the loop's rounds a second at that time
     * @param callsReleased calls a second beside that loop, with the lock let go
     * @param loopReleased the loop's rounds a second at that time
     */
    record Line(double held, double released, double calls, double loop, double callsHeld, double loopHeld, double callsReleased, double loopReleased) {
    }

    /** Other programs only ever take speed away, so what lies at the quiet quarter of the samples is nearer to the truth than the middle. */
    private static final double QUIET = 0.75;
    private static final int NUMBERS = 9;

    /** Up to here the differences of two calls' times are not all noise. */
    private static final int SHORT = 4096;

    /** By size, then by round. */
    private final SortedMap<Integer, List<List<Line>>> lines = new TreeMap<>();
    private final List<Double> parallelism = new ArrayList<>();

    /** @throws IllegalArgumentException for what the script does not print */
    void add(String text) {
        double[] x = Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
        if (x.length == 1) {
            parallelism.add(x[0]);
            return;
        }
        if (x.length != NUMBERS) throw new IllegalArgumentException("not a line of crossover.py: " + text);
        roundOf((int) x[0]).add(new Line(x[1], x[2], x[3], x[4], x[5], x[6], x[7], x[8]));
    }

    /** The lines of a size in the round that was begun last. */
    private List<Line> roundOf(int size) {
        List<List<Line>> rounds = lines.computeIfAbsent(size, s -> new ArrayList<>());
        while (rounds.size() < parallelism.size()) rounds.add(new ArrayList<>());
        return rounds.getLast();
    }

    /** How much two threads without the lock got done at once, against one: the median over the rounds. */
    double parallelism() {
        return quantile(parallelism.stream().mapToDouble(Double::doubleValue).toArray(), 0.5);
    }

    /** How many rounds are whole. */
    int rounds() {
        return lines.values().stream().mapToInt(List::size).min().orElse(0);
    }

    int[] allRounds() {
        return IntStream.range(0, rounds()).toArray();
    }

    int[] sizes() {
        return lines.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /** Nanoseconds of a call alone, with the lock held. */
    double call(int size, int[] rounds) {
        return quantile(size, rounds, 1 - QUIET, Line::held);
    }

    /** The same for a size between two that were measured: a line through both, size and time by their logarithms. */
    double callOf(double size, int[] rounds) {
        int[] sizes = sizes();
        int above = 1;
        while (above < sizes.length - 1 && sizes[above] < size) above++;
        double low = call(sizes[above - 1], rounds), high = call(sizes[above], rounds);
        return low * Math.pow(high / low, Math.log(size / sizes[above - 1]) / Math.log((double) sizes[above] / sizes[above - 1]));
    }

    /** Nanoseconds that letting go adds to a call alone. It does the same at each size, so the short calls' differences are of one thing. */
    double price(int[] rounds) {
        double[] all = lines.headMap(SHORT + 1).keySet().stream().flatMapToDouble(size -> of(size, rounds, line -> line.released() - line.held())).toArray();
        return Math.max(0, quantile(all, 0.5));
    }

    /** The price as a share of the call. */
    double priceShare(int size, int[] rounds) {
        return price(rounds) / call(size, rounds);
    }

    /** The speed of the calls beside the loop, as a share of their speed alone. */
    double caller(int size, int[] rounds, boolean release) {
        double alone = callsAlone(size, rounds);
        return quantile(size, rounds, 0.5, line -> callerShare(line, release, alone));
    }

    /** The speed of the loop beside the calls, as a share of its speed alone. */
    double other(int size, int[] rounds, boolean release) {
        double alone = loopAlone(rounds);
        return quantile(size, rounds, 0.5, line -> otherShare(line, release, alone));
    }

    /** How much more both get done together with the lock let go than with it held: 1 is alike, 2 the best that two threads can. */
    double gain(int size, int[] rounds) {
        return together(size, rounds, true) / together(size, rounds, false);
    }

    private double together(int size, int[] rounds, boolean release) {
        double calls = callsAlone(size, rounds), loop = loopAlone(rounds);
        return quantile(size, rounds, QUIET, line -> callerShare(line, release, calls) + otherShare(line, release, loop));
    }

    private static double callerShare(Line line, boolean release, double alone) {
        return (release ? line.callsReleased() : line.callsHeld()) / alone;
    }

    private static double otherShare(Line line, boolean release, double alone) {
        return (release ? line.loopReleased() : line.loopHeld()) / alone;
    }

    private double callsAlone(int size, int[] rounds) {
        return quantile(size, rounds, QUIET, Line::calls);
    }

    /** The loop knows no size: all of its samples are of one thing. */
    private double loopAlone(int[] rounds) {
        double[] all = lines.keySet().stream().flatMapToDouble(size -> of(size, rounds, Line::loop)).toArray();
        return quantile(all, QUIET);
    }

    private double quantile(int size, int[] rounds, double at, ToDoubleFunction<Line> figure) {
        return quantile(of(size, rounds, figure).toArray(), at);
    }

    private DoubleStream of(int size, int[] rounds, ToDoubleFunction<Line> figure) {
        List<List<Line>> all = lines.get(size);
        return Arrays.stream(rounds).boxed().flatMap(round -> all.get(round).stream()).mapToDouble(figure);
    }

    /** Between two samples in proportion. */
    static double quantile(double[] values, double at) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = at * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
