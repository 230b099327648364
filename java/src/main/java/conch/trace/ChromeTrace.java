package conch.trace;

import conch.ffi.EventStream.Event;
import conch.ffi.EventStream.Lane;
import conch.ffi.EventStream.Recording;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a recording as Chrome trace JSON, for Perfetto and chrome://tracing. {@code docs/trace.md} is the description for readers of the
 * file; here is what holds of every file:
 *
 * <ul>
 * <li>Lane 1 is the lock's owner; the threads are lanes 2, 3, … in the order in which they had their first event.
 * <li>The slices of one lane never overlap, and come in the order of time. Those of a thread tile its life.
 * <li>Both ends of an arrow lie inside a {@code hold GIL}; arrows are numbered from 1 in the order of time.
 * <li>Times are microseconds since the recording began, to the nanosecond.
 * </ul>
 */
public final class ChromeTrace {
    private static final int OWNER = TraceJson.PROCESS;
    private static final int FIRST_THREAD = OWNER + 1;
    private static final String CATEGORY = "gil";
    private static final String HAND_OVER = "hand-over";
    /** What the runtime calls a region that was given no name. */
    private static final String UNNAMED = "released";

    private final Recording recording;
    private final TraceJson json;
    private final Holds holds;
    private final long end;
    /** By the runtime's number of the thread. */
    private final Map<Integer, Integer> laneNumbers = new HashMap<>();

    private ChromeTrace(Recording recording, Writer out) throws IOException {
        this.recording = recording;
        json = new TraceJson(out);
        holds = new Holds(recording);
        end = Spans.end(recording);
        for (int i = 0; i < recording.lanes().size(); i++) laneNumbers.put(recording.lanes().get(i).thread(), FIRST_THREAD + i);
    }

    /** @param out is flushed and left open; best buffered */
    public static void write(Recording recording, Writer out) throws IOException {
        new ChromeTrace(recording, out).writeAll();
    }

    private void writeAll() throws IOException {
        json.open(header());
        nameLanes();
        for (int lane = 0; lane < recording.lanes().size(); lane++) writeThread(lane);
        writeOwner();
        json.close();
    }

    private Map<String, Object> header() {
        Map<String, Object> header = new LinkedHashMap<>();
        String version = ChromeTrace.class.getPackage().getImplementationVersion();
        header.put("producer", "Conch");
        header.put("version", version == null ? "(not from its jar)" : version);
        header.put("java", Runtime.version());
        header.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS));
        header.put("clock", "CLOCK_MONOTONIC");
        header.put("startedNanoseconds", recording.started());
        header.put("durationNanoseconds", end - recording.started());
        header.put("switchIntervalMicroseconds", recording.interval());
        header.put("cores", Runtime.getRuntime().availableProcessors());
        header.put("threads", recording.lanes().size());
        header.put("recordsPerThread", recording.capacity());
        header.put("lostEvents", recording.lost());
        return header;
    }

    private void nameLanes() throws IOException {
        json.metadata("process_name", OWNER, Map.of("name", "Conch"));
        nameLane(OWNER, "GIL owner");
        for (int lane = 0; lane < recording.lanes().size(); lane++) nameLane(FIRST_THREAD + lane, threadName(lane));
    }

    private void nameLane(int lane, String name) throws IOException {
        json.metadata("thread_name", lane, Map.of("name", name));
        json.metadata("thread_sort_index", lane, Map.of("sort_index", lane));
    }

    private String threadName(int lane) {
        String name = recording.lanes().get(lane).name();
        return name.isEmpty() ? "thread " + (FIRST_THREAD + lane) : name;
    }

    private void writeThread(int lane) throws IOException {
        Lane records = recording.lanes().get(lane);
        Spans.read(records, end, new Spans.Sink() {
            private int hold;

            @Override
            public void span(Span span) throws IOException {
                slice(name(span), FIRST_THREAD + lane, span, details(span));
                if (span.state() == Span.State.HOLD) arrows(lane, hold++, span);
            }

            @Override
            public void request(Event request) throws IOException {
                json.instant("drop request", CATEGORY, FIRST_THREAD + lane, since(request.time()), requestDetails(request));
            }
        });
        if (records.lost() > 0) {
            json.instant("records lost", CATEGORY, FIRST_THREAD + lane, since(Spans.end(records, end)), Map.of("lost", records.lost()));
        }
    }

    private void writeOwner() throws IOException {
        for (Holds.Hold hold : holds.inOrder()) {
            Map<String, Object> details = details(hold.span());
            details.put("thread", FIRST_THREAD + hold.lane());
            slice(threadName(hold.lane()), OWNER, hold.span(), details);
        }
    }

    private void slice(String name, int lane, Span span, Map<String, Object> details) throws IOException {
        json.slice(name, CATEGORY, lane, since(span.from()), since(span.to()), details);
    }

    private void arrows(int lane, int hold, Span span) throws IOException {
        int incoming = holds.incoming(lane, hold), outgoing = holds.outgoing(lane, hold);
        if (incoming != 0) json.arrowTo(HAND_OVER, CATEGORY, FIRST_THREAD + lane, since(span.from()), incoming);
        /* A slice's end is not inside it any more. */
        if (outgoing != 0) json.arrowFrom(HAND_OVER, CATEGORY, FIRST_THREAD + lane, since(span.to()) - 1, outgoing);
    }

    private long since(long time) {
        return time - recording.started();
    }

    private static String name(Span span) {
        return switch (span.state()) {
            case HOLD -> "hold GIL";
            case WAIT, FORCED_WAIT -> "wait GIL";
            case OUTSIDE -> "released: " + (span.begin().region() == null ? UNNAMED : span.begin().region());
        };
    }

    private Map<String, Object> details(Span span) {
        Map<String, Object> details = new LinkedHashMap<>();
        switch (span.state()) {
            case HOLD -> {
                details.put("switch", span.begin().switchNumber());
                putLane(details, "takenFrom", span.begin());
            }
            case WAIT -> details.put("forced", false);
            case FORCED_WAIT -> details.put("forced", true);
            case OUTSIDE -> { }
        }
        if (span.release() != null) details.put("reason", span.release().releaseReason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        if (span.cut()) details.put("cut", true);
        return details;
    }

    private Map<String, Object> requestDetails(Event request) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("switch", request.switchNumber());
        putLane(details, "holder", request);
        return details;
    }

    /** The lane of the other thread, where the record names one that is in the recording. */
    private void putLane(Map<String, Object> details, String key, Event event) {
        Integer lane = laneNumbers.get(event.other());
        if (lane != null && event.other() != event.thread()) details.put(key, lane);
    }
}
