package conch.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conch.child.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Demos that misbehave: each is a script here, and each is told in words while the lab goes on. */
class DemoRunTest {
    private static final Settings THREE = new Settings(3, Duration.ofSeconds(20), 0, 2, List.of());
    private static final Limits LIMITS = Limits.USUAL.withOutput(64 << 10);

    @TempDir
    Path folder;

    private Demo demo(String body) throws IOException {
        Path program = Files.writeString(folder.resolve("demo"), """
                #!/bin/sh
                case "$*" in *--describe*) printf 'a test\\t1\\ngood\\tACCEPTABLE\\tas hoped\\n'; exit ;; esac
                """ + body + "\n");
        assertTrue(program.toFile().setExecutable(true));
        return new Demo("test", program);
    }

    private OutcomeTable run(String body, Settings settings, Limits limits) throws Exception {
        return new DemoRun(demo(body), settings, limits).run(Variant.BROKEN);
    }

    private static String last(OutcomeTable table) {
        var row = table.rows().getLast();
        return row.count() + " " + row.result() + ": " + row.meaning();
    }

    @Test
    void goodRunsAreCounted() throws Exception {
        var table = run("for i in 1 2 3; do printf 'good\\tdetail\\t5 ns\\n'; done", THREE, LIMITS);
        assertEquals("3 good: as hoped", last(table));
        assertEquals(5, table.medianTime().orElseThrow());
        assertEquals(Verdict.PASSED, table.verdict());
    }

    @Test
    void afterACrashItGoesOn() throws Exception {
        Path mark = folder.resolve("mark");
        var table = run("printf 'good\\t\\t5 ns\\n'; if [ ! -e %1$s ]; then : > %1$s; echo 'heap broken' >&2; kill -ABRT $$; fi".formatted(mark), THREE, LIMITS);
        assertEquals("1 was killed by SIGABRT (it gave up: an assertion, or a broken heap): heap broken", last(table));
        assertEquals(2, table.rows().getFirst().count());
    }

    @Test
    void endlessCrashesAreCutShort() throws Exception {
        var table = run("kill -SEGV $$", new Settings(1000, Duration.ofSeconds(60), 0, 2, List.of()), LIMITS);
        assertEquals(10, table.samples());
        assertEquals(Verdict.FAILED, table.verdict());
    }

    @Test
    void hang() throws Exception {
        var table = run("printf 'good\\t\\t5 ns\\n'; while :; do :; done", THREE, LIMITS.withTime(Duration.ofMillis(300)));
        assertEquals("1 did not end within 0.3 s: the demo's process, without a word", last(table));
        assertEquals(1, table.rows().getFirst().count());
    }

    @Test
    void endlessOutput() throws Exception {
        var table = run("exec yes good", new Settings(1L << 40, Duration.ofMillis(1), 0, 2, List.of()), LIMITS);
        assertEquals("1 printed more than 64 KiB: the demo's process, without a word", last(table));
    }

    @Test
    void memory() throws Exception {
        var table = run("exec tail -n 1 /dev/zero", new Settings(1, Duration.ofSeconds(20), 0, 2, List.of()), LIMITS.withMemory(64L << 20));
        assertTrue(last(table).startsWith("1 ran out of memory (limit 64 MiB): "), last(table));
    }

    @Test
    void undeclaredOutcome() throws Exception {
        var table = run("printf 'strange\\t\\t5 ns\\ngood\\t\\t5 ns\\nno columns\\n'", THREE, LIMITS);
        assertEquals("1 no columns: the demo does not declare it", last(table));
        assertEquals(Verdict.FAILED, table.verdict());
    }

    @Test
    void silence() throws Exception {
        assertEquals("10 ended without a result: the demo's process, without a word", last(run("exit 0", THREE.withRuns(100), LIMITS)));
    }

    @Test
    void programThatDeclaresNothing() {
        var demo = new Demo("test", Path.of("/bin/true"));
        assertEquals("test: it declares nothing", assertThrows(BrokenDemo.class, () -> new DemoRun(demo, THREE, LIMITS).run(Variant.BROKEN)).getMessage());
    }

    /** The real ones: what the repaired form shows is required, what the broken form may show is not. */
    @Test
    void repairedDemosPass() throws Exception {
        var settings = new Settings(300, Duration.ofSeconds(30), 2_000, 2, List.of());
        for (Demo demo : Demo.all(Path.of(System.getProperty("conch.home")))) {
            var table = new DemoRun(demo, settings).run(Variant.REPAIRED);
            assertEquals(Verdict.PASSED, table.verdict(), TextReport.of(table, settings));
            assertEquals(300, table.samples());
        }
    }
}
