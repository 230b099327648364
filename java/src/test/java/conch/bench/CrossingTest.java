package conch.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The size at which a figure reaches a threshold, from measurements whose truth is known. */
class CrossingTest {
    private static final int[] SIZES = {64, 128, 256, 512};

    @Test
    void neighboursInTheWrongOrderBecomeTheirMean() {
        assertArrayEquals(new double[] {1, 2.5, 2.5, 4}, Crossing.rising(new double[] {1, 3, 2, 4}));
        assertArrayEquals(new double[] {2, 2, 2}, Crossing.rising(new double[] {3, 2, 1}));
        assertArrayEquals(new double[] {1, 2, 3}, Crossing.rising(new double[] {1, 2, 3}));
    }

    @Test
    void theThresholdIsReachedBetweenTwoSizesByTheirLogarithms() {
        assertEquals(128 * Math.sqrt(2), Crossing.find(SIZES, new double[] {0, 1, 2, 3}, 1.5), 1e-9);
        assertEquals(64, Crossing.find(SIZES, new double[] {2, 2, 2, 3}, 1.5));
        assertEquals(Double.POSITIVE_INFINITY, Crossing.find(SIZES, new double[] {0, 0, 0, 1}, 1.5));
    }

    /** Both threads together: 1 with the lock held, 1 + t/(t + 5 ms) with it let go, at 2 ns a byte: 5 % more at 132 KB. */
    private static CrossoverData convoy(double noise, long seed) {
        var data = new CrossoverData();
        var random = new Random(seed);
        for (int round = 0; round < 5; round++) {
            data.add("1.97");
            for (int size = 64; size <= 1 << 19; size *= 2) {
                double call = 100 + 2.0 * size, share = call / (call + 5e6), loop = 1e7;
                double[] x = {call, call + 20, 1e9 / call, loop, 0.5e9 / call, 0.5 * loop, share * 1e9 / call, loop};
                for (int i = 0; i < x.length; i++) x[i] *= 1 + noise * random.nextGaussian();
                data.add(size + " " + java.util.Arrays.stream(x).mapToObj(Double::toString).collect(java.util.stream.Collectors.joining(" ")));
            }
        }
        return data;
    }

    private static Crossing gainReaches(double threshold, CrossoverData data) {
        return Crossing.of(data, data::gain, threshold);
    }

    @Test
    void theConvoysCrossingIsFound() {
        for (long seed = 0; seed < 5; seed++) {
            Crossing crossing = gainReaches(1.05, convoy(0.01, seed));
            assertTrue(crossing.size() > 66e3 && crossing.size() < 264e3, () -> "132 KB within a factor of two: " + crossing);
            assertTrue(crossing.low() <= crossing.size() && crossing.size() <= crossing.high(), crossing::toString);
            assertFalse(crossing.isInconclusive(), crossing::toString);
        }
    }

    @Test
    void noiseThatHidesItIsInconclusive() {
        Crossing crossing = gainReaches(1.05, convoy(0.3, 1));
        assertTrue(crossing.isInconclusive(), crossing::toString);
    }

    @Test
    void aThresholdThatIsNeverReachedIsNowhere() {
        Crossing crossing = gainReaches(1.5, convoy(0.001, 1));
        assertTrue(crossing.isNowhere() && !crossing.isInconclusive(), crossing::toString);
    }

    @Test
    void aSizeBetweenTwoHasTheTimeBetweenTheirs() {
        var data = convoy(0, 1);
        int[] rounds = data.allRounds();
        assertEquals(100 + 2.0 * 64, data.callOf(64, rounds), 1e-6);
        assertEquals(100 + 2.0 * 131072, data.callOf(131072, rounds), 1);
        assertEquals(100 + 2.0 * 180000, data.callOf(180000, rounds), 1000);
    }

    @Test
    void aLineThatTheScriptDoesNotPrintIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new CrossoverData().add("64 1 2"));
    }
}
