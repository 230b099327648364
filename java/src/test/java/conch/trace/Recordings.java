package conch.trace;

import conch.ffi.EventStream.Event;
import conch.ffi.EventStream.Kind;
import conch.ffi.EventStream.Lane;
import conch.ffi.EventStream.Recording;
import conch.ffi.EventStream.ReleaseReason;
import conch.ffi.EventStream.WaitReason;
import java.util.ArrayList;
import java.util.List;

/** Recordings made by hand, and their builder. Times count from {@link #STARTED}. */
final class Recordings {
    static final long STARTED = 7_000_000_000_123L;
    static final long INTERVAL = 5000;

    private Recordings() {
    }

    /** The records of one thread, in the order of the calls. */
    static final class LaneBuilder {
        private final int number;
        private final String name;
        private final List<Event> events = new ArrayList<>();
        private long lost;

        LaneBuilder(int number, String name) {
            this.number = number;
            this.name = name;
        }

        LaneBuilder start(long time) {
            return add(time, 0, -1, null, Kind.START, 0);
        }

        LaneBuilder waits(long time) {
            return add(time, 0, -1, null, Kind.WAIT, WaitReason.LOCK.ordinal() + 1);
        }

        LaneBuilder forcedWait(long time) {
            return add(time, 0, -1, null, Kind.WAIT, WaitReason.FORCED.ordinal() + 1);
        }

        LaneBuilder request(long time, long switchNumber, int holder) {
            return add(time, switchNumber, holder, null, Kind.DROP_REQUEST, 0);
        }

        LaneBuilder hold(long from, long to, long switchNumber, int before, ReleaseReason reason) {
            return add(from, switchNumber, before, null, Kind.ACQUIRED, 0).add(to, switchNumber, -1, null, Kind.RELEASE, reason.ordinal() + 1);
        }

        LaneBuilder enter(long time, String region) {
            return add(time, 0, -1, region, Kind.ENTER, 0);
        }

        LaneBuilder leave(long time, String region) {
            return add(time, 0, -1, region, Kind.LEAVE, 0);
        }

        LaneBuilder exit(long time) {
            return add(time, 0, -1, null, Kind.EXIT, 0);
        }

        LaneBuilder lost(long records) {
            lost = records;
            return this;
        }

        private LaneBuilder add(long time, long switchNumber, int other, String region, Kind kind, int reason) {
            events.add(new Event(STARTED + time, switchNumber, number, other, region, kind, reason));
            return this;
        }

        Lane lane() {
            return new Lane(number, name, lost, List.copyOf(events));
        }
    }

    /** @param stopped 0 while it goes on */
    static Recording of(long stopped, LaneBuilder... threads) {
        List<Lane> lanes = new ArrayList<>();
        long lost = 0;
        for (LaneBuilder thread : threads) {
            lanes.add(thread.lane());
            lost += thread.lost;
        }
        return new Recording(STARTED, stopped == 0 ? 0 : STARTED + stopped, INTERVAL, 1 << 20, lost, lanes);
    }

    /**
     * The main thread (number 0) computes; a worker (number 5) waits, asks after an interval, gets the lock, runs a kernel without it, takes it
     * again and ends; a foreign thread (number 9, without a name) comes twice.
     */
    static Recording everything() {
        LaneBuilder main = new LaneBuilder(0, "MainThread").start(10)
            .hold(10, 5_200_101, 3, -1, ReleaseReason.INTERVAL).forcedWait(5_200_101).waits(5_210_033)
            .hold(5_300_001, 5_400_000, 5, 5, ReleaseReason.BLOCKED).enter(5_400_000, "join").leave(5_950_000, "join")
            .hold(5_950_000, 6_000_000, 10, 9, ReleaseReason.TRACE_END);
        LaneBuilder worker = new LaneBuilder(5, "worker").start(150_000).waits(150_000).request(5_150_007, 3, 0)
            .hold(5_210_001, 5_290_777, 4, 0, ReleaseReason.RELEASED).enter(5_290_777, "kernels.fft").leave(5_500_001, "kernels.fft")
            .hold(5_500_001, 5_600_000, 7, 9, ReleaseReason.EXIT).exit(5_600_000);
        LaneBuilder foreign = new LaneBuilder(9, "").start(5_410_000)
            .hold(5_410_000, 5_420_000, 6, 0, ReleaseReason.EXIT).exit(5_420_000).start(5_700_000)
            .hold(5_700_000, 5_710_000, 8, 5, ReleaseReason.RELEASED).enter(5_710_000, null).leave(5_720_000, null)
            .hold(5_720_000, 5_730_000, 9, 9, ReleaseReason.EXIT).exit(5_730_000);
        return of(6_000_100, main, worker, foreign);
    }
}
