package conch.race;

/** What a demo thinks of an outcome. */
public enum Expect {
    ACCEPTABLE, INTERESTING, FORBIDDEN,
    /** It did not think of it: a line that it does not declare, a crash, a hang. */
    UNDECLARED;

    /** The declaration is the broken form's; the repaired form must not show what is interesting in it. */
    public Expect in(Variant variant) {
        return this == INTERESTING && variant == Variant.REPAIRED ? FORBIDDEN : this;
    }

    /** Whether a sample of it fails a table. */
    public boolean fails() {
        return this == FORBIDDEN || this == UNDECLARED;
    }
}
