package conch.learn;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody who made a typing error meant. */
public final class Nearest {
    private static final int MOST = 3;

    private Nearest() {
    }

    /** The candidate that the fewest changed, added, left out or exchanged letters make of the word, capitals aside; empty where that is more than every third. */
    public static Optional<String> of(String word, List<String> candidates) {
        return candidates.stream().filter(c -> distance(word, c) <= Math.min(MOST, Math.max(word.length(), c.length()) / 3))
                .min(Comparator.comparingInt((String c) -> distance(word, c)));
    }

    /** A question to be put behind a message, empty where nothing is near. */
    public static String question(String word, List<String> candidates) {
        return of(word, candidates).map(near -> "; is '" + near + "' meant?").orElse("");
    }

    /** Optimal string alignment: Levenshtein's distance, and neighbours exchanged count once. */
    static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT), b = other.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, d, i, j);
        }
        return d[a.length()][b.length()];
    }

    private static int step(String a, String b, int[][] d, int i, int j) {
        int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
        boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return exchanged ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
