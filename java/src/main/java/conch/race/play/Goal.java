package conch.race.play;

import conch.race.Expect;
import conch.race.explore.ExploreOptions;
import conch.race.explore.ExploreException;
import conch.race.explore.ExploreTable;
import conch.race.explore.Target;

/**
 * The outcome that the player is to reach.
 *
 * @param result the outcome
 * @param meaning a phrase; may be empty
 * @param reachable whether exploring has found a way
 * @param proven where it is not reachable: every schedule was explored
 */
public record Goal(String result, String meaning, boolean reachable, boolean proven) {
    /** Of an interactive start: enough for the demos, and soon over for others. */
    private static final long MAX = 20_000;

    /** What the demo is about. In its repaired form that is out of reach, which is the point of it. */
    static Goal of(Target target, ExploreOptions options) throws ExploreException, InterruptedException {
        var table = ExploreTable.of(target, options.withMax(MAX));
        boolean proven = table.exploration().isExhaustive();
        var wrong = table.rows().stream().filter(row -> row.expect() == Expect.INTERESTING && row.count() > 0).findFirst()
                .or(() -> table.rows().stream().filter(row -> row.expect() == Expect.FORBIDDEN).findFirst())
                .or(table::rowOfNote).orElseThrow(() -> new IllegalStateException("exploring found no outcome"));
        return new Goal(wrong.result(), wrong.meaning(), wrong.count() > 0, proven);
    }

    /** A sentence. */
    String words() {
        String what = "Goal: '" + result + "'" + (meaning.isEmpty() ? "" : ", " + meaning) + ".";
        return reachable ? what : what + (proven ? " No schedule reaches it, all were explored: try." : " Exploring found no way, but did not see all.");
    }
}
