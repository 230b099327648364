package conch.learn;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What all gates of an exercise said.
 *
 * @param results one for each gate of the exercise, in order
 */
public record Report(Exercise exercise, List<GateResult> results) {
    private static final int DONE = 0, NOT_PASSED = 3, UNDECIDED = 4;

    /**
     * Failed if a gate failed; else inconclusive if one is; else passed. A gate that this machine cannot grade does not hold anybody up as long as
     * the code was at least run: if there is only {@code build} besides, nothing was shown.
     */
    public GateState verdict() {
        if (has(GateState.FAILED)) return GateState.FAILED;
        if (has(GateState.INCONCLUSIVE)) return GateState.INCONCLUSIVE;
        boolean shown = results.stream().anyMatch(r -> r.state() == GateState.PASSED && (r.gate() != GateName.BUILD || results.size() == 1));
        return shown ? GateState.PASSED : GateState.NOT_GRADABLE;
    }

    private boolean has(GateState state) {
        return results.stream().anyMatch(r -> r.state() == state);
    }

    /** The gate that stands between the learner and the end: the first that failed, else the first that is open. */
    public Optional<GateResult> blocking() {
        GateState verdict = verdict();
        return verdict == GateState.PASSED ? Optional.empty() : results.stream().filter(r -> r.state() == verdict).findFirst();
    }

    public Duration took() {
        return results.stream().map(GateResult::took).reduce(Duration.ZERO, Duration::plus);
    }

    /** 0 passed, 3 not passed, 4 not decided. */
    public int exitCode() {
        return switch (verdict()) {
            case PASSED -> DONE;
            case FAILED -> NOT_PASSED;
            default -> UNDECIDED;
        };
    }
}
