/**
 * The event stream as files. {@link conch.trace.ChromeTrace} writes a recording in the Trace Event Format of chrome://tracing, which Perfetto
 * reads too; {@code docs/trace.md} says what a reader sees there.
 *
 * <p>The way of a recording: {@code Spans} turns a lane's records into states with a beginning and an end, and decides what the cuts of
 * {@code native/runtime/events.h} leave of a state; {@code Holds} brings the holds of all lanes into one order, and finds the hand-overs
 * between them; {@code TraceJson} writes single events of the format. States and events are written one by one; what is kept of them
 * is the list of holds.
 */
package conch.trace;
