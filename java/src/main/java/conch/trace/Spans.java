package conch.trace;

import conch.ffi.EventStream.Event;
import conch.ffi.EventStream.Kind;
import conch.ffi.EventStream.Lane;
import conch.ffi.EventStream.Recording;
import conch.ffi.EventStream.WaitReason;
import java.io.IOException;
import java.util.List;

/**
 * Reads a lane as states. A state lasts until the next record that begins one; START, RELEASE, LEAVE and EXIT begin none that has a name.
 * The cuts: a lane that lost records ends with its last one, because nobody knows what came next; in any other lane the last state lasts
 * until the recording ended. Records that are younger than that end mean nothing.
 */
final class Spans {
    /** What a lane consists of, in the order of time; a span comes before what lies inside it. */
    interface Sink {
        void span(Span span) throws IOException;

        /** A drop request, made by this lane's thread inside the wait that came last. */
        default void request(Event request) throws IOException {
        }
    }

    private Spans() {
    }

    /** When a recording ended: while it still goes on, with its youngest record. */
    static long end(Recording recording) {
        if (recording.stopped() != 0) return recording.stopped();
        long end = recording.started();
        for (Lane lane : recording.lanes()) {
            if (!lane.events().isEmpty()) end = Math.max(end, lane.events().getLast().time());
        }
        return end;
    }

    /**
     * When a lane ended.
     *
     * @param end of the recording
     */
    static long end(Lane lane, long end) {
        int count = countUntil(lane.events(), end);
        return lane.lost() > 0 && count > 0 ? lane.events().get(count - 1).time() : end;
    }

    /** @param end of the recording */
    static void read(Lane lane, long end, Sink sink) throws IOException {
        List<Event> events = lane.events();
        int count = countUntil(events, end);
        Event release = null;
        for (int i = 0, next; i < count; i = next) {
            next = nextState(events, i, count);
            Event begin = events.get(i), after = next < count ? events.get(next) : null;
            if (begin.kind() == Kind.RELEASE) release = begin;
            Span.State state = state(begin);
            if (state == null) continue;
            long to = after != null ? after.time() : end(lane, end);
            Event about = switch (state) {
                case HOLD -> after != null && after.kind() == Kind.RELEASE ? after : null;
                case OUTSIDE -> release;
                case WAIT, FORCED_WAIT -> null;
            };
            sink.span(new Span(state, begin.time(), to, begin, about, after == null));
            for (int request = i + 1; request < next; request++) sink.request(events.get(request));
        }
    }

    private static int countUntil(List<Event> events, long end) {
        int count = events.size();
        while (count > 0 && events.get(count - 1).time() > end) count--;
        return count;
    }

    private static int nextState(List<Event> events, int i, int count) {
        do i++; while (i < count && events.get(i).kind() == Kind.DROP_REQUEST);
        return i;
    }

    /** Null for none. */
    private static Span.State state(Event begin) {
        return switch (begin.kind()) {
            case WAIT -> begin.waitReason() == WaitReason.FORCED ? Span.State.FORCED_WAIT : Span.State.WAIT;
            case ACQUIRED -> Span.State.HOLD;
            case ENTER -> Span.State.OUTSIDE;
            case START, RELEASE, LEAVE, EXIT, DROP_REQUEST -> null;
        };
    }
}
