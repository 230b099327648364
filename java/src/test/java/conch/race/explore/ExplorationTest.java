package conch.race.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX) // the scheduler is built there only
class ExplorationTest {
    static final Path HOME = Path.of(System.getProperty("conch.home")).toAbsolutePath().normalize();
    static final ExploreOptions OPTIONS = ExploreOptions.usual(HOME);

    @TempDir
    Path folder;

    static Exploration example(String name) throws Exception {
        return Exploration.of(HOME.resolve("native/sched/examples/" + name), OPTIONS);
    }

    private static List<String> counted(Exploration exploration) {
        return exploration.outcomes().stream().map(found -> found.count() + " " + found.result()).sorted().toList();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("own.c"), text);
    }

    private static String refusal(Path file, ExploreOptions options) {
        return assertThrows(ExploreException.class, () -> Exploration.of(file, options)).getMessage();
    }

    @Test
    void sixOrdersOfTwoPairs() throws Exception {
        var found = example("incref.c");
        assertEquals("explored 6/6", found.extent());
        assertEquals(List.of("2 3", "4 2 (one update lost)"), counted(found));
        assertEquals("two switches: incref.c:20 load, incref.c:20 store", found.replay(found.outcome("2 (one update lost)").orElseThrow()).switches());
    }

    @Test
    void twentyOrdersOfThreeSteps() throws Exception {
        var found = example("three_steps.c");
        assertEquals("explored 20/20", found.extent());
        assertEquals(20, found.outcomes().stream().mapToLong(Found::count).sum());
    }

    @Test
    void ownFileWithAnIncludeAndAPathWithSpaces() throws Exception {
        Path own = Files.createDirectories(folder.resolve("my files $x")).resolve("it's mine.c");
        Files.writeString(own.resolveSibling("count.h"), "static int count;\n");
        Files.writeString(own, """
                #define _GNU_SOURCE
                #include <pthread.h>
                #include <sched.h>
                #include "count.h"
                const int threads = 2;
                void setup(void) { count = 0; }
                void thread(int number) { count += number + 1; }
                const char *check(void) { return count == 3 ? "all" : "lost"; }
                """);
        var found = Exploration.of(own, OPTIONS);
        assertEquals(List.of("2 all", "4 lost"), counted(found));
        assertTrue(found.outcomes().stream().noneMatch(Found::isFailure));
        assertEquals(List.of("it's mine.c", "count.h"), found.program().source().files().stream().map(f -> f.getFileName().toString()).toList());
        String command = found.command(found.outcome("lost").orElseThrow());
        assertTrue(command.endsWith("it'\\''s mine.c' --schedule 01"), command);
    }

    @Test
    void boundIsSaid() throws Exception {
        var found = Exploration.of(HOME.resolve("native/sched/examples/incref.c"), OPTIONS.withBound(0));
        assertFalse(found.isExhaustive());
        assertNull(found.total());
        assertEquals("explored 2, bound 0, not exhaustive", found.extent());
    }

    @Test
    void deadlockIsExplained() throws Exception {
        var found = example("two_locks.c");
        var deadlock = found.deadlocks().getFirst();
        assertEquals(1, found.deadlocks().size());
        assertEquals("thread 0 waits at two_locks.c:17 for second, which thread 1 holds; thread 1 waits at two_locks.c:17 for first, which thread 0 holds",
                deadlock.explanation());
        assertEquals(List.of("thread 0 waits at two_locks.c:17 for second, which thread 1 holds", "thread 1 waits at two_locks.c:17 for first, which thread 0 holds"),
                deadlock.waits().stream().map(Waiting::words).toList());
        assertTrue(found.outcome("deadlock").orElseThrow().isFailure());
    }

    @Test
    void progressIsTold() throws Exception {
        var seen = new java.util.concurrent.CopyOnWriteArrayList<Progress>();
        Exploration.of(HOME.resolve("native/sched/examples/long_incref.c"), OPTIONS.withMax(3000).withProgress(seen::add));
        assertFalse(seen.isEmpty());
        assertTrue(seen.getFirst().explored() > 0);
    }

    @Test
    void missingFunctionsAreNamed() throws Exception {
        assertEquals("own.c does not define what a file to explore must: const char *check(void), void setup(void) (docs/races.md has an example; none of them static)",
                refusal(file("const int threads = 2; void thread(int n) { (void)n; }"), OPTIONS));
    }

    @Test
    void aFileThatDoesNotSayHowManyThreadsHasTwo() throws Exception {
        String functions = "static int x; void setup(void) { } void thread(int n) { x = x + n + 1; } const char *check(void) { return x == %s ? \"both\" : \"lost\"; }";
        assertEquals(6, Exploration.of(file(functions.formatted("3")), OPTIONS).explored());
        assertEquals(90, Exploration.of(file("const int threads = 3; " + functions.formatted("6")), OPTIONS).explored());
    }

    @Test
    void aWrongSignatureIsTheCompilersComplaint() throws Exception {
        String text = refusal(file("const int threads = 2; void setup(void) { } void *thread(void *p) { return p; } const char *check(void) { return \"\"; }"), OPTIONS);
        assertTrue(text.startsWith("own.c does not compile: the compiler ended with exit code 1\n"), text);
        assertTrue(text.contains("conflicting types for 'thread'") || text.contains("conflicting types for ‘thread’"), text);
    }

    @Test
    void aMainOfItsOwn() throws Exception {
        String text = refusal(file("const int threads = 2; void setup(void) { } void thread(int n) { (void)n; } const char *check(void) { return \"\"; } int main(void) { }"), OPTIONS);
        assertTrue(text.startsWith("own.c has a main of its own"), text);
    }

    @Test
    void missingCompilerAndFile() throws Exception {
        assertEquals("there is no C compiler 'no-such-cc'; to install one: sudo apt install gcc", refusal(file(""), OPTIONS.withCompiler("no-such-cc")));
        assertEquals("there is no C file '" + folder.resolve("none.c") + "'", refusal(folder.resolve("none.c"), OPTIONS));
        String text = refusal(file(""), OPTIONS.withCompiler("/bin/false"));
        assertTrue(text.startsWith("/bin/false does not say its version: it ended with exit code 1"), text);
    }

    @Test
    void aProgramThatDoesNotEnd() throws Exception {
        Path file = file("const int threads = 2; void setup(void) { } void thread(int n) { for (volatile int i = n; i >= 0; ) ; } const char *check(void) { return \"\"; }");
        String text = refusal(file, OPTIONS.withTime(java.time.Duration.ofMillis(500)));
        assertTrue(text.startsWith("own.c, explored, did not end within 0.5 s"), text);
    }

    @Test
    void noThreads() throws Exception {
        Path file = file("const int threads = 0; void setup(void) { } void thread(int n) { (void)n; } const char *check(void) { return \"\"; }");
        assertEquals("own.c: threads is 0; it must be from 1 to 16", refusal(file, OPTIONS));
    }
}
