package conch.compile;

import conch.syntax.Ast;
import conch.syntax.Span;

/** {@code try} and {@code with}. The code is laid out as CPython 3.11's; what lies on the stack in a handler is said beside each label. */
final class Tries {
    private final Unit u;
    private final Assembler code;

    Tries(Unit unit) {
        u = unit;
        code = unit.code;
    }

    void tryStatement(Ast.Try s) {
        if (s.finalbody().isEmpty()) tryExcept(s);
        else tryFinally(s);
    }

    private void tryFinally(Ast.Try s) {
        Assembler.Label handler = new Assembler.Label(), exit = new Assembler.Label();
        code.beginHandled(Opcode.SETUP_FINALLY, handler);
        u.blocks.push(new Blocks.Block(Blocks.Kind.FINALLY_TRY, null, null, s.finalbody(), null, null));
        if (s.handlers().isEmpty()) u.statements.visit(s.body());
        else tryExcept(s);
        u.blocks.pop();
        code.endHandled();
        u.statements.visit(s.finalbody());
        code.at(null);
        code.jump(Opcode.JUMP_FORWARD, exit);

        code.place(handler); // exc
        Assembler.Label cleanup = new Assembler.Label();
        code.beginHandled(Opcode.SETUP_CLEANUP, cleanup);
        code.emit(Opcode.PUSH_EXC_INFO);
        u.blocks.push(Blocks.Kind.FINALLY_END);
        u.statements.visit(s.finalbody());
        u.blocks.pop();
        code.at(null);
        code.emit(Opcode.RERAISE, 0);
        code.endHandled();
        cleanup(cleanup);
        code.place(exit);
    }

    /** previous lasti exc: an exception came up while another was being handled. */
    private void cleanup(Assembler.Label label) {
        code.at(null);
        code.place(label);
        code.emit(Opcode.COPY, 3);
        code.emit(Opcode.POP_EXCEPT);
        code.emit(Opcode.RERAISE, 1);
    }

    private void tryExcept(Ast.Try s) {
        Assembler.Label except = new Assembler.Label(), cleanup = new Assembler.Label(), end = new Assembler.Label();
        code.beginHandled(Opcode.SETUP_FINALLY, except);
        u.blocks.push(Blocks.Kind.TRY_EXCEPT);
        u.statements.visit(s.body());
        u.blocks.pop();
        code.endHandled();
        u.statements.visit(s.orelse());
        code.at(null);
        code.jump(Opcode.JUMP_FORWARD, end);

        code.place(except); // exc
        code.beginHandled(Opcode.SETUP_CLEANUP, cleanup);
        code.emit(Opcode.PUSH_EXC_INFO);
        u.blocks.push(Blocks.Kind.EXCEPTION_HANDLER);
        for (int i = 0; i < s.handlers().size(); i++) {
            Ast.ExceptHandler h = s.handlers().get(i);
            if (h.type() == null && i + 1 < s.handlers().size()) throw u.error("default 'except:' must be last", h.pos());
            handler(h, end);
        }
        u.blocks.pop();
        code.at(null);
        code.emit(Opcode.RERAISE, 0);
        code.endHandled();
        cleanup(cleanup);
        code.place(end);
    }

    /** previous exc → either control goes to {@code end} with neither, or on with both. */
    private void handler(Ast.ExceptHandler h, Assembler.Label end) {
        Object handlers = code.handlers();
        Assembler.Label next = new Assembler.Label();
        code.at(h.pos());
        if (h.type() != null) {
            u.expressions.visit(h.type());
            code.at(h.type().pos());
            code.emit(Opcode.CHECK_EXC_MATCH);
            code.jump(Opcode.POP_JUMP_IF_FALSE, next);
        }
        code.at(h.pos());
        if (h.name() == null) {
            code.emit(Opcode.POP_TOP);
            u.blocks.push(Blocks.Kind.HANDLER_CLEANUP);
            u.statements.visit(h.body());
            u.blocks.pop();
            code.endHandled();
            code.at(null);
            code.emit(Opcode.POP_EXCEPT);
            code.jump(Opcode.JUMP_FORWARD, end);
        } else {
            named(h, end);
        }
        code.restoreHandlers(handlers);
        code.place(next);
    }

    private void named(Ast.ExceptHandler h, Assembler.Label end) {
        Assembler.Label nameCleanup = new Assembler.Label();
        u.targets.storeName(h.name());
        Object outer = code.handlers();
        code.beginHandled(Opcode.SETUP_CLEANUP, nameCleanup);
        u.blocks.push(new Blocks.Block(Blocks.Kind.HANDLER_CLEANUP, null, null, null, h.name(), null));
        u.statements.visit(h.body());
        u.blocks.pop();
        code.endHandled();
        code.endHandled();
        code.at(null);
        code.emit(Opcode.POP_EXCEPT);
        forget(h.name());
        code.jump(Opcode.JUMP_FORWARD, end);

        code.restoreHandlers(outer);
        code.place(nameCleanup); // previous lasti exc
        forget(h.name());
        code.emit(Opcode.RERAISE, 1);
    }

    /** The name of {@code except … as name} does not outlive the handler. */
    private void forget(String name) {
        u.loadNone();
        u.targets.storeName(name);
        u.targets.deleteName(name);
    }

    void with(Ast.With s, int index) {
        Ast.WithItem item = s.items().get(index);
        Assembler.Label handler = new Assembler.Label(), cleanup = new Assembler.Label(), suppress = new Assembler.Label(), exit = new Assembler.Label();
        Span place = s.pos();
        u.expressions.visit(item.contextExpr());
        code.at(place);
        code.emit(Opcode.BEFORE_WITH);
        code.beginHandled(Opcode.SETUP_WITH, handler);
        u.blocks.push(new Blocks.Block(Blocks.Kind.WITH, null, null, null, null, place));
        if (item.optionalVars() != null) u.targets.store(item.optionalVars());
        else code.emit(Opcode.POP_TOP);
        if (index + 1 < s.items().size()) with(s, index + 1);
        else u.statements.visit(s.body());
        u.blocks.pop();
        code.endHandled();
        code.at(place);
        u.blocks.callExitWithNones();
        code.emit(Opcode.POP_TOP);
        code.jump(Opcode.JUMP_FORWARD, exit);

        code.place(handler); // exit lasti exc
        code.beginHandled(Opcode.SETUP_CLEANUP, cleanup);
        code.emit(Opcode.PUSH_EXC_INFO);
        code.emit(Opcode.WITH_EXCEPT_START);
        code.jump(Opcode.POP_JUMP_IF_TRUE, suppress);
        code.emit(Opcode.RERAISE, 2);
        code.place(suppress); // exit lasti previous exc
        code.emit(Opcode.POP_TOP);
        code.endHandled();
        code.emit(Opcode.POP_EXCEPT);
        code.emit(Opcode.POP_TOP);
        code.emit(Opcode.POP_TOP);
        code.jump(Opcode.JUMP_FORWARD, exit);
        cleanup(cleanup);
        code.place(exit);
    }
}
