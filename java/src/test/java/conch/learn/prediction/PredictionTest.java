package conch.learn.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import conch.learn.prediction.PredictionResult.State;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What agrees with what, and what is shown when. */
class PredictionTest {
    private static PredictionResult compare(Map<String, ?> predicted, String measured) {
        return new Prediction(predicted).against(JsonParser.parseString(measured).getAsJsonObject(), 2.0);
    }

    private static State state(Object predicted, String measured) {
        return compare(Map.of("x", predicted), "{\"x\": " + measured + "}").state();
    }

    @Test
    void wordsAndWholeNumbersAgreeWhereTheyAreEqual() {
        assertEquals(State.PASSED, state("cpu", "\"cpu\""));
        assertEquals(State.PASSED, state("CPU ", "\"cpu\""));
        assertEquals(State.FAILED, state("io", "\"cpu\""));
        assertEquals(State.PASSED, state(3L, "3"));
        assertEquals(State.FAILED, state(4L, "3"));
        assertEquals(State.PASSED, state(true, "true"));
        assertEquals(State.FAILED, state("three", "3"));
    }

    @Test
    void otherNumbersAgreeWithinTheFactor() {
        assertEquals(State.PASSED, state(2L, "1.93"));
        assertEquals(State.PASSED, state(3.8, "1.93"));
        assertEquals(State.FAILED, state(3.9, "1.93"));
        assertEquals(State.PASSED, state(1.0, "1.93"));
        assertEquals(State.FAILED, state(-2L, "1.93"));
        assertEquals(State.FAILED, state(0L, "0.5"));
        assertEquals(State.FAILED, state("fast", "1.93"));
    }

    @Test
    void anIntervalHoldsWhatLiesInIt() {
        assertEquals(State.PASSED, state(2L, "{\"low\": 1.5, \"high\": 2}"));
        assertEquals(State.FAILED, state(2.1, "{\"low\": 1.5, \"high\": 2}"));
        assertEquals(State.FAILED, state("two", "{\"low\": 1.5, \"high\": 2}"));
    }

    @Test
    void tablesAreJoinedByDots() {
        PredictionResult result = compare(Map.of("hash", Map.of("bound", "cpu")), "{\"hash\": {\"bound\": \"io\"}}");
        assertEquals(State.FAILED, result.state());
        assertTrue(result.message().contains("hash.bound  cpu        io        differs"), result::message);
    }

    @Test
    void whatIsStillOpenKeepsTheMeasurementBack() {
        PredictionResult result = compare(Map.of("x", "?"), "{\"x\": \"secret\", \"y\": 5}");
        assertEquals(State.FAILED, result.state());
        assertTrue(result.message().contains("not predicted yet: x, y"), result::message);
        assertFalse(result.message().contains("secret"), result::message);
    }

    @Test
    void aNameThatIsNotMeasuredIsSaid() {
        PredictionResult result = compare(Map.of("x", 1L, "bond", "cpu"), "{\"x\": 1}");
        assertEquals(State.FAILED, result.state());
        assertTrue(result.message().contains("nothing is measured under the name bond; the names are x"), result::message);
    }

    @Test
    void whatTheMachineDidNotShowFailsNobody() {
        assertEquals(State.INCONCLUSIVE, state(2L, "null"));
        assertEquals(State.INCONCLUSIVE, state(2L, "\"inconclusive\""));
        assertEquals(State.FAILED, compare(Map.of("x", 2L, "y", "cpu"), "{\"x\": null, \"y\": \"io\"}").state());
    }
}
