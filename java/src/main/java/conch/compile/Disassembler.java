package conch.compile;

import conch.object.BinaryOp;
import conch.object.CompareOp;
import conch.object.Operations;
import conch.object.PyObject;
import conch.object.PyStr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The bytecode as text, in the columns of CPython's {@code dis}: line, mark of a jump target, offset, name, operand, what it means. */
public final class Disassembler {
    private static final int NAME_WIDTH = 20, BYTES_AN_INSTRUCTION = 2;
    private final StringBuilder out = new StringBuilder();

    private Disassembler() {
    }

    /** The block, then each block inside it under a heading. */
    public static String disassemble(Code code) {
        Disassembler d = new Disassembler();
        d.block(code);
        d.inner(code);
        return d.out.toString();
    }

    private void inner(Code code) {
        for (PyObject constant : code.constants) {
            if (!(constant instanceof Code block)) continue;
            out.append("\nDisassembly of ").append(repr(block)).append(":\n");
            block(block);
            inner(block);
        }
    }

    private void block(Code code) {
        int lineWidth = 3, offsetWidth = Math.max(4, Integer.toString(BYTES_AN_INSTRUCTION * code.instructions.length).length());
        Set<Integer> targets = targets(code);
        int lastLine = -1;
        for (int i = 0; i < code.instructions.length; i++) {
            int line = code.line(i);
            boolean starts = line != lastLine && line >= 0;
            if (starts && i > 0) out.append('\n');
            lastLine = line >= 0 ? line : lastLine;
            out.append(pad(starts ? Integer.toString(line) : "", lineWidth)).append("     ");
            out.append(targets.contains(i) ? ">> " : "   ");
            out.append(pad(Integer.toString(BYTES_AN_INSTRUCTION * i), offsetWidth)).append(' ');
            instruction(code, i);
        }
        exceptionTable(code);
    }

    private static Set<Integer> targets(Code code) {
        Set<Integer> targets = new TreeSet<>();
        for (int instruction : code.instructions) if (Opcode.of(instruction & 255).isJump()) targets.add(instruction >>> 8);
        for (int row = 0; row < code.exceptionTable.length; row += 5) targets.add(code.exceptionTable[row + 2]);
        return targets;
    }

    private void instruction(Code code, int i) {
        Opcode op = Opcode.of(code.instructions[i] & 255);
        int arg = code.instructions[i] >>> 8;
        if (op.operand == Opcode.Operand.NONE) {
            out.append(op.name()).append('\n');
            return;
        }
        String name = op.name();
        out.append(name).append(" ".repeat(Math.max(1, NAME_WIDTH - name.length()))).append(pad(Integer.toString(arg), 7));
        String meaning = meaning(code, op, arg);
        if (!meaning.isEmpty()) out.append(" (").append(meaning).append(')');
        out.append('\n');
    }

    private static String meaning(Code code, Opcode op, int arg) {
        return switch (op.operand) {
            case NONE, NUMBER -> "";
            case CONST -> repr(code.constants[arg]);
            case LOCAL -> code.locals[arg];
            case NAME -> code.names[arg].value;
            case GLOBAL -> ((arg & 1) != 0 ? "NULL + " : "") + code.names[arg >> 1].value;
            case BINARY -> arg < BinaryOp.IN_PLACE ? BinaryOp.of(arg).symbol : BinaryOp.of(arg - BinaryOp.IN_PLACE).symbol + "=";
            case COMPARE -> CompareOp.of(arg).symbol;
            case FORMAT -> format(arg);
            case FUNCTION -> function(arg);
            case JUMP -> "to " + BYTES_AN_INSTRUCTION * arg;
        };
    }

    private static String format(int arg) {
        String conversion = switch (arg & Opcode.FORMAT_CONVERSION) {
            case 1 -> "str";
            case 2 -> "repr";
            case 3 -> "ascii";
            default -> "";
        };
        boolean spec = (arg & Opcode.FORMAT_HAS_SPEC) != 0;
        return conversion + (spec ? (conversion.isEmpty() ? "" : ", ") + "with format" : "");
    }

    private static String function(int arg) {
        List<String> parts = new ArrayList<>();
        if ((arg & Opcode.FUNCTION_DEFAULTS) != 0) parts.add("defaults");
        if ((arg & Opcode.FUNCTION_KWDEFAULTS) != 0) parts.add("kwdefaults");
        if ((arg & Opcode.FUNCTION_ANNOTATIONS) != 0) parts.add("annotations");
        if ((arg & Opcode.FUNCTION_CLOSURE) != 0) parts.add("closure");
        return String.join(", ", parts);
    }

    private void exceptionTable(Code code) {
        int[] table = code.exceptionTable;
        if (table.length == 0) return;
        out.append("ExceptionTable:\n");
        for (int row = 0; row < table.length; row += 5) {
            out.append("  ").append(BYTES_AN_INSTRUCTION * table[row]).append(" to ").append(BYTES_AN_INSTRUCTION * (table[row + 1] - 1))
                .append(" -> ").append(BYTES_AN_INSTRUCTION * table[row + 2]).append(" [").append(table[row + 3]).append(']')
                .append(table[row + 4] != 0 ? " lasti" : "").append('\n');
        }
    }

    private static String repr(PyObject object) {
        PyObject text = Operations.repr(object);
        String result = ((PyStr) text).value;
        text.discard();
        return result;
    }

    private static String pad(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
