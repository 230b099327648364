package conch.race.explore;

/**
 * How far a search is.
 *
 * @param explored different schedules so far
 * @param preemptions the stage it is in: all schedules with so many; null in the last, which has no bound
 */
public record Progress(long explored, Integer preemptions) {
}
