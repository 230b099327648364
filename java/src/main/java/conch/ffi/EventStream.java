package conch.ffi;

import conch.bindings.ConchHost;
import conch.bindings.conch_event;
import conch.bindings.conch_lane;
import conch.bindings.conch_recording;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** What happened to the lock, when, and by whom. The grammar of a lane is in {@code native/runtime/events.h}. Times are nanoseconds of CLOCK_MONOTONIC. */
public final class EventStream {
    static {
        NativeLibrary.load();
    }

    private EventStream() {
    }

    /** In the order of {@code enum conch_event_kind}, which starts at 1. */
    public enum Kind { START, WAIT, ACQUIRED, DROP_REQUEST, RELEASE, ENTER, LEAVE, EXIT }

    /** In the order of {@code enum conch_release_reason}, which starts at 1. */
    public enum ReleaseReason { RELEASED, INTERVAL, BLOCKED, EXIT, TRACE_END }

    /** In the order of {@code enum conch_wait_reason}, which starts at 1. */
    public enum WaitReason { LOCK, FORCED }

    /**
     * One record.
     *
     * @param other the other thread concerned, −1 for none
     * @param region the name of the region, null for none
     * @param reason number as the kind says, 0 for none: see {@link #releaseReason} and {@link #waitReason}
     */
    public record Event(long time, long switchNumber, int thread, int other, String region, Kind kind, int reason) {
        /** Only of RELEASE. */
        public ReleaseReason releaseReason() {
            return ReleaseReason.values()[reason - 1];
        }

        /** Only of WAIT. */
        public WaitReason waitReason() {
            return WaitReason.values()[reason - 1];
        }
    }

    /** The records of one native thread, and how many of its records did not fit. */
    public record Lane(int thread, String name, long lost, List<Event> events) {
    }

    /** A recording as far as it is complete; {@code stopped} is 0 while it goes on. The interval is in microseconds, the capacity in records a lane. */
    public record Recording(long started, long stopped, long interval, long capacity, long lost, List<Lane> lanes) {
    }

    /**
     * Starts a new recording and forgets the one before. With the GIL held.
     *
     * @param capacity records a lane, at least 8, 32 bytes each
     * @throws IllegalStateException when one runs already
     */
    public static void start(long capacity) {
        Gil.need();
        if (ConchHost.conch_events_start(capacity) != 0) throw new IllegalStateException("events are being recorded already");
    }

    /** With the GIL held. Nothing happens when no recording runs. */
    public static void stop() {
        ConchHost.conch_events_stop();
    }

    /** A copy of what was recorded. */
    public static Recording read() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment r = conch_recording.allocate(arena);
            ConchHost.conch_events_describe(r);
            List<Lane> lanes = new ArrayList<>();
            MemorySegment lane = conch_lane.allocate(arena);
            String[] names = names(conch_recording.names(r));
            for (int i = 0; i < conch_recording.lanes(r); i++) {
                if (ConchHost.conch_events_lane(i, lane) != 0) break;
                lanes.add(new Lane(conch_lane.thread(lane), conch_lane.name(lane).getString(0), conch_lane.lost(lane),
                    events(i, conch_lane.events(lane), names)));
            }
            return new Recording(conch_recording.started(r), conch_recording.stopped(r), conch_recording.interval(r),
                conch_recording.capacity(r), conch_recording.lost(r), List.copyOf(lanes));
        }
    }

    private static String[] names(int count) {
        String[] names = new String[count];
        for (int i = 0; i < count; i++) names[i] = ConchHost.conch_events_name(i).reinterpret(Long.MAX_VALUE).getString(0);
        return names;
    }

    private static List<Event> events(int lane, long count, String[] names) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment all = conch_event.allocateArray(count, arena);
            long copied = ConchHost.conch_events_copy(lane, 0, all, count);
            List<Event> events = new ArrayList<>((int) copied);
            Kind[] kinds = Kind.values();
            for (long i = 0; i < copied; i++) {
                MemorySegment e = conch_event.asSlice(all, i);
                int name = conch_event.name(e);
                events.add(new Event(conch_event.time(e), conch_event.switch_number(e), conch_event.thread(e), conch_event.other(e),
                    name >= 0 && name < names.length ? names[name] : null, kinds[conch_event.kind(e) - 1], conch_event.reason(e)));
            }
            return events;
        }
    }
}
