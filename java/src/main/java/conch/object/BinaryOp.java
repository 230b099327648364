package conch.object;

/** The binary operators, in the order of CPython 3.11's {@code BINARY_OP} argument; an in-place form has the ordinal plus {@link #IN_PLACE}. */
public enum BinaryOp {
    ADD("+", "add"), AND("&", "and"), FLOOR_DIVIDE("//", "floordiv"), LSHIFT("<<", "lshift"), MATRIX_MULTIPLY("@", "matmul"),
    MULTIPLY("*", "mul"), REMAINDER("%", "mod"), OR("|", "or"), POWER("**", "pow"), RSHIFT(">>", "rshift"),
    SUBTRACT("-", "sub"), TRUE_DIVIDE("/", "truediv"), XOR("^", "xor"), DIVMOD("divmod()", "divmod");

    /** What CPython adds to the argument of {@code BINARY_OP} for {@code +=} and its like. DIVMOD is reached only through {@code divmod()}. */
    public static final int IN_PLACE = 13;
    static final BinaryOp[] ALL = values();

    public final String symbol;
    /** {@code __add__}, {@code __radd__}, {@code __iadd__} without the rest. */
    final String stem;

    BinaryOp(String symbol, String stem) {
        this.symbol = symbol;
        this.stem = stem;
    }

    public static BinaryOp of(int ordinal) {
        return ALL[ordinal];
    }
}
