package conch.learn.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conch.child.ChildResult;
import conch.child.Ending;
import conch.learn.speed.SpeedResult.State;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The judgement, on measurements whose truth is known: two cores that are free, loaded, or one. */
class SpeedJudgementTest {
    private final Random random = new Random(7);
    private int batches;

    private double noisy(double value, double noise) {
        return value * Math.exp(noise * random.nextGaussian());
    }

    /** As {@code drive.py} prints them: b is so many times as fast as a, and plain threads attain so much. */
    private SpeedTest.Batch batch(double ratio, double attainable, double noise) {
        return () -> {
            batches++;
            var lines = new StringBuilder();
            for (int i = 0; i < 9; i++) {
                lines.append(String.format(Locale.ROOT, "{\"a\": %f, \"b\": %f, \"one\": %f, \"many\": %f, \"threads\": 2}%n", noisy(0.05 * ratio, noise),
                        noisy(0.05, noise), noisy(0.015, noise), noisy(2 * 0.015 / attainable, noise)));
            }
            return ended(0, lines.toString(), "");
        };
    }

    private static ChildResult ended(int code, String output, String errors) {
        return new ChildResult(new Ending.Exited(code), output, errors, Duration.ofSeconds(1));
    }

    private SpeedResult parallel(double ratio, double attainable, double noise) throws InterruptedException {
        return new SpeedTest(SpeedTest.Kind.PARALLEL, 0.7, 2).grade(batch(ratio, attainable, noise));
    }

    @Test
    void whatIsClearIsToldByOneBatch() throws InterruptedException {
        assertEquals(State.PASSED, parallel(1.9, 1.95, 0.05).state());
        assertEquals(1, batches);
        assertEquals(State.FAILED, parallel(1.0, 1.95, 0.05).state());
        assertEquals(2, batches);
    }

    /** A machine that gives less asks for less. */
    @Test
    void theAttainableIsWhatCounts() throws InterruptedException {
        assertEquals(State.PASSED, parallel(1.45, 1.5, 0.05).state());
        assertEquals(State.FAILED, parallel(1.1, 1.95, 0.05).state());
    }

    @Test
    void whatLiesAtTheThresholdIsInconclusiveAfterAllBatches() throws InterruptedException {
        SpeedResult result = new SpeedTest(SpeedTest.Kind.PARALLEL, 0.7, 2).grade(batch(1.4, 2.0, 0.2));
        assertEquals(State.INCONCLUSIVE, result.state(), result::message);
        assertEquals(5, batches);
        assertEquals(45, result.rounds());
    }

    @Test
    void coresThatOthersUseFailNobody() throws InterruptedException {
        SpeedResult result = parallel(1.0, 1.1, 0.05);
        assertEquals(State.INCONCLUSIVE, result.state());
        assertTrue(result.message().contains("other programs use the cores"), result::message);
        assertEquals(2, batches, "a third is not waited for");
    }

    @Test
    void oneCoreIsNotGradable() throws Exception {
        SpeedResult result = new SpeedTest(SpeedTest.Kind.PARALLEL, 0.7, 1).grade(null, null, null, null);
        assertEquals(State.NOT_GRADABLE, result.state());
    }

    @Test
    void aCostNeedsNoSecondCore() throws InterruptedException {
        var test = new SpeedTest(SpeedTest.Kind.COST, 0.9, 1);
        assertEquals(State.PASSED, test.grade(batch(1.0, 1.0, 0.02)).state());
        assertEquals(State.FAILED, test.grade(batch(0.5, 1.0, 0.02)).state());
    }

    /** A slow quarter of the rounds, as when another program starts, moves no median. */
    @Test
    void burstsOfLoadAreNoise() throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            var disturbed = new Rounds();
            for (int k = 0; k < 9; k++) {
                double slow = random.nextInt(4) == 0 ? 2 : 1;
                disturbed.add(new Round(noisy(0.095, 0.05), noisy(0.05 * slow, 0.05), noisy(0.015, 0.05), noisy(0.0155 * slow, 0.05), 2));
            }
            SpeedResult result = new SpeedTest(SpeedTest.Kind.PARALLEL, 0.7, 2).judge(disturbed);
            assertTrue(result.state() != State.FAILED, result::message);
        }
    }

    @Test
    void aScriptThatFailsIsSaidInItsOwnWords() throws InterruptedException {
        SpeedResult result = new SpeedTest(SpeedTest.Kind.COST, 1, 2)
                .grade(() -> ended(1, "", "Traceback (most recent call last):\n  File \"x\"\nValueError: no such block\n"));
        assertEquals(State.FAILED, result.state());
        assertTrue(result.message().contains("ValueError: no such block"), result::message);
    }
}
