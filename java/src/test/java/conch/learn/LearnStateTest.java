package conch.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnStateTest {
    @TempDir
    Path here;

    private Course course;
    private Exercise sum;
    private Path state;

    @BeforeEach
    void open() throws Exception {
        course = SmallPack.course(here);
        sum = course.pack().exercise("A1");
        state = here.resolve("conch-exercises/.conch/state.json");
    }

    private Report passed() {
        return new Report(sum, List.of(GateResult.passed(GateName.BUILD, "b"), GateResult.passed(GateName.CORRECT, "c")));
    }

    private State read() throws Exception {
        return State.in(state.getParent());
    }

    @Test
    void theFolderIsMadeOnceAndFoundFromBelow() throws Exception {
        assertEquals(List.of("the exercises are in " + here.resolve("conch-exercises") + "; edit them there"), course.takeNotices());
        assertEquals(List.of(), course.takeNotices());
        Path below = course.meet(sum);
        assertEquals(course.workspace().folder(), Course.open(SmallPack.HOME, below, null).workspace().folder());
    }

    @Test
    void theOtherPackIsRemembered() throws Exception {
        assertEquals("small", Course.open(SmallPack.HOME, here, null).pack().name());
    }

    @Test
    void progressIsKept() throws Exception {
        read().record(passed());
        var progress = read().of(sum);
        assertTrue(progress.isPassed());
        assertEquals(GateState.PASSED, progress.gates().get(GateName.CORRECT));
    }

    @Test
    void whatWasPassedStaysPassedUntilItIsReset() throws Exception {
        read().record(passed());
        read().record(new Report(sum, List.of(GateResult.failed(GateName.BUILD, "b"))));
        assertTrue(read().of(sum).isPassed());
        course.reset(sum);
        assertFalse(read().of(sum).isPassed());
    }

    @Test
    void unknownKeysAreKept() throws Exception {
        Files.writeString(state, "{\"version\": 1, \"theme\": {\"dark\": true}, \"exercises\": {\"A1\": {\"stars\": 3}, \"Z9\": {\"status\": \"passed\"}}}");
        read().record(passed());
        var tree = JsonParser.parseString(Files.readString(state)).getAsJsonObject();
        assertEquals("{\"dark\":true}", tree.get("theme").toString());
        assertEquals(3, tree.getAsJsonObject("exercises").getAsJsonObject("A1").get("stars").getAsInt());
        assertTrue(tree.getAsJsonObject("exercises").has("Z9"));
    }

    /** As an upgrade finds it: written by a version that knew other keys, with an exercise that the pack has no more. */
    @Test
    void anUpgradeKeepsProgress() throws Exception {
        Files.writeString(state, "{\"version\": 1, \"sound\": false, \"exercises\": {\"A1\": {\"status\": \"passed\", \"hints\": 2, \"gates\": {\"build\": \"passed\", \"taste\": \"passed\"}, "
                + "\"badge\": \"gold\"}, \"Z9\": {\"status\": \"failed\", \"gates\": {\"build\": \"failed\"}}}}");
        var again = Course.open(SmallPack.HOME, here, null);
        assertTrue(again.progress(sum).isPassed());
        assertEquals(2, again.progress(sum).hints());
        assertFalse(again.progress(again.pack().exercise("B1")).isPassed());
        again.meet(again.pack().exercise("B1"));
        read().record(new Report(again.pack().exercise("B1"), List.of(GateResult.failed(GateName.BUILD, "b"))));
        var kept = JsonParser.parseString(Files.readString(state)).getAsJsonObject();
        var exercises = kept.getAsJsonObject("exercises");
        assertFalse(kept.get("sound").getAsBoolean());
        assertEquals("failed", exercises.getAsJsonObject("Z9").get("status").getAsString());
        assertEquals("gold", exercises.getAsJsonObject("A1").get("badge").getAsString());
        assertTrue(read().of(sum).isPassed());
    }

    @Test
    void twoProcessesLoseNothingOfEachOther() throws Exception {
        var one = read();
        var other = read();
        one.record(passed());
        other.hintsShown(course.pack().exercise("B1"), 2);
        assertTrue(read().of(sum).isPassed());
        assertEquals(2, read().of(course.pack().exercise("B1")).hints());
    }

    @Test
    void aCorruptFileIsSetAsideAndSaidSo() throws Exception {
        for (String text : List.of("{\"version\": 1, \"exer", "[]", "{}")) {
            Files.writeString(state, text);
            var fresh = read();
            assertEquals(GateState.NOT_RUN, fresh.of(sum).status());
            String notice = fresh.takeNotice().orElseThrow();
            assertTrue(notice.contains("state.json.corrupt-"), notice);
            assertFalse(Files.exists(state));
        }
        assertEquals("[]", Files.readString(state.resolveSibling("state.json.corrupt-2")));
    }

    @Test
    void valuesOfAnotherKindAreNoReasonToFail() throws Exception {
        Files.writeString(state, "{\"version\": 1, \"exercises\": {\"A1\": {\"status\": 7, \"hints\": \"many\", \"gates\": []}}}");
        assertEquals(0, read().of(sum).hints());
        Files.writeString(state, "{\"version\": 1, \"exercises\": 5}");
        read().record(passed());
        assertTrue(read().of(sum).isPassed());
    }

    @Test
    void aNewerStateIsNotTouched() throws Exception {
        Files.writeString(state, "{\"version\": 2}");
        assertTrue(assertThrows(LearnException.class, this::read).getMessage().contains("a newer Conch"));
        assertEquals("{\"version\": 2}", Files.readString(state));
    }

    @Test
    void deletingTheStateLosesOnlyProgress() throws Exception {
        Path file = course.meet(sum).resolve("total.c");
        Files.writeString(file, "mine");
        read().record(passed());
        Files.delete(state);
        var again = Course.open(SmallPack.HOME, here, SmallPack.folder());
        again.meet(sum);
        assertFalse(again.progress(sum).isPassed());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void hintsComeOneByOneAndTheLastIsRepeated() throws Exception {
        assertEquals("Look at the loop.", course.hint(sum).text());
        assertEquals("Where does it end?", course.hint(sum).text());
        assertEquals(new Course.Hint(3, "`i <= n`", true), course.hint(sum));
        assertEquals(3, course.hint(sum).level());
        assertEquals(3, read().of(sum).hints());
    }

    @Test
    void theSolutionComesAfterPassingOrGivingUp() throws Exception {
        assertTrue(assertThrows(LearnException.class, () -> course.solution(sum, false)).getMessage().contains("--give-up"));
        var solution = course.solution(sum, true);
        assertTrue(solution.diff().contains("-    for (long i = 1; i < n; i++)\n+    for (long i = 1; i <= n; i++)"), solution.diff());
        assertEquals("The last number belongs to the sum.", solution.notes());
        assertTrue(read().of(sum).gaveUp());
        course.solution(sum, false);
    }

    @Test
    void resetKeepsWhatTheLearnerHad() throws Exception {
        Path file = course.meet(sum).resolve("total.c");
        Files.writeString(file, "first");
        Path backup = course.reset(sum).getFirst();
        assertEquals("first", Files.readString(backup));
        assertTrue(backup.getFileName().toString().matches("total\\.c\\.bak-\\d{8}-\\d{6}"));
        Files.writeString(file, "second");
        Path another = course.reset(sum).getFirst();
        assertEquals("second", Files.readString(another));
        assertEquals("first", Files.readString(backup));
        assertEquals(List.of(), course.reset(sum), "the starter itself needs no backup");
    }

    @Test
    void onlyOneWatches() throws Exception {
        try (var _ = course.watch()) {
            assertTrue(assertThrows(LearnException.class, course::watch).getMessage().contains("watches " + course.workspace().folder() + " already (process " + ProcessHandle.current().pid() + ")"));
        }
        course.watch().close();
    }
}
