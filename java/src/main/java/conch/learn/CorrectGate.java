package conch.learn;

import conch.ext.ProjectException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The pack's test script, in a process of its own. */
final class CorrectGate implements Gate {
    @Override
    public GateResult run(Attempt attempt) throws IOException, InterruptedException {
        var correct = attempt.exercise().correct();
        Path stage;
        try {
            stage = attempt.plain();
        } catch (ProjectException e) {
            return GateResult.failed(GateName.CORRECT, e.getMessage());
        }
        var result = attempt.conch(stage, List.of(correct.script()), Attempt.testing(correct.limit()));
        if (!result.ending().isGood()) return Failure.of(GateName.CORRECT, attempt, stage, correct.script(), result);
        return GateResult.passed(GateName.CORRECT, passed(correct.script(), result.output())).withOutput(attempt.relative(result.output()).strip());
    }

    private static String passed(String script, String output) {
        long tests = output.lines().filter(line -> line.startsWith("passed ")).count();
        return script + " passes" + (tests == 0 ? "" : tests == 1 ? ", with one test" : ", with " + tests + " tests");
    }
}
