package conch.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The gates, on a learner's files that are right, wrong, or worse than wrong. */
class LearnGradeTest {
    @TempDir
    Path here;

    private Course course;
    private Exercise sum;
    private Path file;

    @BeforeEach
    void open() throws Exception {
        course = SmallPack.course(here);
        sum = course.pack().exercise("A1");
        file = course.meet(sum).resolve("total.c");
    }

    /** The learner's loop becomes something else; the first gate that is not passed. */
    private GateResult with(String headers, String body) throws Exception {
        String text = headers + Files.readString(file).replace("i < n", "i <= n").replace("sum += i;", "{ " + body + " }");
        Files.writeString(file, text);
        var report = SmallPack.check(course, sum);
        assertEquals(text, Files.readString(file), "the learner's file is untouched");
        assertEquals(GateState.FAILED, report.verdict());
        return report.blocking().orElseThrow();
    }

    @Test
    void theStarterFailsWithTheAssertionAndItsLine() throws Exception {
        var events = new SmallPack.Recorder();
        var report = course.check(sum, Grader.SEED, events);
        var blocking = report.blocking().orElseThrow();
        assertEquals("up_to(1) is 0, not 1", blocking.message());
        assertEquals("test_total.py:5", blocking.place().toString());
        assertTrue(blocking.place().source().startsWith("assert total.up_to(1) == 1"));
        assertEquals(3, report.exitCode());
        assertEquals(List.of("started A1 2", "build started", "build passed", "correct started", "correct failed", "finished failed"), events.words);
    }

    @Test
    void theSolutionPassesAndIsRemembered() throws Exception {
        SmallPack.solve(course, sum);
        assertEquals(0, SmallPack.check(course, sum).exitCode());
        assertTrue(course.progress(sum).isPassed());
        assertEquals("B1", course.next().orElseThrow().id());
    }

    @Test
    void aWarningBlocksWithItsLine() throws Exception {
        var result = with("", "int unused; sum += i;");
        assertEquals(GateName.BUILD, result.gate());
        assertEquals("total.c:9", result.place().toString());
        assertTrue(result.message().startsWith("warning: unused variable"), result.message());
        assertTrue(result.output().contains("int unused;"), result.output());
    }

    @Test
    void aModuleWithoutItsInitFunctionIsToldSo() throws Exception {
        Files.writeString(file, "int x;\n");
        var result = SmallPack.check(course, sum).blocking().orElseThrow();
        assertEquals(GateName.BUILD, result.gate());
        assertTrue(result.message().contains("PyInit_"), result.message());
    }

    @Test
    void anEndlessLoopEnds() throws Exception {
        var result = with("", "i -= 1;");
        assertTrue(result.message().startsWith("test_total.py did not end within 8 s"), result.message());
        assertNotNull(result.advice());
    }

    /** The thread waits for a mutex that it holds itself, with Python's lock in hand. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatStandsStillEndsBeforeItsTimeIsOver() throws Exception {
        Path pack = SmallPack.copy(here.resolve("patient")), info = pack.resolve("A1-sum/info.toml"), starter = pack.resolve("A1-sum/total.c");
        Files.writeString(info, Files.readString(info).replace("seconds = 8", "seconds = 90"));
        Files.writeString(starter, "#include <pthread.h>\nstatic pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;\n"
                + Files.readString(starter).replace("        sum += i;", "        pthread_mutex_lock(&mutex), pthread_mutex_lock(&mutex);").replace("i < n", "i <= n"));
        var patient = Course.open(SmallPack.HOME, Files.createDirectory(here.resolve("elsewhere")), pack);
        var result = SmallPack.check(patient, patient.pack().exercise("A1")).blocking().orElseThrow();
        assertEquals("test_total.py hangs: for 7 s each of its threads has been waiting", result.message());
        assertTrue(result.advice().startsWith("A thread waits for what another one holds"), result.advice());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void endlessThreadsEnd() throws Exception {
        var result = with("#include <pthread.h>\n#include <unistd.h>\nstatic void *wait_for_ever(void *x) { for (;;) pause(); return x; }\n",
                "for (;;) { pthread_t t; pthread_create(&t, NULL, wait_for_ever, NULL); }");
        assertTrue(result.message().startsWith("test_total.py started more than 300 threads"), result.message());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void tenGigabytesEnd() throws Exception {
        var result = with("#include <stdlib.h>\n#include <string.h>\n", "{ char *p = malloc(10000000000u); if (p) memset(p, 1, 10000000000u); sum += p[i]; }");
        assertTrue(result.message().startsWith("test_total.py ran out of memory"), result.message());
    }

    @Test
    void endlessOutputEnds() throws Exception {
        var result = with("#include <stdio.h>\n", "for (;;) puts(\"again and again\");");
        assertTrue(result.message().startsWith("test_total.py printed more than 1 MiB"), result.message());
    }

    @Test
    void aCrashHasItsLine() throws Exception {
        var result = with("", "char *volatile p = NULL; *p = 1;");
        assertTrue(result.message().startsWith("it crashed with SIGSEGV"), result.message());
        assertEquals("total.c:9", result.place().toString());
    }

    @Test
    void aProgramThatEndsItselfIsNotPassed() throws Exception {
        var result = with("#include <unistd.h>\n", "_exit(7);");
        assertEquals("test_total.py ended with exit code 7", result.message());
    }

    @Test
    void aProgramThatEndsItselfWellIsNotPassedEither() throws Exception {
        for (String end : List.of("exit(0);", "_Exit(0);")) {
            Files.copy(sum.folder().resolve("total.c"), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            var result = with("#include <stdlib.h>\n", end);
            assertEquals("test_total.py was ended with exit code 0 before it had come to its end", result.message());
        }
    }

    @Test
    void aMacroWithoutEndIsNoEndlessCompile() throws Exception {
        var bomb = new StringBuilder("#define A0 1 +\n");
        for (int i = 1; i < 30; i++) bomb.append("#define A").append(i).append(" A").append(i - 1).append(" A").append(i - 1).append('\n');
        Files.writeString(file, bomb + "long x = A29 1;\n" + Files.readString(file));
        var result = SmallPack.check(course, sum).blocking().orElseThrow();
        assertEquals(GateName.BUILD, result.gate());
        assertTrue(result.message().startsWith("it does not compile: the compiler "), result.message());
    }

    @Test
    void whatIsNoFileIsToldSo() throws Exception {
        Files.delete(file);
        Files.createDirectory(file);
        assertEquals("total.c is a folder, not a file", SmallPack.check(course, sum).blocking().orElseThrow().message());
        Files.delete(file);
        Files.createSymbolicLink(file, here.resolve("nowhere"));
        assertEquals("total.c is a link to nothing", SmallPack.check(course, sum).blocking().orElseThrow().message());
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("/dev/zero"));
        assertEquals("total.c is no regular file", SmallPack.check(course, sum).blocking().orElseThrow().message());
        Files.delete(file);
        Files.write(file, new byte[2 << 20]);
        assertEquals("total.c has 2048 KiB; more than 1024 are not taken", SmallPack.check(course, sum).blocking().orElseThrow().message());
        Files.write(file, new byte[] {0, (byte) 0xff, 1, 2});
        assertEquals(GateName.BUILD, SmallPack.check(course, sum).blocking().orElseThrow().gate());
    }

    @Test
    void aDeletedFileAndADeletedFolder() throws Exception {
        Files.delete(file);
        var result = SmallPack.check(course, sum).blocking().orElseThrow();
        assertEquals("total.c is not in " + file.getParent(), result.message());
        assertEquals("conch learn reset A1 brings the starter back", result.advice());
        Scratch.delete(course.workspace().folder());
        assertEquals(GateName.CORRECT, SmallPack.check(course, sum).blocking().orElseThrow().gate(), "the starter is back");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aRaceFailsWithItsWitness() throws Exception {
        var race = course.pack().exercise("B1");
        var result = SmallPack.check(course, race).blocking().orElseThrow();
        assertEquals("the outcome '1': two switches: count.c:17 load, count.c:17 store", result.message());
        assertEquals("count.c:17", result.place().toString());
        assertTrue(result.output().contains("replay: conch race replay " + course.workspace().folder(race).resolve("count.c") + " --schedule"), result.output());
        SmallPack.solve(course, race);
        assertEquals(0, SmallPack.check(course, race).exitCode());
    }

    @Test
    void nothingIsLeftInTheScratchFolder() throws Exception {
        SmallPack.check(course, sum);
        try (var left = Files.list(course.workspace().scratch())) {
            assertEquals(List.of(), left.toList());
        }
        Files.createDirectories(course.workspace().scratch().resolve("A1-sum.999999999-1/src"));
        SmallPack.course(here);
        try (var left = Files.list(course.workspace().scratch())) {
            assertEquals(List.of(), left.toList(), "what a killed process left goes");
        }
    }

    @Test
    void theTimelineIsKeptAlsoOfARunThatFails() throws Exception {
        Path trace = course.timeline(sum);
        assertEquals(course.workspace().hidden(), trace.getParent());
        assertTrue(com.google.gson.JsonParser.parseString(Files.readString(trace)).isJsonObject());
        assertTrue(org.junit.jupiter.api.Assertions.assertThrows(LearnException.class, () -> course.timeline(course.pack().exercise("B1"))).getMessage().contains("no script"));
    }

    /** Each in its turn, and none is the learner's loss: the state, its folder, the scratch folder. */
    @Test
    void aStateThatCannotBeWrittenIsSaidInWords() throws Exception {
        Path hidden = course.workspace().folder().resolve(".conch");
        Files.deleteIfExists(hidden.resolve("state.json"));
        Files.createDirectories(hidden.resolve("state.json/in the way"));
        var e = org.junit.jupiter.api.Assertions.assertThrows(java.io.IOException.class, () -> SmallPack.course(here));
        assertTrue(Trouble.words(e).startsWith("can't write or read "), Trouble.words(e));
    }

    @Test
    void withoutATerminalThereIsALineForEachEvent() throws Exception {
        var out = new ByteArrayOutputStream();
        int code = new LineWatch(course, new PrintStream(out, true, StandardCharsets.UTF_8)).run(new ByteArrayInputStream(new byte[0]));
        var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(3, code);
        assertTrue(lines.get(0).startsWith("A1 started: Sum, in "), lines::toString);
        assertTrue(lines.get(2).startsWith("A1 correct     failed             test_total.py:5: up_to(1) is 0, not 1"), lines::toString);
        assertEquals("A1 Sum is not passed: the gate correct blocks", lines.get(3));
    }

    @Test
    void verifyAllFindsWhatIsWrongWithAPack() throws Exception {
        Path copy = SmallPack.copy(here.resolve("pack"));
        Files.copy(copy.resolve("A1-sum/solution/total.c"), copy.resolve("A1-sum/mutants/skips-the-first/total.c"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (var scratch = Scratch.temporary()) {
            var grader = new Grader(new Machine(SmallPack.HOME), scratch.folder());
            var good = new VerifyAll(Pack.at(SmallPack.folder()));
            good.run(good.pack().exercises(), grader, _ -> { });
            assertEquals(0, good.exitCode(), good.json());
            var bad = new VerifyAll(Pack.at(copy));
            bad.run(List.of(bad.pack().exercise("A1")), grader, _ -> { });
            assertEquals(1, bad.exitCode());
            assertTrue(VerifyAll.text(bad.results().getFirst()).contains("mutant skips-the-first, bad: passes correct, where it must fail"), VerifyAll.text(bad.results().getFirst()));
            assertTrue(bad.junit().contains("<failure message=\"passes correct, where it must fail\">"));
        }
    }
}
