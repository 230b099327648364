package conch.learn;

import com.google.gson.JsonObject;
import java.time.Duration;

/**
 * What one gate said.
 *
 * @param message what is wrong, in one sentence or a few lines; of a passed gate what was looked at
 * @param place the line that it is about; null where there is none
 * @param advice what to do; null where the message says it all
 * @param output what compiler, script or scheduler wrote; may be empty
 * @param measured figures, for gates that measure; null for the others
 */
public record GateResult(GateName gate, GateState state, String message, Place place, String advice, String output, JsonObject measured, Duration took) {
    public static GateResult passed(GateName gate, String message) {
        return new GateResult(gate, GateState.PASSED, message, null, null, "", null, Duration.ZERO);
    }

    public static GateResult failed(GateName gate, String message) {
        return new GateResult(gate, GateState.FAILED, message, null, null, "", null, Duration.ZERO);
    }

    public static GateResult inconclusive(GateName gate, String message) {
        return new GateResult(gate, GateState.INCONCLUSIVE, message, null, null, "", null, Duration.ZERO);
    }

    /** @param why what is missing, and what to do */
    public static GateResult notGradable(GateName gate, String why) {
        return new GateResult(gate, GateState.NOT_GRADABLE, why, null, null, "", null, Duration.ZERO);
    }

    static GateResult notRun(GateName gate, GateName blocking) {
        return new GateResult(gate, GateState.NOT_RUN, blocking.word() + " comes first", null, null, "", null, Duration.ZERO);
    }

    public GateResult at(Place where) {
        return new GateResult(gate, state, message, where, advice, output, measured, took);
    }

    public GateResult advising(String what) {
        return new GateResult(gate, state, message, place, what, output, measured, took);
    }

    public GateResult withOutput(String text) {
        return new GateResult(gate, state, message, place, advice, text, measured, took);
    }

    public GateResult withMeasured(JsonObject figures) {
        return new GateResult(gate, state, message, place, advice, output, figures, took);
    }

    GateResult taking(Duration time) {
        return new GateResult(gate, state, message, place, advice, output, measured, time);
    }
}
