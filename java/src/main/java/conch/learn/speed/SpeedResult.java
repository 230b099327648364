package conch.learn.speed;

/**
 * What came out of a speed test.
 *
 * @param state which of the four
 * @param message one or two sentences for the learner, with the figures
 * @param a median seconds of the one way; NaN where nothing was measured
 * @param b likewise of the other
 * @param ratio how many times as fast b was as a; NaN where nothing was measured
 * @param low where the ratio lies by bootstrap, at least; NaN likewise
 * @param high at most
 * @param attainable what plain threads attained in the same run; NaN likewise
 * @param rounds how many rounds that rests on
 */
public record SpeedResult(State state, String message, double a, double b, double ratio, double low, double high, double attainable, int rounds) {
    /** A failure is the learner's, the last two are the machine's. */
    public enum State {
        PASSED, FAILED, INCONCLUSIVE, NOT_GRADABLE
    }

    static SpeedResult unmeasured(State state, String message) {
        return new SpeedResult(state, message, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
    }
}
