package conch.compile;

import conch.object.PyContainer;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyType;

/**
 * A compiled block: the code object of a module, a function body, a class body or a comprehension.
 *
 * <p>An instruction is one int: the number of its {@link Opcode} in the low 8 bits, its operand in the others. The constants are
 * slots, so they live as long as their code object, as in CPython. The variables of a frame lie in one array: locals, then cells
 * that are no locals, then free variables; the value stack lies above them.
 */
public final class Code extends PyContainer {
    public static final PyType TYPE = PyType.define("code", CodeMembers::fillSlots, CodeMembers::fill);

    /** CPython's {@code co_flags}. */
    public static final int OPTIMIZED = 1, NEWLOCALS = 2, VARARGS = 4, VARKEYWORDS = 8, NESTED = 16, GENERATOR = 32;

    public final String name, qualname, filename;
    public final int firstLine;
    public final int flags;
    public final int argCount, positionalOnlyCount, keywordOnlyCount;
    /** Instructions: opcode | operand << 8. */
    public final int[] instructions;
    /** Slots. */
    public final PyObject[] constants;
    public final PyStr[] names;
    /** Names of the variables, in the order of a frame's array; {@link String#intern}ed. The arguments come first. */
    public final String[] locals;
    public final int localCount;
    /** Cells that are also locals appear here and keep their local's place. */
    public final String[] cells;
    public final String[] free;
    public final int stackSize;
    /** Rows of five: first index, index after the last, handler, depth there, 1 to push the raising index. Innermost first. */
    public final int[] exceptionTable;
    /** Rows of four an instruction: line, last line, column, last column; columns from 0, −1 where there is none. */
    public final int[] positions;
    /** What the eval loop remembers an instruction: inline caches, made at the first run. Not slots. */
    public Object[] caches;

    Code(CodeBuilder b) {
        super(TYPE);
        name = b.name;
        qualname = b.qualname;
        filename = b.filename;
        firstLine = b.firstLine;
        flags = b.flags;
        argCount = b.argCount;
        positionalOnlyCount = b.positionalOnlyCount;
        keywordOnlyCount = b.keywordOnlyCount;
        instructions = b.instructions;
        constants = b.constants;
        for (PyObject constant : constants) constant.retain();
        names = b.names;
        locals = b.locals;
        localCount = b.localCount;
        cells = b.cells;
        free = b.free;
        stackSize = b.stackSize;
        exceptionTable = b.exceptionTable;
        positions = b.positions;
    }

    /** How many variables a frame of this code has before its value stack. */
    public int variableCount() {
        return locals.length;
    }

    /** Where the free variables begin among the variables. */
    public int freeBase() {
        return locals.length - free.length;
    }

    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    public int line(int index) {
        return positions[4 * index];
    }

    /** The row of {@link #exceptionTable} that handles an exception at {@code index}, or −1. */
    public int handlerRow(int index) {
        int[] table = exceptionTable;
        for (int row = 0; row < table.length; row += 5) if (index >= table[row] && index < table[row + 1]) return row;
        return -1;
    }

    @Override
    public void traverse(Visitor visitor) {
        for (PyObject constant : constants) visitor.visitIfPresent(constant);
    }

    @Override
    public void clearSlots() {
        for (int i = 0; i < constants.length; i++) {
            PyObject old = constants[i];
            constants[i] = null;
            PyObject.dropIfPresent(old);
        }
    }
}
