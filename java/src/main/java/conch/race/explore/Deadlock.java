package conch.race.explore;

import java.util.List;

/**
 * All threads wait.
 *
 * @param count schedules that end with these waits
 * @param explanation who waits where for what, and who holds it
 */
public record Deadlock(long count, String witness, String schedule, int switches, List<Waiting> waits, String explanation) {
}
