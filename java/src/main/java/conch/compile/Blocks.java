package conch.compile;

import conch.syntax.Ast;
import conch.syntax.Span;
import java.util.ArrayDeque;
import java.util.List;

/**
 * The loops, try statements and with statements around the place being compiled, and how a {@code return}, {@code break} or
 * {@code continue} leaves them: each puts back what it keeps on the value stack and ends its handlers, innermost first.
 */
final class Blocks {
    enum Kind { WHILE_LOOP, FOR_LOOP, TRY_EXCEPT, EXCEPTION_HANDLER, FINALLY_TRY, FINALLY_END, WITH, HANDLER_CLEANUP, POP_VALUE }

    /** @param name the name of {@code except … as name}, in HANDLER_CLEANUP; null for none */
    record Block(Kind kind, Assembler.Label start, Assembler.Label end, List<Ast.StmtNode> finalBody, String name, Span span) {
    }

    private final Unit unit;
    private final ArrayDeque<Block> open = new ArrayDeque<>();

    Blocks(Unit unit) {
        this.unit = unit;
    }

    void push(Kind kind) {
        push(new Block(kind, null, null, null, null, null));
    }

    void push(Block block) {
        open.push(block);
    }

    void pop() {
        open.pop();
    }

    /** Leaves every block, for a return. {@code keepTop}: the topmost entry of the stack is the result. */
    void unwindAll(boolean keepTop) {
        unwindUntil(null, keepTop);
    }

    /** Leaves the blocks up to the innermost loop; returns that loop, still open, or null where there is none. */
    Block unwindToLoop() {
        Block loop = null;
        for (Block b : open) {
            if (b.kind == Kind.WHILE_LOOP || b.kind == Kind.FOR_LOOP) {
                loop = b;
                break;
            }
        }
        if (loop != null) unwindUntil(loop, false);
        return loop;
    }

    private void unwindUntil(Block last, boolean keepTop) {
        Object handlers = unit.code.handlers();
        ArrayDeque<Block> left = new ArrayDeque<>();
        while (!open.isEmpty() && open.peek() != last) {
            Block block = open.pop();
            left.push(block);
            unwind(block, keepTop);
        }
        while (!left.isEmpty()) open.push(left.pop());
        unit.code.restoreHandlers(handlers);
    }

    /** What leaving one block takes, with its handlers ended; the caller has taken it off the list. */
    void unwind(Block block, boolean keepTop) {
        Assembler code = unit.code;
        switch (block.kind) {
            case WHILE_LOOP, EXCEPTION_HANDLER -> { }
            case FOR_LOOP, POP_VALUE -> popBelow(keepTop);
            case TRY_EXCEPT -> code.endHandled();
            case FINALLY_TRY -> {
                code.endHandled();
                if (keepTop) push(Kind.POP_VALUE);
                unit.statements.visit(block.finalBody);
                if (keepTop) pop();
            }
            case FINALLY_END -> {
                popBelow(keepTop);
                if (keepTop) code.emit(Opcode.SWAP, 2);
                code.endHandled();
                code.emit(Opcode.POP_EXCEPT);
            }
            case WITH -> {
                code.endHandled();
                if (keepTop) code.emit(Opcode.SWAP, 2);
                Span before = code.at(block.span);
                callExitWithNones();
                code.emit(Opcode.POP_TOP);
                code.at(before);
            }
            case HANDLER_CLEANUP -> {
                if (block.name != null) code.endHandled();
                if (keepTop) code.emit(Opcode.SWAP, 2);
                code.endHandled();
                code.emit(Opcode.POP_EXCEPT);
                if (block.name != null) {
                    unit.loadNone();
                    unit.targets.storeName(block.name);
                    unit.targets.deleteName(block.name);
                }
            }
        }
    }

    /** The last step of a {@code break} or {@code continue}, once everything inside the loop is left. */
    void leaving(Block loop, boolean breaks) {
        if (breaks) unwind(loop, false);
        if (breaks) unit.code.jump(Opcode.JUMP_FORWARD, loop.end);
        else unit.code.jump(Opcode.JUMP_BACKWARD, loop.start);
    }

    private void popBelow(boolean keepTop) {
        if (keepTop) unit.code.emit(Opcode.SWAP, 2);
        unit.code.emit(Opcode.POP_TOP);
    }

    void callExitWithNones() {
        for (int i = 0; i < 3; i++) unit.loadNone();
        unit.code.emit(Opcode.CALL, 2);
    }
}
