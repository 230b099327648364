package conch.race.explore;

import java.util.List;

/**
 * The same outcome with fewer context switches.
 *
 * @param minimal no schedule with fewer switches, or as many and a shorter prefix, ends so: the search was finished
 * @param runs what the search took
 */
public record Shrunk(String result, String kind, String witness, String schedule, int switches, String detail, String at, boolean minimal, long runs,
        List<String> shared) {
}
