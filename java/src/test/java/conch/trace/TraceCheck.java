package conch.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import conch.ffi.EventStream.Event;
import conch.ffi.EventStream.Kind;
import conch.ffi.EventStream.Lane;
import conch.ffi.EventStream.Recording;
import conch.ffi.EventStream.ReleaseReason;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What must hold of every trace file, read as Perfetto reads it: times become whole nanoseconds by cutting off what is behind the point. */
final class TraceCheck {
    private static final int OWNER = 1;
    private static final Set<String> ENDS_OF_HOLDS = Set.of("released", "interval", "blocked", "exit", "trace end");

    /** @param id of an arrow, else 0 */
    record Entry(String phase, String name, int lane, long from, long to, int id, JsonObject args) {
        boolean contains(long time) {
            return from <= time && time < to;
        }

        boolean isHold() {
            return name.equals("hold GIL");
        }

        String reason() {
            return args.has("reason") ? args.get("reason").getAsString() : null;
        }
    }

    final JsonObject header;
    final Map<Integer, String> names = new TreeMap<>();
    final List<Entry> entries = new ArrayList<>();
    private final Recording recording;

    private TraceCheck(String json, Recording recording) {
        this.recording = recording;
        JsonObject file = JsonParser.parseString(json).getAsJsonObject();
        assertEquals(List.of("displayTimeUnit", "otherData", "traceEvents"), List.copyOf(file.keySet()));
        header = file.getAsJsonObject("otherData");
        for (JsonElement event : file.getAsJsonArray("traceEvents")) add(event.getAsJsonObject());
    }

    static String write(Recording recording) {
        try {
            StringWriter out = new StringWriter();
            ChromeTrace.write(recording, out);
            return out.toString();
        } catch (IOException e) {
            throw new AssertionError("a StringWriter does not fail", e);
        }
    }

    static TraceCheck writeAndCheck(Recording recording) {
        return check(write(recording), recording);
    }

    static TraceCheck check(String json, Recording recording) {
        TraceCheck trace = new TraceCheck(json, recording);
        trace.header();
        trace.lanes();
        trace.order();
        trace.tiling();
        trace.holds();
        trace.owner();
        trace.arrows();
        trace.requests();
        trace.losses();
        return trace;
    }

    List<Entry> slices(int lane) {
        return entries.stream().filter(e -> e.phase.equals("X") && e.lane == lane).toList();
    }

    List<Entry> all(String phase, String name) {
        return entries.stream().filter(e -> e.phase.equals(phase) && e.name.equals(name)).toList();
    }

    /** Holds in the threads' lanes, in the order of time. */
    List<Entry> holdsByTime() {
        return all("X", "hold GIL").stream().sorted(Comparator.comparingLong(Entry::from)
            .thenComparingLong(e -> e.args.get("switch").getAsLong()).thenComparingLong(Entry::to)).toList();
    }

    private void add(JsonObject event) {
        String phase = event.get("ph").getAsString(), name = event.get("name").getAsString();
        int lane = event.get("tid").getAsInt();
        assertEquals(1, event.get("pid").getAsInt());
        JsonObject args = event.has("args") ? event.getAsJsonObject("args") : new JsonObject();
        if (phase.equals("M")) {
            if (name.equals("thread_name")) names.put(lane, args.get("name").getAsString());
            return;
        }
        long from = nanoseconds(event, "ts"), to = phase.equals("X") ? from + nanoseconds(event, "dur") : from;
        assertTrue(to >= from, () -> "ends before it begins: " + event);
        if (phase.equals("f")) assertEquals("e", event.get("bp").getAsString());
        if (phase.equals("i")) assertEquals("t", event.get("s").getAsString());
        entries.add(new Entry(phase, name, lane, from, to, event.has("id") ? event.get("id").getAsInt() : 0, args));
    }

    private static long nanoseconds(JsonObject event, String member) {
        return (long) (event.get(member).getAsDouble() * 1000.0);
    }

    private long since(long time) {
        return time - recording.started();
    }

    private void header() {
        assertEquals(Set.of("producer", "version", "java", "date", "clock", "startedNanoseconds", "durationNanoseconds",
            "switchIntervalMicroseconds", "cores", "threads", "recordsPerThread", "lostEvents"), header.keySet());
        assertEquals(recording.lost(), header.get("lostEvents").getAsLong());
        assertEquals(recording.interval(), header.get("switchIntervalMicroseconds").getAsLong());
    }

    private void lanes() {
        int lane = OWNER;
        for (int number : names.keySet()) assertEquals(lane++, number, "lanes are numbered without gaps");
        assertEquals(recording.lanes().size() + 1, names.size(), "each lane has a name");
        for (Entry e : entries) assertTrue(names.containsKey(e.lane), () -> "in no lane: " + e);
    }

    private void order() {
        Map<Integer, Long> last = new HashMap<>();
        for (Entry e : entries) {
            if (!e.phase.equals("X") && !e.phase.equals("i")) continue;
            assertTrue(e.from >= last.getOrDefault(e.lane, 0L), () -> "not in the order of time: " + e);
            last.put(e.lane, e.from);
        }
    }

    /** From each START to its EXIT, or to where the lane ends, slices follow each other without a gap or an overlap. */
    private void tiling() {
        for (int i = 0; i < recording.lanes().size(); i++) {
            List<Entry> slices = slices(i + 2);
            int next = 0;
            for (long[] life : lives(recording.lanes().get(i))) {
                long reached = life[0];
                while (next < slices.size() && slices.get(next).from == reached && slices.get(next).to <= life[1]) reached = slices.get(next++).to;
                String lane = names.get(i + 2);
                String at = next < slices.size() ? slices.get(next).toString() : "the end";
                assertEquals(life[1], reached, () -> "the states of " + lane + " leave its life uncovered before " + at);
            }
            if (next < slices.size()) throw new AssertionError("not part of its thread's life: " + slices.get(next));
        }
    }

    private List<long[]> lives(Lane lane) {
        List<Event> events = lane.events().stream().filter(e -> recording.stopped() == 0 || e.time() <= recording.stopped()).toList();
        List<long[]> lives = new ArrayList<>();
        for (Event e : events) {
            if (e.kind() == Kind.START) lives.add(new long[] {since(e.time()), since(lane.lost() > 0 ? events.getLast().time() : end())});
            if (!lives.isEmpty() && (e.kind() == Kind.EXIT || endsRecording(e))) lives.getLast()[1] = since(e.time());
        }
        return lives;
    }

    /** The thread that stops the recording has no state between its last release and the end. */
    private static boolean endsRecording(Event e) {
        return e.kind() == Kind.RELEASE && e.releaseReason() == ReleaseReason.TRACE_END;
    }

    private long end() {
        return recording.stopped() != 0 ? recording.stopped()
            : recording.lanes().stream().flatMap(l -> l.events().stream()).mapToLong(Event::time).max().orElse(recording.started());
    }

    private void holds() {
        for (Entry e : all("X", "hold GIL")) {
            assertTrue(!e.args.has("cut") && e.reason() != null && ENDS_OF_HOLDS.contains(e.reason()), () -> "a hold does not end: " + e);
        }
        for (Entry e : entries) {
            if (!e.name.startsWith("released: ")) continue;
            assertTrue(Set.of("released", "blocked").contains(String.valueOf(e.reason())), () -> "outside for no reason: " + e);
        }
    }

    /** The owner's lane says what the threads' lanes say, and no two of its slices overlap. */
    private void owner() {
        List<Entry> owner = slices(OWNER), holds = holdsByTime();
        assertEquals(holds.size(), owner.size(), "as many owners as holds");
        long free = 0;
        for (int i = 0; i < owner.size(); i++) {
            Entry o = owner.get(i), hold = holds.get(i);
            assertEquals(List.of(hold.from, hold.to, hold.lane), List.of(o.from, o.to, o.args.get("thread").getAsInt()));
            assertEquals(names.get(hold.lane), o.name);
            assertEquals(hold.reason(), o.reason());
            assertTrue(o.from >= free, () -> "two owners at once: " + o);
            free = o.to;
        }
    }

    private void arrows() {
        List<Entry> leaving = byNumber("s"), arriving = byNumber("f");
        assertEquals(leaving.size(), arriving.size(), "arrows with one end");
        for (int i = 0; i < leaving.size(); i++) {
            Entry from = holdAt(leaving.get(i)), to = holdAt(arriving.get(i));
            assertTrue(from.to <= to.from && from.lane != to.lane, () -> "no hand-over: from " + from + " to " + to);
            assertEquals(from.lane, to.args.get("takenFrom").getAsInt(), () -> "not from whom it was taken: " + to);
        }
        if (recording.lost() == 0) assertEquals(handOvers(), leaving.size(), "an arrow for each hand-over");
    }

    private List<Entry> byNumber(String phase) {
        List<Entry> ends = all(phase, "hand-over").stream().sorted(Comparator.comparingInt(Entry::id)).toList();
        for (int i = 0; i < ends.size(); i++) {
            assertEquals(i + 1, ends.get(i).id, "arrows are numbered without gaps");
            if (i > 0) assertTrue(ends.get(i - 1).from <= ends.get(i).from, "arrows are numbered in the order of time");
        }
        return ends;
    }

    private Entry holdAt(Entry arrow) {
        return slices(arrow.lane).stream().filter(e -> e.isHold() && e.contains(arrow.from)).findFirst()
            .orElseThrow(() -> new AssertionError("an arrow points at nothing: " + arrow));
    }

    private long handOvers() {
        List<Entry> holds = holdsByTime();
        long count = 0;
        for (int i = 1; i < holds.size(); i++) {
            Entry last = holds.get(i - 1), next = holds.get(i);
            if (last.lane != next.lane && last.to > last.from && next.to > next.from) count++;
        }
        return count;
    }

    private void requests() {
        for (Entry request : all("i", "drop request")) {
            assertTrue(slices(request.lane).stream().anyMatch(e -> e.name.equals("wait GIL") && !e.args.get("forced").getAsBoolean()
                && e.from <= request.from && request.from <= e.to), () -> "asked without waiting: " + request);
        }
        long recorded = recording.lanes().stream().flatMap(l -> l.events().stream())
            .filter(e -> e.kind() == Kind.DROP_REQUEST && e.time() <= end()).count();
        assertEquals(recorded, all("i", "drop request").size(), "a mark for each drop request");
    }

    private void losses() {
        for (int i = 0; i < recording.lanes().size(); i++) {
            int lane = i + 2;
            List<Long> told = all("i", "records lost").stream().filter(e -> e.lane == lane).map(e -> e.args.get("lost").getAsLong()).toList();
            long lost = recording.lanes().get(i).lost();
            assertEquals(lost == 0 ? List.of() : List.of(lost), told);
        }
    }
}
