package conch.learn;

import conch.ext.Jvm;
import conch.ext.ProjectException;
import conch.learn.speed.SpeedResult;
import conch.learn.speed.SpeedTest;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Whether the learner's way pays, by interval, on this machine. */
final class SpeedGate implements Gate {
    /** Of one process with one batch of rounds. */
    private static final Duration BATCH = Duration.ofSeconds(60);

    @Override
    public boolean isAlone() {
        return true;
    }

    @Override
    public GateResult run(Attempt attempt) throws IOException, InterruptedException {
        var speed = attempt.exercise().speed();
        Path stage;
        try {
            stage = attempt.plain();
        } catch (ProjectException e) {
            return GateResult.failed(GateName.SPEED, e.getMessage());
        }
        boolean parallel = speed.kind().equals("parallel");
        var test = new SpeedTest(parallel ? SpeedTest.Kind.PARALLEL : SpeedTest.Kind.COST, parallel ? speed.minEfficiency() : speed.minRatio());
        var interpreter = Jvm.conch(attempt.machine().home(), Attempt.crashFile(stage), List.of("-Xmx512m"), List.of());
        var result = test.grade(interpreter, stage, stage.resolve(speed.script()), Attempt.limits(BATCH));
        return new GateResult(GateName.SPEED, state(result.state()), attempt.relative(result.message()), null, null, "", figures(result), Duration.ZERO);
    }

    private static GateState state(SpeedResult.State state) {
        return switch (state) {
            case PASSED -> GateState.PASSED;
            case FAILED -> GateState.FAILED;
            case INCONCLUSIVE -> GateState.INCONCLUSIVE;
            case NOT_GRADABLE -> GateState.NOT_GRADABLE;
        };
    }

    private static JsonObject figures(SpeedResult result) {
        if (Double.isNaN(result.ratio())) return null;
        var json = new JsonObject();
        json.addProperty("a_seconds", result.a());
        json.addProperty("b_seconds", result.b());
        json.addProperty("ratio", result.ratio());
        json.addProperty("ratio_low", result.low());
        json.addProperty("ratio_high", result.high());
        if (!Double.isNaN(result.attainable())) json.addProperty("attainable", result.attainable());
        json.addProperty("rounds", result.rounds());
        return json;
    }
}
