package conch.learn.speed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Rounds as they come, and what they say in sum. */
final class Rounds {
    /** The ends of an interval: how many times as fast, or which part of the attainable. */
    record Interval(double low, double high) {
    }

    private static final int DRAWS = 2000;
    /** 98 % of the draws lie within. More than the usual 95, because rounds are added until the answer is clear, and every look may err. */
    private static final double TAIL = 0.01;

    private final List<Round> rounds = new ArrayList<>();

    void add(Round round) {
        rounds.add(round);
    }

    int count() {
        return rounds.size();
    }

    /** How many threads b uses, as its script says. */
    int threads() {
        return rounds.getFirst().threads();
    }

    /** The median seconds of the one way. */
    double a() {
        return median(rounds, Round::a);
    }

    /** The median seconds of the other way. */
    double b() {
        return median(rounds, Round::b);
    }

    /** The median of how many times as fast b was as a. */
    double ratio() {
        return median(rounds, Round::ratio);
    }

    /** The median of what plain threads attained. */
    double attainable() {
        return median(rounds, Round::attainable);
    }

    /** Where the ratio lies. */
    Interval ratioInterval() {
        return interval(drawn -> median(drawn, Round::ratio));
    }

    /** Where the ratio lies as a part of the attainable; both are drawn together, because one moment of the machine made them. */
    Interval efficiencyInterval() {
        return interval(drawn -> median(drawn, Round::ratio) / median(drawn, Round::attainable));
    }

    /** By bootstrap: the figure of as many rounds as there are, drawn with repetition. The seed is fixed: the same rounds say the same. */
    private Interval interval(ToDoubleFunction<List<Round>> figure) {
        var random = new Random(1);
        double[] drawn = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) drawn[i] = figure.applyAsDouble(draw(random));
        Arrays.sort(drawn);
        return new Interval(drawn[(int) (TAIL * DRAWS)], drawn[(int) ((1 - TAIL) * DRAWS)]);
    }

    private List<Round> draw(Random random) {
        return random.ints(rounds.size(), 0, rounds.size()).mapToObj(rounds::get).toList();
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}
