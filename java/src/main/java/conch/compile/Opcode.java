package conch.compile;

/**
 * The one table of instructions. Each row gives the name (CPython 3.11's), what the operand means, how the depth of the value stack
 * changes, and a picture of the stack, top at the right: {@code before → after}. The compiler's depth and the disassembler are derived
 * from it; the eval loop switches over the numbers in {@link Op}. A test compares numbers, effects and pictures. In a picture what stands in round
 * brackets is one value; what stands behind two spaces is a remark.
 *
 * <p>What differs from CPython 3.11: an instruction with its operand is one int, so there is neither EXTENDED_ARG nor a CACHE entry,
 * jumps name the index of their target, PRECALL is folded into CALL, and the direction of a jump is in its operand, so conditional
 * jumps need no FORWARD or BACKWARD form. JUMP_BACKWARD stays, because it is a switch point of the GIL.
 */
public enum Opcode {
    NOP(Operand.NONE, 0, "→"),
    RESUME(Operand.NUMBER, 0, "→                                   switch point"),
    POP_TOP(Operand.NONE, -1, "x →"),
    PUSH_NULL(Operand.NONE, 1, "→ NULL"),
    COPY(Operand.NUMBER, 1, "x … → x … x                          the n-th from the top"),
    SWAP(Operand.NUMBER, 0, "x … y → y … x                        the n-th with the top"),

    LOAD_CONST(Operand.CONST, 1, "→ constant"),
    LOAD_FAST(Operand.LOCAL, 1, "→ x"),
    STORE_FAST(Operand.LOCAL, -1, "x →"),
    DELETE_FAST(Operand.LOCAL, 0, "→"),
    LOAD_GLOBAL(Operand.GLOBAL, Opcode.VARIABLE, "→ [NULL] x         odd operand: pushes the NULL of a call first"),
    STORE_GLOBAL(Operand.NAME, -1, "x →"),
    DELETE_GLOBAL(Operand.NAME, 0, "→"),
    LOAD_NAME(Operand.NAME, 1, "→ x"),
    STORE_NAME(Operand.NAME, -1, "x →"),
    DELETE_NAME(Operand.NAME, 0, "→"),
    MAKE_CELL(Operand.LOCAL, 0, "→"),
    COPY_FREE_VARS(Operand.NUMBER, 0, "→"),
    LOAD_CLOSURE(Operand.LOCAL, 1, "→ cell"),
    LOAD_DEREF(Operand.LOCAL, 1, "→ x"),
    LOAD_CLASSDEREF(Operand.LOCAL, 1, "→ x"),
    STORE_DEREF(Operand.LOCAL, -1, "x →"),
    DELETE_DEREF(Operand.LOCAL, 0, "→"),

    UNARY_POSITIVE(Operand.NONE, 0, "x → +x"),
    UNARY_NEGATIVE(Operand.NONE, 0, "x → -x"),
    UNARY_NOT(Operand.NONE, 0, "x → (not x)"),
    UNARY_INVERT(Operand.NONE, 0, "x → ~x"),
    BINARY_OP(Operand.BINARY, -1, "x y → (x op y)"),
    COMPARE_OP(Operand.COMPARE, -1, "x y → (x op y)"),
    IS_OP(Operand.NUMBER, -1, "x y → (x is y)"),
    CONTAINS_OP(Operand.NUMBER, -1, "x y → (x in y)"),

    BINARY_SUBSCR(Operand.NONE, -1, "x key → x[key]"),
    STORE_SUBSCR(Operand.NONE, -3, "value x key →"),
    DELETE_SUBSCR(Operand.NONE, -2, "x key →"),
    BUILD_SLICE(Operand.NUMBER, Opcode.VARIABLE, "start stop [step] → slice"),
    LOAD_ATTR(Operand.NAME, 0, "x → x.name"),
    STORE_ATTR(Operand.NAME, -2, "value x →"),
    DELETE_ATTR(Operand.NAME, -1, "x →"),

    BUILD_TUPLE(Operand.NUMBER, Opcode.VARIABLE, "x1 … xn → tuple"),
    BUILD_LIST(Operand.NUMBER, Opcode.VARIABLE, "x1 … xn → list"),
    BUILD_SET(Operand.NUMBER, Opcode.VARIABLE, "x1 … xn → set"),
    BUILD_MAP(Operand.NUMBER, Opcode.VARIABLE, "k1 v1 … kn vn → dict"),
    BUILD_CONST_KEY_MAP(Operand.NUMBER, Opcode.VARIABLE, "v1 … vn keys → dict"),
    BUILD_STRING(Operand.NUMBER, Opcode.VARIABLE, "s1 … sn → str"),
    FORMAT_VALUE(Operand.FORMAT, Opcode.VARIABLE, "x [spec] → str"),
    LIST_APPEND(Operand.NUMBER, -1, "list … x → list …"),
    SET_ADD(Operand.NUMBER, -1, "set … x → set …"),
    MAP_ADD(Operand.NUMBER, -2, "dict … k v → dict …"),
    LIST_EXTEND(Operand.NUMBER, -1, "list … iterable → list …"),
    SET_UPDATE(Operand.NUMBER, -1, "set … iterable → set …"),
    DICT_UPDATE(Operand.NUMBER, -1, "dict … mapping → dict …"),
    DICT_MERGE(Operand.NUMBER, -1, "callable … dict … mapping → callable … dict …"),
    LIST_TO_TUPLE(Operand.NONE, 0, "list → tuple"),
    UNPACK_SEQUENCE(Operand.NUMBER, Opcode.VARIABLE, "x → xn … x1"),
    UNPACK_EX(Operand.NUMBER, Opcode.VARIABLE, "x → after… list before…       operand: before + 256 · after"),

    JUMP_FORWARD(Operand.JUMP, 0, "→"),
    JUMP_BACKWARD(Operand.JUMP, 0, "→                             switch point"),
    JUMP_BACKWARD_NO_INTERRUPT(Operand.JUMP, 0, "→"),
    POP_JUMP_IF_FALSE(Operand.JUMP, -1, "x →"),
    POP_JUMP_IF_TRUE(Operand.JUMP, -1, "x →"),
    POP_JUMP_IF_NONE(Operand.JUMP, -1, "x →"),
    POP_JUMP_IF_NOT_NONE(Operand.JUMP, -1, "x →"),
    JUMP_IF_FALSE_OR_POP(Operand.JUMP, Opcode.VARIABLE, "x → [x]"),
    JUMP_IF_TRUE_OR_POP(Operand.JUMP, Opcode.VARIABLE, "x → [x]"),
    GET_ITER(Operand.NONE, 0, "x → iterator"),
    FOR_ITER(Operand.JUMP, Opcode.VARIABLE, "iterator → iterator x, or jump with iterator popped"),

    LOAD_METHOD(Operand.NAME, 1, "x → method x, or NULL bound"),
    KW_NAMES(Operand.CONST, 0, "→                                  for the next CALL"),
    CALL(Operand.NUMBER, Opcode.VARIABLE, "method self-or-callable args… → result       switch point"),
    CALL_FUNCTION_EX(Operand.NUMBER, Opcode.VARIABLE, "NULL callable args [kwargs] → result   switch point"),
    MAKE_FUNCTION(Operand.FUNCTION, Opcode.VARIABLE, "[defaults] [kwdefaults] [annotations] [closure] code → function"),
    LOAD_BUILD_CLASS(Operand.NONE, 1, "→ __build_class__"),
    RETURN_VALUE(Operand.NONE, -1, "x →"),
    RETURN_GENERATOR(Operand.NONE, 1, "→ (what is sent first)             the caller gets the generator"),
    YIELD_VALUE(Operand.NONE, 0, "x → (what was sent)"),
    GET_YIELD_FROM_ITER(Operand.NONE, 0, "x → iterator"),
    SEND(Operand.JUMP, Opcode.VARIABLE, "iterator x → iterator yielded, or jump with iterator result → result"),

    IMPORT_NAME(Operand.NAME, -1, "level fromlist → module"),
    IMPORT_FROM(Operand.NAME, 1, "module → module x"),
    IMPORT_STAR(Operand.NONE, -1, "module →"),
    LOAD_ASSERTION_ERROR(Operand.NONE, 1, "→ AssertionError"),
    SETUP_ANNOTATIONS(Operand.NONE, 0, "→"),
    PRINT_EXPR(Operand.NONE, -1, "x →"),

    RAISE_VARARGS(Operand.NUMBER, Opcode.VARIABLE, "[x [cause]] →"),
    PUSH_EXC_INFO(Operand.NONE, 1, "exc → previous exc"),
    CHECK_EXC_MATCH(Operand.NONE, 0, "exc type → exc bool"),
    POP_EXCEPT(Operand.NONE, -1, "previous →"),
    RERAISE(Operand.NUMBER, -1, "[lasti …] exc →                   operand: how far below the exception lasti lies, 0 for none"),
    BEFORE_WITH(Operand.NONE, 1, "manager → exit entered"),
    WITH_EXCEPT_START(Operand.NONE, 1, "exit lasti previous exc → exit lasti previous exc result"),

    /** Pseudo: from here on an exception goes to the target. Removed by the assembler, which makes the exception table of it. */
    SETUP_FINALLY(Operand.JUMP, 0, "→"),
    /** Pseudo: as SETUP_FINALLY, and the handler finds the index of the raising instruction below the exception. */
    SETUP_CLEANUP(Operand.JUMP, 0, "→"),
    /** Pseudo: as SETUP_CLEANUP, and the handler finds the stack without what {@code __enter__} returned. */
    SETUP_WITH(Operand.JUMP, 0, "→"),
    /** Pseudo: ends the innermost SETUP. */
    POP_BLOCK(Operand.NONE, 0, "→");

    /** The stack effect depends on the operand: see {@link #effect}. */
    static final int VARIABLE = Integer.MIN_VALUE;
    private static final Opcode[] ALL = values();

    /** What an operand means. */
    public enum Operand { NONE, NUMBER, CONST, LOCAL, NAME, GLOBAL, BINARY, COMPARE, FORMAT, FUNCTION, JUMP }

    public final Operand operand;
    /** {@link #VARIABLE}, or what {@link #effect(int, boolean)} says of every operand. */
    final int effect;
    public final String picture;

    Opcode(Operand operand, int effect, String picture) {
        this.operand = operand;
        this.effect = effect;
        this.picture = picture;
    }

    public static Opcode of(int ordinal) {
        return ALL[ordinal];
    }

    public boolean isJump() {
        return operand == Operand.JUMP;
    }

    /** Whether control never reaches the next instruction. */
    public boolean endsFlow() {
        return switch (this) {
            case JUMP_FORWARD, JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT, RETURN_VALUE, RAISE_VARARGS, RERAISE -> true;
            default -> false;
        };
    }

    /** How the depth of the value stack changes, with {@code jumps} on the way to the jump's target. */
    public int effect(int arg, boolean jumps) {
        if (effect != VARIABLE) return effect;
        return switch (this) {
            case LOAD_GLOBAL -> 1 + (arg & 1);
            case BUILD_SLICE -> 1 - arg;
            case BUILD_TUPLE, BUILD_LIST, BUILD_SET, BUILD_STRING -> 1 - arg;
            case BUILD_MAP -> 1 - 2 * arg;
            case BUILD_CONST_KEY_MAP -> -arg;
            case FORMAT_VALUE -> (arg & FORMAT_HAS_SPEC) != 0 ? -1 : 0;
            case UNPACK_SEQUENCE -> arg - 1;
            case UNPACK_EX -> (arg & 255) + (arg >> 8);
            case JUMP_IF_FALSE_OR_POP, JUMP_IF_TRUE_OR_POP -> jumps ? 0 : -1;
            case FOR_ITER -> jumps ? -1 : 1;
            case SEND -> jumps ? -1 : 0;
            case CALL -> -1 - arg;
            case CALL_FUNCTION_EX -> -2 - (arg & 1);
            case MAKE_FUNCTION -> -Integer.bitCount(arg & 15);
            case RAISE_VARARGS -> -arg;
            default -> throw new IllegalStateException("no stack effect for " + this);
        };
    }

    /** Operand bits of FORMAT_VALUE: the conversion (0 none, 1 str, 2 repr, 3 ascii), and whether a spec lies on the stack. */
    public static final int FORMAT_CONVERSION = 3, FORMAT_HAS_SPEC = 4;
    /** Operand bits of MAKE_FUNCTION. */
    public static final int FUNCTION_DEFAULTS = 1, FUNCTION_KWDEFAULTS = 2, FUNCTION_ANNOTATIONS = 4, FUNCTION_CLOSURE = 8;
}
