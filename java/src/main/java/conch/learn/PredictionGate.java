package conch.learn;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import conch.learn.prediction.Prediction;
import conch.learn.prediction.PredictionResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tomlj.Toml;
import org.tomlj.TomlTable;

/** The learner's prediction.toml against what the pack's script measures now, on this machine. */
final class PredictionGate implements Gate {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public boolean isAlone() {
        return true;
    }

    @Override
    public GateResult run(Attempt attempt) throws IOException, InterruptedException {
        if (!attempt.missing().isEmpty()) return BuildGate.missing(attempt);
        String file = attempt.exercise().files().getFirst();
        var toml = Toml.parse(attempt.source().resolve(file));
        if (toml.hasErrors()) {
            var error = toml.errors().getFirst();
            return GateResult.failed(GateName.CORRECT, error.getMessage()).at(attempt.place(file, error.position().line()))
                    .advising("A prediction is written key = value: a number as it is, a word in quotes.");
        }
        var prediction = attempt.exercise().prediction();
        Path stage = attempt.stage("plain");
        var run = attempt.conch(stage, List.of(prediction.script()), Attempt.limits(LIMIT));
        if (!run.ending().isGood()) return Failure.of(GateName.CORRECT, attempt, stage, prediction.script(), run);
        JsonObject measured = lastLine(run.output());
        if (measured == null) return GateResult.failed(GateName.CORRECT, prediction.script() + " did not print a JSON object in its last line").withOutput(run.output());
        return result(new Prediction(values(toml)).against(measured, prediction.factor()), measured);
    }

    /** By dotted keys: a table within the table is a type of the TOML library's own, which nobody else needs to know. */
    private static Map<String, Object> values(TomlTable toml) {
        var values = new LinkedHashMap<String, Object>();
        toml.dottedKeySet().forEach(key -> values.put(key, toml.get(key)));
        return values;
    }

    private static JsonObject lastLine(String output) {
        String last = output.lines().filter(line -> !line.isBlank()).reduce((_, b) -> b).orElse("");
        try {
            return JsonParser.parseString(last) instanceof JsonObject object ? object : null;
        } catch (JsonSyntaxException e) {
            return null;
        }
    }

    /** What was measured is kept back as long as something is not predicted. */
    private static GateResult result(PredictionResult result, JsonObject measured) {
        var base = switch (result.state()) {
            case PASSED -> GateResult.passed(GateName.CORRECT, "the prediction agrees with the measurement");
            case FAILED -> GateResult.failed(GateName.CORRECT, result.rows().isEmpty() ? result.message() : "the prediction differs from the measurement");
            case INCONCLUSIVE -> GateResult.inconclusive(GateName.CORRECT, "this machine did not show everything");
        };
        return result.rows().isEmpty() ? base : base.withOutput(result.message()).withMeasured(measured);
    }
}
