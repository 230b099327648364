package conch.object;

/** The rich comparisons, in the order of CPython's {@code COMPARE_OP} argument and of {@code Py_LT}…{@code Py_GE}. */
public enum CompareOp {
    LT("<", "__lt__"), LE("<=", "__le__"), EQ("==", "__eq__"), NE("!=", "__ne__"), GT(">", "__gt__"), GE(">=", "__ge__");

    private static final CompareOp[] ALL = values();
    private static final CompareOp[] SWAPPED = {GT, GE, EQ, NE, LT, LE};
    public final String symbol;
    public final String dunder;

    CompareOp(String symbol, String dunder) {
        this.symbol = symbol;
        this.dunder = dunder;
    }

    public static CompareOp of(int ordinal) {
        return ALL[ordinal];
    }

    /** The comparison that holds for (b, a) when this one holds for (a, b). */
    public CompareOp swapped() {
        return SWAPPED[ordinal()];
    }

    /** What this comparison says of two values of which {@code sign} is the three-way order. */
    public boolean holds(int sign) {
        return switch (this) {
            case LT -> sign < 0;
            case LE -> sign <= 0;
            case EQ -> sign == 0;
            case NE -> sign != 0;
            case GT -> sign > 0;
            case GE -> sign >= 0;
        };
    }
}
