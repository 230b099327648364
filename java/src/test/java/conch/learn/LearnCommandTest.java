package conch.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import conch.child.Child;
import conch.child.ChildResult;
import conch.child.Ending;
import conch.child.Limits;
import conch.ext.Jvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code conch learn} as a process: what it prints, its exit code, and what is left when it is stopped. */
class LearnCommandTest {
    private static final Limits LIMITS = Limits.USUAL.withMemory(0).withTime(Duration.ofSeconds(120));

    @TempDir
    Path here;

    private List<String> command(String... words) {
        var all = new ArrayList<>(List.of("learn"));
        all.addAll(List.of(words));
        return Jvm.conch(SmallPack.HOME, here.resolve("crash.txt"), List.of(), all);
    }

    private ChildResult learn(String... words) throws InterruptedException {
        return new Child(command(words), LIMITS).in(here).run();
    }

    private String pack() {
        return SmallPack.folder().toString();
    }

    @Test
    void theListHasItsShape() throws Exception {
        var result = learn("list", "--json", "--pack", pack());
        assertTrue(result.ending().isGood(), result::errors);
        var first = JsonParser.parseString(result.output()).getAsJsonArray().get(0).getAsJsonObject();
        assertEquals(List.of("id", "title", "chapter", "status", "gates"), List.copyOf(first.keySet()));
        assertEquals("conch: learn: the exercises are in " + here.toRealPath().resolve("conch-exercises") + "; edit them there", result.complaint());
    }

    @Test
    void checkSaysWhichGateBlocks() throws Exception {
        var result = learn("check", "A1", "--pack", pack(), "--junit", "junit.xml");
        assertEquals(new Ending.Exited(3), result.ending());
        assertTrue(result.output().endsWith("A1 Sum is not passed: the gate correct blocks\n"), result::output);
        assertTrue(Files.readString(here.resolve("junit.xml")).contains("failures=\"1\""));
    }

    @Test
    void wrongWordsAreAnsweredInALine() throws Exception {
        for (String[] words : new String[][] {{"chek"}, {"check", "Z9", "--pack", pack()}, {"hint", "--junit", "x"}, {"list", "--pack", "nowhere"}, {"reset"},
                {"check", "--seed", "x", "--pack", pack()}, {"new"}, {"grade", "nowhere", "--pack", pack()}, {"verify-all", "nowhere"}}) {
            var result = learn(words);
            assertEquals(new Ending.Exited(2), result.ending(), String.join(" ", words));
            assertTrue(result.errors().lines().reduce((_, b) -> b).orElse("").startsWith("conch: learn"), result::errors);
        }
    }

    /** A limit on the size of files: writing ends as on a full disk. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsToldAndTheOldStateStays() throws Exception {
        learn("hint", "A1", "--pack", pack());
        Path state = here.resolve("conch-exercises/.conch/state.json");
        String before = Files.readString(state);
        var command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 0; exec \"$@\" 2>&1 | cat", "sh"));
        command.addAll(command("hint", "A1", "--pack", pack()));
        var result = new Child(command, LIMITS).in(here).run();
        assertTrue(result.output().contains("conch: learn: can't write or read"), result::output);
        assertTrue(result.output().contains("your own files were not touched"), result::output);
        assertEquals(before, Files.readString(state));
    }

    /** The learner's loop says by a file that it runs; then the parent is told to end, and the loop must end with it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void interruptingEndsWhatTheLearnerStarted() throws Exception {
        learn("check", "A1", "--pack", pack());
        Path file = here.resolve("conch-exercises/A1-sum/total.c"), started = here.resolve("started");
        String text = "#include <stdio.h>\n#include <unistd.h>\n" + Files.readString(file).replace("long n =", "FILE *f = fopen(\"" + started + ".new\", \"w\"); fprintf(f, \"%d\", (int)getpid()); "
                + "fclose(f); rename(\"" + started + ".new\", \"" + started + "\"); for (;;) pause();\n    long n =");
        Files.writeString(file, text);
        var process = new ProcessBuilder(command("check", "A1")).directory(here.toFile()).redirectErrorStream(true).redirectOutput(here.resolve("log").toFile()).start();
        while (!Files.exists(started)) {
            assertTrue(process.isAlive(), () -> "it ended too early");
            Thread.onSpinWait();
        }
        long learners = Long.parseLong(Files.readString(started));
        process.destroy();
        int code = process.waitFor();
        assertTrue(code == 143 || code == 130, "exit code " + code);
        var left = ProcessHandle.of(learners);
        if (left.isPresent()) left.get().onExit().get(20, java.util.concurrent.TimeUnit.SECONDS);
        assertEquals(text, Files.readString(file));
    }

    @Test
    void aNewPackIsReadAndComplete() throws Exception {
        assertTrue(learn("new", "mine").ending().isGood());
        var pack = Pack.at(here.resolve("mine"));
        assertEquals(List.of(), pack.problems());
        assertEquals(List.of(), Structure.problems(pack.exercise("A1")));
        assertEquals(new Ending.Exited(2), learn("new", "mine").ending(), "nothing is overwritten");
    }

    /** The worked example of docs/writing-exercises.md: the new pack, and one more mutant, first with a gate that does not catch it. */
    @Test
    void theWorkedExampleOfTheDocumentation() throws Exception {
        assertTrue(learn("new", "mypack").ending().isGood());
        var good = learn("verify-all", "mypack");
        assertTrue(good.ending().isGood(), good::output);
        assertTrue(good.output().contains("1 exercises: 1 good, 0 bad, 0 inconclusive"), good::output);
        Path exercise = here.resolve("mypack/A1-total"), mutant = exercise.resolve("mutants/skips-the-first");
        Files.createDirectories(mutant);
        String page = Files.readString(SmallPack.HOME.resolve("docs/writing-exercises.md"));
        String solution = Files.readString(exercise.resolve("solution/total.c"));
        assertTrue(solution.contains(block(page, "```c\n", 0)), "the documentation quotes the solution");
        Files.writeString(mutant.resolve("total.c"), solution.replace(block(page, "```c\n", 0), block(page, "```c\n", 1)));
        String info = Files.readString(exercise.resolve("info.toml")), added = block(page, "```toml\n", 0);
        Files.writeString(exercise.resolve("info.toml"), info + added.replace("\"correct\"", "\"references\""));
        var bad = learn("verify-all", "mypack");
        assertEquals(new Ending.Exited(1), bad.ending());
        assertTrue(bad.output().contains("mutant skips-the-first, bad: fails at correct already, not at references"), bad::output);
        Files.writeString(exercise.resolve("info.toml"), info + added);
        assertTrue(learn("verify-all", "mypack").ending().isGood());
    }

    /** The inside of the page's block number {@code index} of those that begin so. */
    private static String block(String page, String begin, int index) {
        int at = 0;
        for (int i = 0; i <= index; i++) at = page.indexOf(begin, at) + begin.length();
        return page.substring(at, page.indexOf("```", at));
    }

    @Test
    void aClassIsGraded() throws Exception {
        Path sum = SmallPack.folder().resolve("A1-sum");
        for (String student : List.of("alice/A1-sum", "bob", "carol", "eve")) Files.createDirectories(here.resolve("class").resolve(student));
        Files.copy(sum.resolve("solution/total.c"), here.resolve("class/alice/A1-sum/total.c"));
        Files.copy(sum.resolve("mutants/skips-the-first/total.c"), here.resolve("class/bob/total.c"));
        Files.writeString(here.resolve("class/carol/total.c"), Files.readString(sum.resolve("total.c")).replace("long n =", "*(volatile char *)NULL = 1;\n    long n ="));
        var result = learn("grade", "class", "--pack", pack(), "--only", "A1", "--csv", "marks.csv", "--junit", "marks.xml");
        assertEquals(new Ending.Exited(3), result.ending(), result.errors());
        var lines = Files.readAllLines(here.resolve("marks.csv"));
        assertTrue(lines.get(1).startsWith("\"alice\",A1,\"passed\",\"\","), lines::toString);
        assertTrue(lines.get(2).startsWith("\"bob\",A1,\"failed\",\"correct\",\"test_total.py:5: up_to(1) is 0, not 1\""), lines::toString);
        assertTrue(lines.get(3).startsWith("\"carol\",A1,\"failed\",\"correct\",\"total.c:5: it crashed with SIGSEGV"), lines::toString);
        assertTrue(lines.get(4).startsWith("\"eve\",A1,\"not handed in\""), lines::toString);
        String xml = Files.readString(here.resolve("marks.xml"));
        assertEquals(3, xml.split("<failure ", -1).length - 1, xml);
        assertFalse(Files.exists(here.resolve("class/alice/A1-sum/total.so")), "what was handed in is untouched");
    }

    /** Names of all kinds, a link to a neighbour's file, two answers, a folder for a file, and code that goes for the others and leaves a process behind. */
    @Test
    void aHostileClassDisturbsNobody() throws Exception {
        Path sum = SmallPack.folder().resolve("A1-sum"), room = here.resolve("class"), good = room.resolve("good/total.c");
        for (String student : List.of("good", "=1+1 \"q\", <x>", "Zo\u00eb", "link", "twice/A1", "twice/A1-sum", "folder/total.c", "thief")) Files.createDirectories(room.resolve(student));
        String solution = Files.readString(sum.resolve("solution/total.c"));
        for (String place : List.of("good", "=1+1 \"q\", <x>", "Zo\u00eb", "twice/A1")) Files.writeString(room.resolve(place).resolve("total.c"), solution);
        Files.copy(sum.resolve("total.c"), room.resolve("twice/A1-sum/total.c"));
        Files.createSymbolicLink(room.resolve("link/total.c"), Path.of("../good/total.c"));
        Path stolen = here.resolve("stolen");
        Files.writeString(room.resolve("thief/total.c"), "#include <stdlib.h>\n" + solution.replace("long n =", "if (system(\"cat " + good + " && echo read-it; echo gone >" + good + "; touch " + stolen
                + "; setsid sh -c 'sleep 600 </dev/null >/dev/null 2>&1 &'\") == 77) return NULL;\n    exit(0);\n    long n ="));
        var result = learn("grade", "class", "--pack", pack(), "--only", "A1", "--csv", "marks.csv", "--junit", "marks.xml");
        assertEquals(new Ending.Exited(3), result.ending(), result.errors());
        String csv = Files.readString(here.resolve("marks.csv"));
        for (String line : List.of("\"'=1+1 \"\"q\"\", <x>\",A1,\"passed\"", "\"Zo\u00eb\",A1,\"passed\"", "\"good\",A1,\"passed\"",
                "\"link\",A1,\"not handed in\",\"\",\"total.c is a link that leads out of the folder\"", "(several were handed in; graded is A1-sum)", "total.c is a folder, not a file")) {
            assertTrue(csv.contains(line), csv);
        }
        var xml = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(here.resolve("marks.xml").toFile());
        assertEquals(7, xml.getElementsByTagName("testcase").getLength());
        boolean isSandboxed = result.errors().contains("sees nobody else's files");
        if (isSandboxed) {
            assertEquals(solution, Files.readString(good));
            assertFalse(Files.exists(stolen));
            assertFalse(csv.contains("read-it"), csv);
        }
    }
}
