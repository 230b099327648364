package conch.cli;

import conch.learn.Nearest;
import conch.race.Demo;
import conch.race.Variant;
import conch.race.explore.ExploreException;
import conch.race.sanitize.Finding;
import conch.race.sanitize.SanitizeReport;
import conch.race.sanitize.SanitizedRun;
import conch.race.sanitize.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;

/** {@code conch race sanitize}: what ThreadSanitizer and AddressSanitizer say of a demo. */
final class RaceSanitize {
    private static final Duration BROKEN = Duration.ofSeconds(8), REPAIRED = Duration.ofSeconds(2);
    private static final int FAILED = 1, INCONCLUSIVE = 4;

    private final RaceOptions options;
    private final Path home = Home.find();

    RaceSanitize(RaceOptions options) {
        this.options = options;
    }

    int run() throws Exception {
        options.allow("sanitize", "variant", "time", "cc", "json");
        if (options.names().size() != 2) throw UsageException.withHint("race sanitize takes the name of a demo");
        String name = options.names().get(1);
        if (!Demo.NAMES.contains(name)) throw UsageException.of("race: there is no demo '%s'; there are: %s%s", name, String.join(", ", Demo.NAMES), Nearest.question(name, Demo.NAMES));
        var reports = new ArrayList<SanitizeReport>();
        try {
            var run = new SanitizedRun(home, name, options.value("cc"));
            for (Variant variant : options.variants()) {
                reports.add(report(run, name, variant));
                if (!options.json()) System.out.println(reports.getLast().text());
            }
        } catch (ExploreException e) {
            System.err.println("conch: race: " + e.getMessage());
            return FAILED;
        }
        if (options.json()) System.out.print(SanitizeReport.json(reports));
        return reports.stream().anyMatch(SanitizeReport::fails) ? FAILED : reports.stream().allMatch(SanitizeReport::isInconclusive) ? INCONCLUSIVE : 0;
    }

    private SanitizeReport report(SanitizedRun run, String name, Variant variant) throws Exception {
        var findings = new ArrayList<Finding>();
        Duration time = options.time(variant == Variant.BROKEN ? BROKEN : REPAIRED);
        for (Tool tool : Tool.values()) findings.add(run.run(tool, variant, time));
        return new SanitizeReport(name, variant, run.compiler().shortName(), home.resolve("native/races"), findings);
    }
}
