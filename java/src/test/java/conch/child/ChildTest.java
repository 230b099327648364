package conch.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
    private static final Limits QUICK = Limits.USUAL.withTime(Duration.ofMillis(300));

    @TempDir
    Path folder;

    private static ChildResult sh(String script, Limits limits) throws InterruptedException {
        return new Child(List.of("sh", "-c", script), limits).run();
    }

    @Test
    void outputAndErrorsAreKeptApart() throws InterruptedException {
        var result = sh("echo out; echo err >&2", Limits.USUAL);
        assertTrue(result.ending().isGood());
        assertEquals("out\n", result.output());
        assertEquals("err\n", result.errors());
        assertEquals("ended well", result.words());
    }

    @Test
    void exitCodeComesWithTheComplaint() throws InterruptedException {
        assertEquals("ended with exit code 3: no luck", sh("echo; echo no luck >&2; exit 3", Limits.USUAL).words());
    }

    @Test
    void hangingChildIsStopped() throws InterruptedException {
        var result = sh("echo begun; while :; do :; done", QUICK);
        assertEquals("did not end within 0.3 s", result.words());
        assertEquals("begun\n", result.output());
    }

    @Test
    void whatTheChildStartedIsStoppedToo() throws Exception {
        Path pid = folder.resolve("pid");
        var result = sh("sleep 600 & echo $! > " + pid + "; wait", QUICK);
        assertInstanceOf(Ending.OutOfTime.class, result.ending());
        long grandchild = Long.parseLong(Files.readString(pid).strip());
        ProcessHandle.of(grandchild).ifPresent(handle -> handle.onExit().join());
        assertFalse(ProcessHandle.of(grandchild).map(ProcessHandle::isAlive).orElse(false));
    }

    /** Its parent is gone, so that only the group finds it. */
    @Test
    void orphanWithOpenOutputIsStopped() throws InterruptedException {
        var result = sh("sleep 600 & echo done", Limits.USUAL);
        assertTrue(result.ending().isGood());
        assertEquals("done\n", result.output());
        assertTrue(result.took().compareTo(Duration.ofSeconds(60)) < 0);
    }

    private static final String DETACHED = "setsid sh -c 'sleep 600 </dev/null >/dev/null 2>&1 & echo $! > \"$0\"' ";

    /** Two forks, a session of its own, no output: only who is given the orphans finds it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatDetachesIsStopped() throws Exception {
        Path pid = folder.resolve("pid");
        assertTrue(sh(DETACHED + pid, Limits.USUAL).ending().isGood());
        assertFalse(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).map(ProcessHandle::isAlive).orElse(false));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatKillsItsSupervisorIsStopped() throws Exception {
        Path pid = folder.resolve("pid");
        var result = sh(DETACHED + pid + "; kill -KILL $PPID; sleep 600", Limits.USUAL);
        assertEquals(new Ending.Killed(9), result.ending());
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).ifPresent(handle -> handle.onExit().join());
    }

    /** The pipe to the supervisor is this process's; that it closes stands for a kill of this one. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theEndOfWhoeverStartedItIsItsEnd() throws Exception {
        Path pid = folder.resolve("pid");
        String supervise = Path.of(System.getProperty("conch.home"), "build/release/bin/supervise").toString();
        var process = new ProcessBuilder(supervise, "0", "sh", "-c", DETACHED + pid + "; echo begun; sleep 600").start();
        try (var lines = process.inputReader()) {
            assertEquals("begun", lines.readLine());
            process.getOutputStream().close();
            assertEquals(128 + 9, process.waitFor());
        }
        assertFalse(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).map(ProcessHandle::isAlive).orElse(false));
    }

    @Test
    void endlessOutputIsCut() throws InterruptedException {
        var result = sh("yes", Limits.USUAL.withOutput(64 << 10));
        assertEquals("printed more than 64 KiB", result.words());
        assertEquals(64 << 10, result.output().length());
    }

    @Test
    void endlessErrorsAreCut() throws InterruptedException {
        assertEquals("printed more than 1 MiB", sh("yes >&2", Limits.USUAL.withOutput(1 << 20)).words());
    }

    @Test
    void memoryHogIsToldSo() throws InterruptedException {
        // tail keeps the last line, and this one has no end.
        var result = sh("exec tail -n 1 /dev/zero", Limits.USUAL.withMemory(64L << 20));
        assertEquals("ran out of memory (limit 64 MiB)", result.words());
    }

    @Test
    void crashIsNamed() throws InterruptedException {
        assertEquals("was killed by SIGSEGV (an invalid memory access)", sh("kill -SEGV $$", Limits.USUAL).ending().words());
        assertEquals("was killed by SIGABRT (it gave up: an assertion, or a broken heap): free(): broken",
                sh("echo 'free(): broken' >&2; kill -ABRT $$", Limits.USUAL).words());
    }

    @Test
    void missingProgramIsToldSo() throws InterruptedException {
        var result = new Child(List.of("/no/such/program"), Limits.USUAL).run();
        assertFalse(result.ending().isGood());
        assertTrue(result.words().contains("/no/such/program"), result.words());
    }

    @Test
    void missingFolderIsToldSo() throws InterruptedException {
        var result = new Child(List.of("true"), Limits.USUAL).in(folder.resolve("missing")).run();
        assertInstanceOf(Ending.NotStarted.class, result.ending());
    }

    @Test
    void linesComeOneByOneAndAnUnfinishedOneDoesNot() throws InterruptedException {
        var lines = new ArrayList<String>();
        var result = new Child(List.of("sh", "-c", "printf 'a\\nb\\nhalf'; kill -KILL $$"), Limits.USUAL).run(lines::add);
        assertEquals(List.of("a", "b"), lines);
        assertEquals("", result.output());
    }

    @Test
    void environmentAndFolder() throws InterruptedException {
        var result = new Child(List.of("sh", "-c", "echo $COLOUR; pwd -P"), Limits.USUAL).in(Path.of("/")).with("COLOUR", "red").run();
        assertEquals("red\n/\n", result.output());
    }

    @Test
    void mergedOutputStaysInOrder() throws InterruptedException {
        var result = new Child(List.of("sh", "-c", "echo one; echo two >&2; echo three"), Limits.USUAL).merged().run();
        assertEquals("one\ntwo\nthree\n", result.output());
        assertEquals("", result.errors());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void manyTasksAreStopped() throws InterruptedException {
        var result = sh("while :; do sleep 100 & done", Limits.USUAL.withTasks(20));
        assertEquals(new Ending.TooManyTasks(20), result.ending());
        assertEquals("started more than 20 threads and processes", result.words());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void residentMemoryIsLimitedWithoutALimitOnAddresses() throws InterruptedException {
        var result = new Child(List.of("awk", "BEGIN { s = \"x\"; while (1) s = s s }"), Limits.USUAL.withMemory(0).withResident(64 << 20)).run();
        assertEquals("ran out of memory (limit 64 MiB)", result.ending().words());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatStandsStillIsStopped() throws InterruptedException {
        var result = sh("echo begun; sleep 1000", Limits.USUAL.withTime(Duration.ofSeconds(100)).withIdle(Duration.ofMillis(500)));
        assertEquals(new Ending.StoodStill(Duration.ofMillis(500)), result.ending());
        assertEquals("hangs: for 0.5 s each of its threads has been waiting", result.words());
        assertEquals("begun\n", result.output());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatComputesDoesNotStandStill() throws InterruptedException {
        var result = sh("while :; do :; done", Limits.USUAL.withTime(Duration.ofSeconds(2)).withIdle(Duration.ofMillis(500)));
        assertEquals(new Ending.OutOfTime(Duration.ofSeconds(2)), result.ending());
    }
}
