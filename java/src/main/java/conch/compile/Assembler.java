package conch.compile;

import conch.syntax.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects the instructions of one block and turns them into arrays: drops what cannot be reached, finds the depth of the value stack
 * on every path, resolves labels, and makes the exception table from SETUP_… and POP_BLOCK.
 */
final class Assembler {
    /** A place in the code that a jump can name. */
    static final class Label {
        private int index = -1;
        private int depth = -1;
    }

    private record Handler(Label label, boolean pushesLasti, Handler outer) {
    }

    private static final class Instruction {
        final Opcode op;
        final int arg;
        final Label target;
        final Span span;
        final Handler handler;
        int depth = -1;
        int place;

        Instruction(Opcode op, int arg, Label target, Span span, Handler handler) {
            this.op = op;
            this.arg = arg;
            this.target = target;
            this.span = span;
            this.handler = handler;
        }

        boolean isPseudo() {
            return isSetup() || op == Opcode.POP_BLOCK || op == Opcode.NOP;
        }

        boolean isSetup() {
            return op == Opcode.SETUP_FINALLY || op == Opcode.SETUP_CLEANUP || op == Opcode.SETUP_WITH;
        }
    }

    private final List<Instruction> list = new ArrayList<>();
    private Handler handler;
    private Span span;

    /** The place in the source of what is emitted from now on; null for none. Returns the place before. */
    Span at(Span next) {
        Span before = span;
        span = next;
        return before;
    }

    void emit(Opcode op) {
        emit(op, 0);
    }

    void emit(Opcode op, int arg) {
        list.add(new Instruction(op, arg, null, span, handler));
    }

    void jump(Opcode op, Label target) {
        list.add(new Instruction(op, 0, target, span, handler));
    }

    void place(Label label) {
        label.index = list.size();
    }

    /** Code emitted until the matching {@link #endHandled} sends its exceptions to {@code label}. */
    void beginHandled(Opcode setup, Label label) {
        jump(setup, label);
        handler = new Handler(label, setup != Opcode.SETUP_FINALLY, handler);
    }

    void endHandled() {
        handler = handler.outer;
        emit(Opcode.POP_BLOCK);
    }

    /** Where the handlers stand, to come back to after an unwinding exit (return, break, continue) has left some of them for a while. */
    Object handlers() {
        return handler;
    }

    void restoreHandlers(Object saved) {
        handler = (Handler) saved;
    }

    void finish(CodeBuilder code) {
        int deepest = findDepths();
        int count = 0;
        int[] placeOf = new int[list.size() + 1];
        for (int i = 0; i < list.size(); i++) {
            Instruction in = list.get(i);
            placeOf[i] = in.place = count;
            if (in.depth >= 0 && !in.isPseudo() && !jumpsToNext(i)) count++;
        }
        placeOf[list.size()] = count;
        int[] instructions = new int[count];
        int[] positions = new int[4 * count];
        List<int[]> rows = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < list.size(); i++) {
            Instruction in = list.get(i);
            if (in.depth < 0 || in.isPseudo() || jumpsToNext(i)) continue;
            int arg = in.target == null ? in.arg : placeOf[in.target.index];
            instructions[at] = in.op.ordinal() | arg << 8;
            writePosition(positions, 4 * at, in.span);
            addToTable(rows, at, in.handler);
            at++;
        }
        code.instructions = instructions;
        code.positions = positions;
        code.stackSize = deepest;
        code.exceptionTable = rows.stream().flatMapToInt(Arrays::stream).toArray();
    }

    /** A forward jump over nothing but pseudo instructions and dead code. */
    private boolean jumpsToNext(int i) {
        Instruction in = list.get(i);
        if (in.op != Opcode.JUMP_FORWARD) return false;
        int to = in.target.index;
        if (to <= i) return false;
        for (int j = i + 1; j < to; j++) {
            Instruction between = list.get(j);
            if (between.depth >= 0 && !between.isPseudo()) return false;
        }
        return true;
    }

    private static void writePosition(int[] positions, int at, Span span) {
        positions[at] = span == null ? -1 : span.lineno();
        positions[at + 1] = span == null ? -1 : span.endLineno();
        positions[at + 2] = span == null ? -1 : span.col();
        positions[at + 3] = span == null ? -1 : span.endCol();
    }

    /** Instructions that follow one another under the same handler share a row. */
    private void addToTable(List<int[]> rows, int at, Handler h) {
        if (h == null || h.label.depth < 0) return;
        int target = list.get(h.label.index).place;
        int depth = h.label.depth;
        int lasti = h.pushesLasti ? 1 : 0;
        int[] last = rows.isEmpty() ? null : rows.getLast();
        if (last != null && last[1] == at && last[2] == target && last[3] == depth) last[1] = at + 1;
        else rows.add(new int[] {at, at + 1, target, depth, lasti});
    }

    /** Walks every path from the start, and from each handler that a reachable SETUP names. Returns the greatest depth. */
    private int findDepths() {
        int deepest = 0;
        var pending = new java.util.ArrayDeque<int[]>();
        pending.push(new int[] {0, 0});
        while (!pending.isEmpty()) {
            int[] from = pending.pop();
            int depth = from[1];
            for (int i = from[0]; i < list.size(); i++) {
                Instruction in = list.get(i);
                if (in.depth >= 0) {
                    if (in.depth != depth) throw new IllegalStateException("stack depth " + in.depth + " or " + depth + " at " + in.op + " (" + in.span + ")");
                    break;
                }
                in.depth = depth;
                if (in.isSetup()) {
                    in.target.depth = in.op == Opcode.SETUP_WITH ? depth - 1 : depth;
                    int there = in.target.depth + (in.op == Opcode.SETUP_FINALLY ? 1 : 2);
                    deepest = Math.max(deepest, there);
                    pending.push(new int[] {in.target.index, there});
                } else if (in.target != null) {
                    int there = depth + in.op.effect(in.arg, true);
                    deepest = Math.max(deepest, there);
                    pending.push(new int[] {in.target.index, there});
                }
                depth += in.op.effect(in.arg, false);
                if (depth < 0) throw new IllegalStateException("stack below zero at " + in.op + " (" + in.span + ")");
                deepest = Math.max(deepest, depth);
                if (in.op.endsFlow()) break;
            }
        }
        return deepest;
    }
}
