package conch.race.explore;

/**
 * What a thread would do next.
 *
 * @param heldBy for a lock that another thread holds, or a join: that thread; null for a thread that can go on
 * @param holderEnded the holder ended without letting go
 */
public record Waiting(int thread, String operation, String object, int size, String at, Integer heldBy, Boolean holderEnded) {
    /** For example {@code thread 0 waits at two_locks.c:17 for second, which thread 1 holds}. */
    public String words() {
        if (heldBy == null) return "thread " + thread + " would go on at " + at + " (" + operation + " " + object + ")";
        String holder = Boolean.TRUE.equals(holderEnded) ? ", which thread " + heldBy + " took and ended" : ", which thread " + heldBy + " holds";
        return "thread " + thread + " waits at " + at + " for " + (operation.equals("join") ? "thread " + heldBy + " to end" : object + holder);
    }
}
