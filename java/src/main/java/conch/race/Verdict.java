package conch.race;

import java.util.Locale;

/** What a table amounts to. */
public enum Verdict {
    PASSED, FAILED,
    /** No run ended: nothing is known. */
    INCONCLUSIVE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
