package conch.learn;

import conch.ext.ProjectException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The test script under {@code --strict}, which stops at the first misuse of references, of the lock, or of memory that is gone. */
final class ReferencesGate implements Gate {
    private static final String NOT_THERE = "--strict: this version of Conch";
    private static final Duration USUAL = Duration.ofSeconds(30);

    @Override
    public GateResult run(Attempt attempt) throws IOException, InterruptedException {
        String script = attempt.exercise().references().script();
        Path stage;
        try {
            stage = attempt.plain();
        } catch (ProjectException e) {
            return GateResult.failed(GateName.REFERENCES, e.getMessage());
        }
        var correct = attempt.exercise().correct();
        Duration limit = correct == null ? USUAL : correct.limit().multipliedBy(2);
        var result = attempt.conch(stage, List.of("--strict", script), Attempt.testing(limit));
        var stop = StrictStop.in(result.output(), attempt);
        if (stop.isPresent()) return misuse(stop.get());
        if (result.output().contains(NOT_THERE)) return GateResult.notGradable(GateName.REFERENCES, result.output().strip().replaceFirst("^conch: ", ""));
        return result.ending().isGood() ? GateResult.passed(GateName.REFERENCES, script + " passes under --strict")
                : Failure.of(GateName.REFERENCES, attempt, stage, script, result);
    }

    private static GateResult misuse(StrictStop stop) {
        var failed = GateResult.failed(GateName.REFERENCES, stop.rule()).withOutput(stop.text());
        return stop.place() == null ? failed : failed.at(stop.place());
    }
}
