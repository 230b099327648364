package conch.race;

import java.util.Locale;

/** The two forms of a demo. */
public enum Variant {
    BROKEN, REPAIRED;

    /** As on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
