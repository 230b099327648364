package conch.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conch.ffi.EventStream.Event;
import conch.ffi.EventStream.Kind;
import conch.ffi.EventStream.Lane;
import conch.ffi.EventStream.Recording;
import conch.ffi.EventStream.ReleaseReason;
import conch.ffi.EventStream.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Recordings made by hand: what they become, what the cuts leave of them, and that the checker objects to bad ones. */
class ChromeTraceTest {
    private static List<String> lines(TraceCheck trace, int lane) {
        return trace.slices(lane).stream().map(e -> e.from() + " " + e.to() + " " + e.name() + " " + e.args()).toList();
    }

    @Test
    void aThreadIsTheStatesOfItsLife() {
        assertEquals(List.of(
            "150000 5210001 wait GIL {\"forced\":false}",
            "5210001 5290777 hold GIL {\"switch\":4,\"takenFrom\":2,\"reason\":\"released\"}",
            "5290777 5500001 released: kernels.fft {\"reason\":\"released\"}",
            "5500001 5600000 hold GIL {\"switch\":7,\"takenFrom\":4,\"reason\":\"exit\"}"),
            lines(TraceCheck.writeAndCheck(Recordings.everything()), 3));
    }

    @Test
    void aForcedWaitIsToldFromAWaitForTheLock() {
        assertEquals(List.of(
            "10 5200101 hold GIL {\"switch\":3,\"reason\":\"interval\"}",
            "5200101 5210033 wait GIL {\"forced\":true}",
            "5210033 5300001 wait GIL {\"forced\":false}",
            "5300001 5400000 hold GIL {\"switch\":5,\"takenFrom\":3,\"reason\":\"blocked\"}",
            "5400000 5950000 released: join {\"reason\":\"blocked\"}",
            "5950000 6000000 hold GIL {\"switch\":10,\"takenFrom\":4,\"reason\":\"trace end\"}"),
            lines(TraceCheck.writeAndCheck(Recordings.everything()), 2));
    }

    @Test
    void theOwnersLaneNamesTheThreads() {
        TraceCheck trace = TraceCheck.writeAndCheck(Recordings.everything());
        assertEquals(List.of("MainThread", "worker", "MainThread", "thread 4", "worker", "thread 4", "thread 4", "MainThread"),
            trace.slices(1).stream().map(TraceCheck.Entry::name).toList());
        assertEquals("{1=GIL owner, 2=MainThread, 3=worker, 4=thread 4}", trace.names.toString());
    }

    @Test
    void arrowsGoFromHoldToHold() {
        TraceCheck trace = TraceCheck.writeAndCheck(Recordings.everything());
        assertEquals(List.of("1 2 5200100", "2 3 5290776", "3 2 5399999", "4 4 5419999", "5 3 5599999", "6 4 5729999"), ends(trace, "s"));
        assertEquals(List.of("1 3 5210001", "2 2 5300001", "3 4 5410000", "4 3 5500001", "5 4 5700000", "6 2 5950000"), ends(trace, "f"));
    }

    private static List<String> ends(TraceCheck trace, String phase) {
        return trace.all(phase, "hand-over").stream().map(e -> e.id() + " " + e.lane() + " " + e.from()).sorted().toList();
    }

    @Test
    void aDropRequestIsAMarkInTheWait() {
        TraceCheck.Entry request = TraceCheck.writeAndCheck(Recordings.everything()).all("i", "drop request").getFirst();
        assertEquals("3 5150007 {\"switch\":3,\"holder\":2}", request.lane() + " " + request.from() + " " + request.args());
    }

    @Test
    void theHeaderSaysHowItWasRecorded() {
        var header = TraceCheck.writeAndCheck(Recordings.everything()).header;
        assertEquals("CLOCK_MONOTONIC", header.get("clock").getAsString());
        assertEquals(6_000_100, header.get("durationNanoseconds").getAsLong());
        assertEquals(Runtime.getRuntime().availableProcessors(), header.get("cores").getAsInt());
        Duration age = Duration.between(Instant.parse(header.get("date").getAsString()), Instant.now());
        assertTrue(age.compareTo(Duration.ofMinutes(5)) < 0 && !age.isNegative(), "written " + age + " ago");
    }

    @Test
    void whatIsOpenAtTheEndLastsUntilThen() {
        var waiting = new Recordings.LaneBuilder(1, "waits").start(200).waits(200).request(700, 1, 0);
        var outside = new Recordings.LaneBuilder(2, "sleeps").start(50).hold(50, 90, 0, -1, ReleaseReason.BLOCKED).enter(90, "time.sleep");
        var main = new Recordings.LaneBuilder(0, "MainThread").start(100).hold(100, 1000, 1, 2, ReleaseReason.TRACE_END);
        TraceCheck trace = TraceCheck.writeAndCheck(Recordings.of(1000, main, waiting, outside));
        assertEquals(List.of("200 1000 wait GIL {\"forced\":false,\"cut\":true}"), lines(trace, 3));
        assertEquals("90 1000 released: time.sleep {\"reason\":\"blocked\",\"cut\":true}", lines(trace, 4).getLast());
    }

    @Test
    void aRecordingThatGoesOnEndsWithItsYoungestRecord() {
        var main = new Recordings.LaneBuilder(0, "MainThread").start(10).hold(10, 800, 1, -1, ReleaseReason.BLOCKED).enter(800, "join");
        var other = new Recordings.LaneBuilder(1, "other").start(20).waits(20).hold(900, 950, 2, 0, ReleaseReason.EXIT).exit(950);
        TraceCheck trace = TraceCheck.writeAndCheck(Recordings.of(0, main, other));
        assertEquals("800 950 released: join {\"reason\":\"blocked\",\"cut\":true}", lines(trace, 2).getLast());
    }

    @Test
    void recordsAfterTheEndMeanNothing() {
        var main = new Recordings.LaneBuilder(0, "MainThread").start(10).hold(10, 800, 1, -1, ReleaseReason.TRACE_END);
        var late = new Recordings.LaneBuilder(1, "late").start(20).waits(20).hold(900, 950, 2, 0, ReleaseReason.EXIT).exit(950);
        var later = new Recordings.LaneBuilder(2, "later").start(901).waits(901);
        TraceCheck trace = TraceCheck.writeAndCheck(Recordings.of(800, main, late, later));
        assertEquals(List.of("20 800 wait GIL {\"forced\":false,\"cut\":true}"), lines(trace, 3));
        assertEquals(List.of(), lines(trace, 4));
    }

    @Test
    void aLaneThatLostRecordsEndsWithItsLastOne() {
        var main = new Recordings.LaneBuilder(0, "MainThread").start(10).hold(10, 100, 1, -1, ReleaseReason.BLOCKED).enter(100, "join")
            .leave(900, "join").hold(900, 1000, 9, 1, ReleaseReason.TRACE_END);
        var other = new Recordings.LaneBuilder(1, "other").start(20).waits(20).request(60, 1, 0).hold(120, 130, 2, 0, ReleaseReason.BLOCKED)
            .enter(130, "time.sleep").leave(150, "time.sleep").waits(150).request(170, 3, 0).lost(41);
        TraceCheck trace = TraceCheck.writeAndCheck(Recordings.of(1000, main, other));
        assertEquals("150 170 wait GIL {\"forced\":false,\"cut\":true}", lines(trace, 3).getLast());
        assertEquals(170, trace.all("i", "records lost").getFirst().from());
        assertEquals(List.of("1 3 120"), ends(trace, "f"), "from whom the main thread took it at 900 is lost");
    }

    @Test
    void emptyRecordings() {
        assertEquals(1, TraceCheck.writeAndCheck(Recordings.of(100)).names.size());
        assertEquals(1, TraceCheck.writeAndCheck(Recordings.of(0)).names.size());
        TraceCheck.writeAndCheck(Recordings.of(100, new Recordings.LaneBuilder(0, "silent")));
        TraceCheck.writeAndCheck(Recordings.of(100, new Recordings.LaneBuilder(0, "silent").lost(3)));
    }

    @Test
    void namesMayHoldAnything() {
        String name = "a \"quoted\" \\ <name>\n\u2028 \uD83D\uDC1A";
        var main = new Recordings.LaneBuilder(0, name).start(1).hold(1, 2, 1, -1, ReleaseReason.BLOCKED).enter(2, name).leave(3, name)
            .hold(3, 4, 1, 0, ReleaseReason.TRACE_END);
        TraceCheck trace = TraceCheck.writeAndCheck(Recordings.of(4, main));
        assertEquals(name, trace.names.get(2));
        assertEquals(1, trace.all("X", "released: " + name).size());
    }

    @Test
    void eachEventIsALine() {
        String json = TraceCheck.write(Recordings.everything());
        assertTrue(json.startsWith("{\"displayTimeUnit\":"), json);
        assertEquals(1, json.lines().filter(l -> l.contains("drop request")).count());
    }

    @Test
    void noNanosecondIsLostOnTheWayToPerfetto() {
        Random random = new Random(4);
        for (int i = 0; i < 1_000_000; i++) {
            long nanoseconds = random.nextLong(1L << (1 + i % 50));
            assertEquals(nanoseconds, (long) (Double.parseDouble(TraceJson.microseconds(nanoseconds).toString()) * 1000.0));
        }
        assertEquals("1.500", TraceJson.microseconds(1500).toString());
        assertEquals("1.0011", TraceJson.microseconds(1001).toString(), "1.001 * 1000 is a little less than 1001");
    }

    static Stream<Arguments> badRecordings() {
        return Stream.of(
            bad("two owners at once", 1, Kind.ACQUIRED, e -> at(e, Recordings.STARTED + 5_200_100)),
            bad("a hold does not end", 1, Kind.RELEASE, e -> null),
            bad("leave its life uncovered", 1, Kind.ENTER, e -> at(e, e.time() + 5)),
            bad("leave its life uncovered", 1, Kind.WAIT, e -> null),
            bad("leave its life uncovered", 1, Kind.EXIT, e -> null),
            bad("not part of its thread's life", 1, Kind.START, e -> null),
            bad("leave its life uncovered", 1, Kind.START, e -> at(e, e.time() - 5)),
            bad("an arrow for each hand-over", 1, Kind.ACQUIRED, e -> with(e, e.switchNumber(), 9)),
            bad("an arrow for each hand-over", 1, Kind.ACQUIRED, e -> with(e, e.switchNumber() + 3, e.other())),
            bad("asked without waiting", 1, Kind.WAIT,
                e -> new Event(e.time(), 0, e.thread(), -1, null, Kind.WAIT, WaitReason.FORCED.ordinal() + 1)),
            bad("not in the order of time", 1, Kind.DROP_REQUEST, e -> at(e, e.time() + 90_000)),
            bad("ends before it begins", 1, Kind.WAIT, e -> at(e, e.time() + 5_100_000)));
    }

    private static Arguments bad(String complaint, int lane, Kind kind, UnaryOperator<Event> change) {
        return Arguments.of(complaint, lane, kind, change);
    }

    private static Event at(Event e, long time) {
        return new Event(time, e.switchNumber(), e.thread(), e.other(), e.region(), e.kind(), e.reason());
    }

    private static Event with(Event e, long switchNumber, int other) {
        return new Event(e.time(), switchNumber, e.thread(), other, e.region(), e.kind(), e.reason());
    }

    /** The first record of that kind in that lane changed, or left out for null. */
    @ParameterizedTest(name = "{0}: {2} in lane {1}")
    @MethodSource("badRecordings")
    void theCheckerObjectsToABadRecording(String complaint, int lane, Kind kind, UnaryOperator<Event> change) {
        Recording good = Recordings.everything();
        TraceCheck.writeAndCheck(good);
        List<Lane> lanes = new ArrayList<>(good.lanes());
        List<Event> events = new ArrayList<>(lanes.get(lane).events());
        int index = 0;
        while (events.get(index).kind() != kind) index++;
        Event changed = change.apply(events.get(index));
        if (changed == null) events.remove(index);
        else events.set(index, changed);
        lanes.set(lane, new Lane(lanes.get(lane).thread(), lanes.get(lane).name(), 0, events));
        Recording bad = new Recording(good.started(), good.stopped(), good.interval(), good.capacity(), good.lost(), lanes);
        assertObjects(complaint, () -> TraceCheck.writeAndCheck(bad));
    }

    static Stream<Arguments> badFiles() {
        return Stream.of(
            Arguments.of("an arrow points at nothing", "\"id\":2,\"ts\":5300.001", "\"id\":2,\"ts\":5299.999"),
            Arguments.of("an arrow points at nothing", "\"id\":1,\"ts\":5200.100", "\"id\":1,\"ts\":5200.101"),
            Arguments.of("arrows are numbered without gaps", "\"id\":3,", "\"id\":33,"),
            Arguments.of("leave its life uncovered", "\"dur\":209.224", "\"dur\":209.2235"),
            Arguments.of("in no lane", "released: kernels.fft\",\"pid\":1,\"tid\":3", "released: kernels.fft\",\"pid\":1,\"tid\":9"),
            Arguments.of("not in the order of time", "\"ts\":150.000", "\"ts\":9150.000"),
            Arguments.of("a hold does not end", "\"reason\":\"released\"", "\"reason\":\"\""),
            Arguments.of("as many owners as holds", "\"hold GIL\"", "\"hold\""));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("badFiles")
    void theCheckerObjectsToABadFile(String complaint, String text, String replacement) {
        String good = TraceCheck.write(Recordings.everything());
        assertTrue(good.contains(text), good);
        int at = good.indexOf(text);
        String bad = good.substring(0, at) + replacement + good.substring(at + text.length());
        assertObjects(complaint, () -> TraceCheck.check(bad, Recordings.everything()));
    }

    private static void assertObjects(String complaint, Executable check) {
        AssertionError error = assertThrows(AssertionError.class, check);
        assertTrue(error.getMessage().contains(complaint), error.getMessage());
    }
}
