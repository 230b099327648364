package conch.trace;

import conch.ffi.EventStream.Event;

/**
 * A state of a thread, from the record that begins it to the one that ends it. Nanoseconds of the recording's clock.
 *
 * @param begin the record that begins it
 * @param release of a hold the record that ends it, of a region outside the one before it; else, and where that is missing, null
 * @param cut no record ends it: it was open when the recording, or what the lane had room for, ended
 */
record Span(State state, long from, long to, Event begin, Event release, boolean cut) {
    enum State { HOLD, WAIT, FORCED_WAIT, OUTSIDE }

    long length() {
        return to - from;
    }
}
