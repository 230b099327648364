package conch.learn;

import conch.ext.ProjectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The test script under {@code --strict}, which stops at the first misuse of references, of the lock, or of memory that is gone. */
final class ReferencesGate implements Gate {
    private static final Pattern RULE = Pattern.compile("(?m)^strict: (.*)$");
    private static final Pattern SOURCE = Pattern.compile("(?:.*[\\s/(])?([\\w.-]+\\.c):(\\d+).*");
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
        var rule = RULE.matcher(result.output());
        if (rule.find()) return misuse(attempt, rule.group(1).strip(), result.output().substring(rule.start()));
        if (result.output().contains(NOT_THERE)) return GateResult.notGradable(GateName.REFERENCES, result.output().strip().replaceFirst("^conch: ", ""));
        return result.ending().isGood() ? GateResult.passed(GateName.REFERENCES, script + " passes under --strict")
                : Failure.of(GateName.REFERENCES, attempt, stage, script, result);
    }

    private static GateResult misuse(Attempt attempt, String rule, String text) {
        var failed = GateResult.failed(GateName.REFERENCES, rule).withOutput(attempt.relative(text).strip());
        Place place = text.lines().map(SOURCE::matcher).filter(Matcher::matches)
                .filter(m -> Files.isRegularFile(attempt.source().resolve(m.group(1))))
                .map(m -> attempt.place(m.group(1), Integer.parseInt(m.group(2)))).findFirst().orElse(null);
        return place == null ? failed : failed.at(place);
    }
}
