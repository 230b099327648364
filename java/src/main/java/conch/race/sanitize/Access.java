package conch.race.sanitize;

/**
 * What one thread did, as a report has it.
 *
 * @param thread as the demos number them: 0 is the main thread
 * @param action read, wrote, freed …
 * @param at file and line, as in {@code incref.c:20}; empty where the report has none within the demo
 * @param function where that is; may be empty
 */
public record Access(int thread, String action, String at, String function) {
}
