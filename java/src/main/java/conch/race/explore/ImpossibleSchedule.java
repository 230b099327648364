package conch.race.explore;

import java.util.List;

/** A schedule that names a thread which cannot go on there, or that is longer than the run. */
public final class ImpossibleSchedule extends ExploreException {
    private final List<Integer> canGoOn;

    ImpossibleSchedule(String reason, List<Integer> canGoOn) {
        super(reason + (canGoOn.isEmpty() ? "" : "; there " + Words.threads(canGoOn) + " can go on"));
        this.canGoOn = canGoOn;
    }

    /** Who can go on at that step; empty where the run is over. */
    public List<Integer> canGoOn() {
        return canGoOn;
    }
}
