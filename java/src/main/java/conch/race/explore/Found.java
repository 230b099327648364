package conch.race.explore;

/**
 * An outcome that was found.
 *
 * @param result what {@code check} returned, or the scheduler's words for a failure
 * @param kind {@code checked}, {@code failed} or {@code deadlock}
 * @param count schedules that end so
 * @param witness the shortest prefix that replays it, with the fewest context switches that any of those schedules has
 * @param schedule the whole run of the witness
 * @param switches context switches of that run
 * @param detail of a failure, else null
 * @param at file and line of a failure, else null
 */
public record Found(String result, String kind, long count, String witness, String schedule, int switches, String detail, String at) {
    /** A crash, a use after free, a deadlock: not what {@code check} said, whatever the file declares. */
    public boolean isFailure() {
        return !kind.equals("checked");
    }
}
