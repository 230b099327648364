package conch.compile;

import conch.object.PyObject;
import conch.object.PyStr;

/** What a {@link Code} is made from: filled by {@link FunctionUnit} and {@link Assembler}, then used up. */
final class CodeBuilder {
    String name, qualname, filename;
    int firstLine, flags;
    int argCount, positionalOnlyCount, keywordOnlyCount;
    int[] instructions;
    PyObject[] constants;
    PyStr[] names;
    String[] locals, cells, free;
    int localCount;
    int stackSize;
    int[] exceptionTable, positions;
}
