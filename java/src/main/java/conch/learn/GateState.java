package conch.learn;

import java.util.Arrays;
import java.util.Locale;

/** What a gate, or all gates of an exercise together, came to. */
public enum GateState {
    PASSED, FAILED,
    /** It was measured, and the noise of this machine leaves it open. */
    INCONCLUSIVE,
    /** This machine lacks what the gate needs; says nothing about the learner's work. */
    NOT_GRADABLE,
    /** A gate before it blocks. */
    NOT_RUN;

    public String words() {
        return this == NOT_GRADABLE ? "not gradable here" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The state with these words; {@link #NOT_RUN} for words that a newer Conch may have written. */
    static GateState of(String words) {
        return Arrays.stream(values()).filter(state -> state.words().equals(words)).findFirst().orElse(NOT_RUN);
    }
}
