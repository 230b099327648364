package conch.race.explore;

import static conch.race.explore.ExplorationTest.HOME;
import static conch.race.explore.ExplorationTest.OPTIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import conch.race.Demo;
import conch.race.Variant;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** docs/races.md: each witness on it ends as it says, and none is longer than it need be; what it quotes of explore is what explore prints. */
@EnabledOnOs(OS.LINUX) // the scheduler is built there only
class RacesPageTest {
    private static final Pattern WITNESS = Pattern.compile(
            "`conch race replay ([a-z-]+)(?: --threads (\\d+))?( --mode drop)? --schedule ([0-9a-f]+)`: `([^`]+)`");

    private static String page() throws Exception {
        return Files.readString(HOME.resolve("docs/races.md"));
    }

    @Test
    void everyWitnessIsTheShortest() throws Exception {
        var demos = new HashSet<String>();
        var witnesses = WITNESS.matcher(page()).results().toList();
        for (var witness : witnesses) {
            int threads = witness.group(2) == null ? 2 : Integer.parseInt(witness.group(2));
            var form = new DemoForm(witness.group(1), Variant.BROKEN, threads, 1, witness.group(3) != null);
            var found = Exploration.of(form.subject(HOME), OPTIONS).outcome(witness.group(5)).orElseThrow(() -> new AssertionError(witness.group()));
            assertEquals(witness.group(4), found.witness(), witness.group());
            demos.add(form.name());
        }
        var missing = new HashSet<>(Demo.NAMES);
        missing.removeAll(demos);
        assertEquals(List.of("false-sharing"), List.copyOf(missing), "demos without a witness");
    }

    @Test
    void theQuotedExplorationsAreReal() throws Exception {
        assumeTrue(Compiler.find(null).shortName().startsWith("gcc 12"), "quoted from gcc 12");
        var incref = Target.of(DemoForm.usual("incref", Variant.BROKEN), HOME);
        assertQuoted(ExploreReport.of(ExploreTable.of(incref, OPTIONS)));
        assertQuoted(ExploreReport.of(ExploreTable.of(Target.of(HOME.resolve("examples/races/lazy_cache.c")), OPTIONS)).replace(HOME + "/", ""));
        var program = Program.build(incref.subject(), OPTIONS);
        assertQuoted(ReplayReport.of(incref, program, program.replay("01", 1000), 1000));
    }

    /** But for the first line, which has the compiler's version. */
    private static void assertQuoted(String text) throws Exception {
        String quoted = text.lines().skip(1).map(line -> "    " + line).reduce("", (all, line) -> all + line + "\n");
        assertTrue(page().contains(quoted), quoted);
    }
}
