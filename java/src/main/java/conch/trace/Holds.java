package conch.trace;

import conch.ffi.EventStream.Lane;
import conch.ffi.EventStream.Recording;
import conch.ffi.EventStream.ReleaseReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The holds of all lanes in the order of time, and the hand-overs among them: holds that follow each other directly, by two threads. The
 * switch number, which rises by one with each new holder, says so also where records were lost.
 */
final class Holds {
    /**
     * @param lane its index in the recording
     * @param number which hold of its lane, from 0
     */
    record Hold(int lane, int number, Span span) {
    }

    private static final Comparator<Hold> BY_TIME = Comparator.<Hold>comparingLong(h -> h.span.from())
        .thenComparingLong(h -> h.span.begin().switchNumber()).thenComparingLong(h -> h.span.to());

    private final List<Hold> inOrder = new ArrayList<>();
    /** By lane and hold: the number of the hand-over that begins or ends it, 0 for none. */
    private final int[][] incoming, outgoing;
    private int handOvers;

    Holds(Recording recording) throws IOException {
        List<Lane> lanes = recording.lanes();
        incoming = new int[lanes.size()][];
        outgoing = new int[lanes.size()][];
        long end = Spans.end(recording);
        for (int lane = 0; lane < lanes.size(); lane++) collect(lane, lanes.get(lane), end);
        inOrder.sort(BY_TIME);
        for (int i = 1; i < inOrder.size(); i++) connect(inOrder.get(i - 1), inOrder.get(i));
    }

    private void collect(int lane, Lane records, long end) throws IOException {
        int before = inOrder.size();
        Spans.read(records, end, span -> {
            if (span.state() == Span.State.HOLD) inOrder.add(new Hold(lane, inOrder.size() - before, span));
        });
        incoming[lane] = new int[inOrder.size() - before];
        outgoing[lane] = new int[inOrder.size() - before];
    }

    private void connect(Hold last, Hold next) {
        if (!handsOver(last, next)) return;
        handOvers++;
        outgoing[last.lane][last.number] = handOvers;
        incoming[next.lane][next.number] = handOvers;
    }

    private static boolean handsOver(Hold last, Hold next) {
        Span from = last.span, to = next.span;
        return last.lane != next.lane
            && to.begin().other() == from.begin().thread()
            && to.begin().switchNumber() == from.begin().switchNumber() + 1
            && from.release() != null && from.release().releaseReason() != ReleaseReason.TRACE_END
            /* An end of an arrow needs an instant inside its slice; no clock that ticks gives a hold of no length. */
            && from.length() > 0 && to.length() > 0;
    }

    List<Hold> inOrder() {
        return inOrder;
    }

    /** The number of the hand-over, from 1 in the order of time, that gave the lock for this hold; 0 where it came from nobody. */
    int incoming(int lane, int hold) {
        return incoming[lane][hold];
    }

    /** The number of the hand-over that followed this hold; 0 for none. */
    int outgoing(int lane, int hold) {
        return outgoing[lane][hold];
    }
}
