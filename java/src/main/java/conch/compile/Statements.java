package conch.compile;

import conch.object.BinaryOp;
import conch.syntax.Ast;
import conch.syntax.Span;
import java.util.ArrayList;
import java.util.List;

/** Statements, except definitions ({@link Functions}) and what deals with exceptions ({@link Tries}). */
final class Statements {
    private final Unit u;
    private final Assembler code;
    private final Tries tries;

    Statements(Unit unit) {
        u = unit;
        code = unit.code;
        tries = new Tries(unit);
    }

    /** A module's statements, or the prompt's, and the return of None. */
    void module(List<Ast.StmtNode> body) {
        if (u.scope.hasAnnotations) code.emit(Opcode.SETUP_ANNOTATIONS);
        String doc = u.context.interactive() ? null : Compiler.docstring(body);
        if (doc != null) {
            code.at(body.getFirst().pos());
            u.loadConstant(doc);
            u.targets.storeName("__doc__");
            body = body.subList(1, body.size());
        }
        visit(body);
        u.loadNone();
        code.emit(Opcode.RETURN_VALUE);
    }

    void visit(List<Ast.StmtNode> body) {
        for (Ast.StmtNode s : body) visit(s);
    }

    private void visit(Ast.StmtNode node) {
        code.at(node.pos());
        switch (node) {
            case Ast.Expr s -> expression(s);
            case Ast.Assign s -> assign(s);
            case Ast.AugAssign s -> augmented(s);
            case Ast.AnnAssign s -> annotated(s);
            case Ast.Return s -> returns(s);
            case Ast.Delete s -> s.targets().forEach(u.targets::delete);
            case Ast.If s -> ifStatement(s);
            case Ast.While s -> whileLoop(s);
            case Ast.For s -> forLoop(s);
            case Ast.Break s -> leaveLoop(s.pos(), "'break' outside loop", true);
            case Ast.Continue s -> leaveLoop(s.pos(), "'continue' not properly in loop", false);
            case Ast.Pass s -> code.emit(Opcode.NOP);
            case Ast.Raise s -> raise(s);
            case Ast.Assert s -> assertion(s);
            case Ast.Import s -> s.names().forEach(this::importModule);
            case Ast.ImportFrom s -> importFrom(s);
            case Ast.Global s -> { }
            case Ast.Nonlocal s -> { }
            case Ast.FunctionDef s -> u.functions.define(s);
            case Ast.ClassDef s -> u.functions.defineClass(s);
            case Ast.Try s -> tries.tryStatement(s);
            case Ast.With s -> tries.with(s, 0);
            default -> throw new IllegalStateException("the scope builder lets no " + node.getClass().getSimpleName() + " through");
        }
    }

    private void expression(Ast.Expr s) {
        boolean displayed = u.context.interactive() && u.scope.kind == Scope.Kind.MODULE;
        if (!displayed && s.value() instanceof Ast.Constant) {
            code.emit(Opcode.NOP);
            return;
        }
        u.expressions.visit(s.value());
        code.at(s.pos());
        code.emit(displayed ? Opcode.PRINT_EXPR : Opcode.POP_TOP);
    }

    private void assign(Ast.Assign s) {
        u.expressions.visit(s.value());
        for (int i = 0; i < s.targets().size(); i++) {
            if (i + 1 < s.targets().size()) code.emit(Opcode.COPY, 1);
            u.targets.store(s.targets().get(i));
        }
    }

    private void augmented(Ast.AugAssign s) {
        int operation = Expressions.operator(s.op()).ordinal() + BinaryOp.IN_PLACE;
        switch (s.target()) {
            case Ast.Name n -> {
                code.at(n.pos());
                u.targets.loadName(n.id());
                operate(s, operation);
                code.at(n.pos());
                u.targets.storeName(n.id());
            }
            case Ast.Attribute a -> {
                u.expressions.visit(a.value());
                code.at(a.pos());
                code.emit(Opcode.COPY, 1);
                code.emit(Opcode.LOAD_ATTR, u.name(u.mangle(a.attr())));
                operate(s, operation);
                code.at(a.pos());
                code.emit(Opcode.SWAP, 2);
                code.emit(Opcode.STORE_ATTR, u.name(u.mangle(a.attr())));
            }
            case Ast.Subscript b -> {
                u.expressions.visit(b.value());
                u.expressions.visit(b.slice());
                code.at(b.pos());
                code.emit(Opcode.COPY, 2);
                code.emit(Opcode.COPY, 2);
                code.emit(Opcode.BINARY_SUBSCR);
                operate(s, operation);
                code.at(b.pos());
                code.emit(Opcode.SWAP, 3);
                code.emit(Opcode.SWAP, 2);
                code.emit(Opcode.STORE_SUBSCR);
            }
            default -> throw new IllegalStateException("the parser lets no other augmented target through");
        }
    }

    private void operate(Ast.AugAssign s, int operation) {
        u.expressions.visit(s.value());
        code.at(s.pos());
        code.emit(Opcode.BINARY_OP, operation);
    }

    private void annotated(Ast.AnnAssign s) {
        if (s.value() != null) {
            u.expressions.visit(s.value());
            u.targets.store(s.target());
        }
        boolean kept = s.simple() && !u.scope.isFunction();
        if (kept) {
            u.annotation(s.annotation());
            code.at(s.pos());
            u.targets.loadName("__annotations__");
            u.loadConstant(u.mangle(((Ast.Name) s.target()).id()));
            code.emit(Opcode.STORE_SUBSCR);
        } else if (!u.scope.isFunction()) {
            u.annotation(s.annotation());
            code.emit(Opcode.POP_TOP);
        }
    }

    private void returns(Ast.Return s) {
        if (!u.scope.isFunction()) throw u.error("'return' outside function", s.pos());
        boolean keeps = s.value() != null && !(s.value() instanceof Ast.Constant);
        if (keeps) u.expressions.visit(s.value());
        code.at(s.pos());
        u.blocks.unwindAll(keeps);
        code.at(s.pos());
        if (s.value() == null) u.loadNone();
        else if (!keeps) u.expressions.visit(s.value());
        code.at(s.pos());
        code.emit(Opcode.RETURN_VALUE);
    }

    private void ifStatement(Ast.If s) {
        Assembler.Label otherwise = new Assembler.Label(), end = new Assembler.Label();
        u.expressions.jumpIf(s.test(), otherwise, false);
        visit(s.body());
        if (!s.orelse().isEmpty()) {
            code.at(null);
            code.jump(Opcode.JUMP_FORWARD, end);
        }
        code.place(otherwise);
        visit(s.orelse());
        code.place(end);
    }

    private void whileLoop(Ast.While s) {
        Assembler.Label start = new Assembler.Label(), otherwise = new Assembler.Label(), end = new Assembler.Label();
        code.place(start);
        u.blocks.push(new Blocks.Block(Blocks.Kind.WHILE_LOOP, start, end, null, null, null));
        u.expressions.jumpIf(s.test(), otherwise, false);
        visit(s.body());
        code.at(s.test().pos());
        code.jump(Opcode.JUMP_BACKWARD, start);
        u.blocks.pop();
        code.place(otherwise);
        visit(s.orelse());
        code.place(end);
    }

    private void forLoop(Ast.For s) {
        Assembler.Label start = new Assembler.Label(), otherwise = new Assembler.Label(), end = new Assembler.Label();
        u.expressions.visit(s.iter());
        code.at(s.pos());
        code.emit(Opcode.GET_ITER);
        code.place(start);
        u.blocks.push(new Blocks.Block(Blocks.Kind.FOR_LOOP, start, end, null, null, null));
        code.jump(Opcode.FOR_ITER, otherwise);
        u.targets.store(s.target());
        visit(s.body());
        code.at(s.iter().pos());
        code.jump(Opcode.JUMP_BACKWARD, start);
        u.blocks.pop();
        code.place(otherwise);
        visit(s.orelse());
        code.place(end);
    }

    private void leaveLoop(Span span, String complaint, boolean breaks) {
        Object handlers = code.handlers();
        Blocks.Block loop = u.blocks.unwindToLoop();
        if (loop == null) throw u.error(complaint, span);
        code.at(span);
        u.blocks.leaving(loop, breaks);
        code.restoreHandlers(handlers);
    }

    private void raise(Ast.Raise s) {
        int n = 0;
        if (s.exc() != null) {
            u.expressions.visit(s.exc());
            n++;
            if (s.cause() != null) {
                u.expressions.visit(s.cause());
                n++;
            }
        }
        code.at(s.pos());
        code.emit(Opcode.RAISE_VARARGS, n);
    }

    private void assertion(Ast.Assert s) {
        Assembler.Label holds = new Assembler.Label();
        u.expressions.jumpIf(s.test(), holds, true);
        code.at(s.test().pos());
        code.emit(Opcode.LOAD_ASSERTION_ERROR);
        if (s.msg() != null) {
            u.expressions.visit(s.msg());
            code.emit(Opcode.CALL, 0);
        }
        code.emit(Opcode.RAISE_VARARGS, 1);
        code.place(holds);
    }

    private void importModule(Ast.Alias alias) {
        u.loadConstant(java.math.BigInteger.ZERO);
        u.loadNone();
        code.emit(Opcode.IMPORT_NAME, u.name(alias.name()));
        String[] parts = alias.name().split("\\.");
        if (alias.asname() == null) {
            u.targets.storeName(parts[0]);
            return;
        }
        for (int i = 1; i < parts.length; i++) {
            code.emit(Opcode.IMPORT_FROM, u.name(parts[i]));
            code.emit(Opcode.SWAP, 2);
            code.emit(Opcode.POP_TOP);
        }
        u.targets.storeName(alias.asname());
    }

    private void importFrom(Ast.ImportFrom s) {
        List<Object> names = new ArrayList<>();
        for (Ast.Alias alias : s.names()) names.add(alias.name());
        u.loadConstant(java.math.BigInteger.valueOf(s.level()));
        u.loadConstant(new ConstantPool.Tuple(names));
        code.emit(Opcode.IMPORT_NAME, u.name(s.module() == null ? "" : s.module()));
        if (s.names().getFirst().name().equals("*")) {
            code.emit(Opcode.IMPORT_STAR);
            return;
        }
        for (Ast.Alias alias : s.names()) {
            code.emit(Opcode.IMPORT_FROM, u.name(alias.name()));
            u.targets.storeName(alias.asname() != null ? alias.asname() : alias.name());
        }
        code.emit(Opcode.POP_TOP);
    }
}
