package conch.race.explore;

import static conch.race.explore.ExplorationTest.HOME;
import static conch.race.explore.ExplorationTest.OPTIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conch.race.Variant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Witnesses: the fewest switches by comparison with every schedule there is, replayed, kept in files, refused elsewhere. */
@EnabledOnOs(OS.LINUX) // the scheduler is built there only
class WitnessTest {
    @TempDir
    Path folder;

    private static int switches(String schedule) {
        return (int) java.util.stream.IntStream.range(1, schedule.length()).filter(i -> schedule.charAt(i) != schedule.charAt(i - 1)).count();
    }

    /** Counts every schedule's switches here, from its text: nothing is taken from the search that is checked. */
    private static void compareWithAll(Program program) throws Exception {
        Map<String, Integer> fewest = new HashMap<>(), shortest = new HashMap<>();
        var schedules = new java.util.HashSet<String>();
        var exploration = program.list(listed -> {
            schedules.add(listed.schedule());
            int switches = switches(listed.schedule());
            int before = fewest.getOrDefault(listed.result(), Integer.MAX_VALUE);
            if (switches <= before) shortest.merge(listed.result(), listed.prefix(), switches < before ? (old, now) -> now : Math::min);
            fewest.merge(listed.result(), switches, Math::min);
        }, () -> {
            fewest.clear();
            shortest.clear();
            schedules.clear();
        });
        assertTrue(exploration.isExhaustive());
        assertEquals(exploration.total(), schedules.size());
        assertEquals(fewest.keySet(), new TreeSet<>(exploration.outcomes().stream().map(Found::result).toList()));
        for (Found found : exploration.outcomes()) {
            assertEquals(fewest.get(found.result()), switches(found.schedule()), found.toString());
            assertEquals(shortest.get(found.result()), found.witness().length(), found.toString());
            assertEquals(found.schedule(), exploration.replay(found).schedule());
            assertEquals(found.result(), exploration.replay(found).result());
            var shrunk = program.shrinkOutcome(found.result());
            assertTrue(shrunk.minimal());
            assertEquals(fewest.get(found.result()), shrunk.switches());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"incref-decref", "double-free"})
    void everyDeclaredOutcomeIsFoundWithTheFewestSwitches(String name) throws Exception {
        var missing = new TreeSet<String>();
        for (DemoForm form : DemoForm.all(name, Variant.BROKEN)) form.declaration(HOME).outcomes().forEach(outcome -> missing.add(outcome.result()));
        for (DemoForm form : DemoForm.all(name, Variant.BROKEN)) {
            var table = ExploreTable.of(Target.of(form, HOME), OPTIONS);
            table.rows().stream().filter(row -> row.count() > 0).forEach(row -> missing.remove(row.result()));
            compareWithAll(table.exploration().program());
        }
        assertEquals(new TreeSet<>(), missing);
    }

    @ParameterizedTest
    @CsvSource({"gcc,-O0", "gcc,-O2", "clang,-O0", "clang,-O2"})
    void aThousandReplaysAreIdentical(String compiler, String level) throws Exception {
        try {
            Compiler.find(compiler);
        } catch (ExploreException e) {
            org.junit.jupiter.api.Assumptions.abort(e.getMessage());
        }
        var table = ExploreTable.of(Target.of(DemoForm.usual("incref", Variant.BROKEN), HOME), OPTIONS.withCompiler(compiler).withLevel(level));
        assertEquals("explored 6/6", table.exploration().extent());
        var found = table.exploration().outcome("< 3").orElseThrow();
        assertEquals(2, found.switches());
        assertEquals(1000, table.exploration().program().replay(found.witness(), 1000).identical());
    }

    @Test
    void repairedFormsShowNothingElse() throws Exception {
        for (String name : conch.race.Demo.NAMES) {
            for (DemoForm form : DemoForm.all(name, Variant.REPAIRED)) {
                var table = ExploreTable.of(Target.of(form, HOME), OPTIONS);
                assertEquals(conch.race.Verdict.PASSED, table.verdict(), ExploreReport.of(table));
                assertTrue(table.exploration().isExhaustive(), name);
            }
        }
    }

    @Test
    void aFileIsTheSameRunAgain() throws Exception {
        var target = Target.of(DemoForm.all("incref-decref", Variant.BROKEN).getLast(), HOME);
        var program = Program.build(target.subject(), OPTIONS);
        Path file = folder.resolve("twice.sched.json");
        Witness.of(target, program, program.replay(program.shrinkOutcome("freed twice").witness(), 1), file).save(file);
        var loaded = Witness.load(file);
        assertEquals(target, loaded.target(file, HOME));
        var again = Program.build(loaded.target(file, HOME).subject(), loaded.options(OPTIONS));
        loaded.check(again);
        var replay = again.replay(loaded.schedule(), 1, loaded.shared());
        assertEquals("freed twice", replay.result());
        assertEquals(List.of(), loaded.differences(again, replay));
        assertEquals(loaded.steps(), replay.steps());
    }

    @Test
    void aChangedIncludeIsRefused() throws Exception {
        Path own = Files.writeString(folder.resolve("own.c"), Files.readString(HOME.resolve("native/sched/examples/incref.c")) + "#include \"more.h\"\n");
        Path more = Files.writeString(folder.resolve("more.h"), "\n");
        Path file = folder.resolve("own.sched.json");
        var program = Program.build(Subject.of(own), OPTIONS);
        Witness.of(Target.of(own), program, program.replay("01", 1), file).save(file);
        var loaded = Witness.load(file);
        assertEquals("own.c", loaded.file());
        loaded.check(Program.build(loaded.target(file, HOME).subject(), OPTIONS));
        Files.writeString(more, "// changed\n");
        var changed = Program.build(loaded.target(file, HOME).subject(), OPTIONS);
        String text = assertThrows(ExploreException.class, () -> loaded.check(changed)).getMessage();
        assertTrue(text.startsWith("own.c is not the source that this witness was found in: its SHA-256 was "), text);
    }

    @Test
    void otherFilesAreNoWitnesses() throws Exception {
        for (String text : List.of("", "[]", "{}", "{\"format\": \"conch schedule 1\"}", "not JSON at all {", "null")) {
            Path file = Files.writeString(folder.resolve("bad.sched.json"), text);
            String said = assertThrows(ExploreException.class, () -> Witness.load(file), text).getMessage();
            assertTrue(said.contains("is no witness file"), said);
        }
        assertTrue(assertThrows(ExploreException.class, () -> Witness.load(folder.resolve("none"))).getMessage().endsWith("no such file"));
    }

    @Test
    void anImpossibleScheduleSaysWhoCanGoOn() throws Exception {
        var program = Program.build(Subject.of(HOME.resolve("native/sched/examples/incref.c")), OPTIONS);
        var refused = assertThrows(ImpossibleSchedule.class, () -> program.replay("000", 1));
        assertEquals("incref.c: step 3 of the schedule is not possible; there thread 1 can go on", refused.getMessage());
        assertEquals(List.of(1), refused.canGoOn());
    }
}
