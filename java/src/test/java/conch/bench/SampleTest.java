package conch.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Medians and their intervals; the ranks are those of published tables for the sign test. */
class SampleTest {
    private static Sample upTo(int n) {
        return new Sample(IntStream.rangeClosed(1, n).mapToDouble(i -> i).toArray());
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 1, 2", "5, 1, 5", "6, 1, 6", "8, 1, 8", "9, 2, 8", "11, 2, 10", "12, 3, 10", "15, 4, 12", "20, 6, 15", "25, 8, 18", "30, 10, 21"})
    void theIntervalLeavesOutAsManyAsItMay(int n, double low, double high) {
        assertEquals(low, upTo(n).low());
        assertEquals(high, upTo(n).high());
    }

    @Test
    void fewValuesSayThatTheyAreFew() {
        assertEquals(0.9375, upTo(5).confidence());
        assertEquals(0.96875, upTo(6).confidence());
        assertTrue(upTo(30).confidence() >= 0.95);
    }

    @Test
    void median() {
        assertEquals(3, new Sample(9, 1, 3).median());
        assertEquals(2.5, new Sample(4, 1, 3, 2).median());
    }

    /** The confidence is a promise about the unknown median: it is kept in so many of many trials. */
    @Test
    void theIntervalHoldsTheMedianAsOftenAsItSays() {
        var random = new Random(2781);
        int trials = 4000, held = 0;
        for (int i = 0; i < trials; i++) {
            var sample = new Sample(random.doubles(15).map(x -> x * x * x).toArray());
            if (sample.low() <= 0.125 && 0.125 <= sample.high()) held++;
        }
        assertEquals(upTo(15).confidence(), (double) held / trials, 0.015);
    }

    @Test
    void ratiosAreMadePairByPair() {
        var ratio = new Sample(2, 40, 6).dividedBy(new Sample(1, 20, 3));
        assertEquals(2, ratio.low());
        assertEquals(2, ratio.high());
        assertThrows(IllegalArgumentException.class, () -> new Sample(1, 2).dividedBy(new Sample(1)));
    }

    @Test
    void nothingIsNoSample() {
        assertThrows(IllegalArgumentException.class, () -> new Sample());
        assertThrows(IllegalArgumentException.class, () -> new Sample(1, Double.NaN));
    }
}
