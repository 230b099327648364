package conch.compile;

import conch.syntax.Ast;
import conch.syntax.Span;
import java.util.ArrayList;
import java.util.List;

/** What opens a block of its own: {@code def}, {@code lambda}, {@code class}, comprehensions. */
final class Functions {
    private final Unit u;
    private final Assembler code;

    Functions(Unit unit) {
        u = unit;
        code = unit.code;
    }

    void define(Ast.FunctionDef f) {
        u.expressions.visitAll(f.decoratorList());
        code.at(f.pos());
        int flags = defaults(f.args());
        if (annotations(f.args(), f.returns())) flags |= Opcode.FUNCTION_ANNOTATIONS;
        int firstLine = f.decoratorList().isEmpty() ? f.pos().lineno() : f.decoratorList().getFirst().pos().lineno();
        Unit inner = u.inner(f, u.privateName, firstLine);
        parameters(inner, f.args());
        inner.begin();
        body(inner, f.body());
        make(inner, flags);
        decorate(f.decoratorList());
        code.at(f.pos());
        u.targets.storeName(f.name());
    }

    /** The docstring, or None, is the first constant. */
    private static void body(Unit inner, List<Ast.StmtNode> statements) {
        String doc = Compiler.docstring(statements);
        inner.constants.add(doc == null ? ConstantPool.Mark.NONE : doc);
        inner.statements.visit(doc == null ? statements : statements.subList(1, statements.size()));
        inner.code.at(statements.getLast().pos());
        inner.loadNone();
        inner.code.emit(Opcode.RETURN_VALUE);
    }

    private void decorate(List<Ast.ExprNode> decorators) {
        for (int i = decorators.size(); --i >= 0; ) {
            code.at(decorators.get(i).pos());
            code.emit(Opcode.CALL, 0);
        }
    }

    void lambda(Ast.Lambda e) {
        int flags = defaults(e.args());
        Unit inner = u.inner(e, u.privateName, e.pos().lineno());
        parameters(inner, e.args());
        inner.begin();
        inner.constants.add(ConstantPool.Mark.NONE);
        inner.expressions.visit(e.body());
        inner.code.at(e.body().pos());
        inner.code.emit(Opcode.RETURN_VALUE);
        make(inner, flags);
    }

    private static void parameters(Unit inner, Ast.Arguments args) {
        inner.positionalOnlyCount = args.posonlyargs().size();
        inner.argCount = args.posonlyargs().size() + args.args().size();
        inner.keywordOnlyCount = args.kwonlyargs().size();
        if (args.vararg() != null) inner.flags |= Code.VARARGS;
        if (args.kwarg() != null) inner.flags |= Code.VARKEYWORDS;
    }

    private int defaults(Ast.Arguments args) {
        int flags = 0;
        if (!args.defaults().isEmpty()) {
            ConstantPool.Tuple constant = Folding.tuple(args.defaults());
            if (constant != null) {
                u.loadConstant(constant);
            } else {
                u.expressions.visitAll(args.defaults());
                code.emit(Opcode.BUILD_TUPLE, args.defaults().size());
            }
            flags |= Opcode.FUNCTION_DEFAULTS;
        }
        List<Object> names = new ArrayList<>();
        for (int i = 0; i < args.kwonlyargs().size(); i++) {
            if (args.kwDefaults().get(i) == null) continue;
            u.expressions.visit(args.kwDefaults().get(i));
            names.add(u.mangle(args.kwonlyargs().get(i).arg()));
        }
        if (!names.isEmpty()) {
            u.loadConstant(new ConstantPool.Tuple(names));
            code.emit(Opcode.BUILD_CONST_KEY_MAP, names.size());
            flags |= Opcode.FUNCTION_KWDEFAULTS;
        }
        return flags;
    }

    private boolean annotations(Ast.Arguments args, Ast.ExprNode returns) {
        List<Object> names = new ArrayList<>();
        for (List<Ast.Arg> list : List.of(args.posonlyargs(), args.args())) for (Ast.Arg a : list) annotation(names, a);
        annotation(names, args.vararg());
        for (Ast.Arg a : args.kwonlyargs()) annotation(names, a);
        annotation(names, args.kwarg());
        if (returns != null) {
            u.annotation(returns);
            names.add("return");
        }
        if (names.isEmpty()) return false;
        u.loadConstant(new ConstantPool.Tuple(names));
        code.emit(Opcode.BUILD_CONST_KEY_MAP, names.size());
        return true;
    }

    private void annotation(List<Object> names, Ast.Arg arg) {
        if (arg == null || arg.annotation() == null) return;
        u.annotation(arg.annotation());
        names.add(u.mangle(arg.arg()));
    }

    /** Closes over what the inner block needs and makes the function. */
    private void make(Unit inner, int flags) {
        if (!inner.free().isEmpty()) {
            for (String name : inner.free()) code.emit(Opcode.LOAD_CLOSURE, u.variable(name));
            code.emit(Opcode.BUILD_TUPLE, inner.free().size());
            flags |= Opcode.FUNCTION_CLOSURE;
        }
        code.emit(Opcode.LOAD_CONST, u.constants.addUnique(inner.finish()));
        code.emit(Opcode.MAKE_FUNCTION, flags);
    }

    void defineClass(Ast.ClassDef c) {
        u.expressions.visitAll(c.decoratorList());
        code.at(c.pos());
        code.emit(Opcode.PUSH_NULL);
        code.emit(Opcode.LOAD_BUILD_CLASS);
        int firstLine = c.decoratorList().isEmpty() ? c.pos().lineno() : c.decoratorList().getFirst().pos().lineno();
        Unit inner = u.inner(c, c.name(), firstLine);
        inner.begin();
        classBody(inner, c.body());
        make(inner, 0);
        u.loadConstant(c.name());
        new CallSites(u).arguments(2, c.bases(), c.keywords());
        decorate(c.decoratorList());
        code.at(c.pos());
        u.targets.storeName(c.name());
    }

    private static void classBody(Unit inner, List<Ast.StmtNode> body) {
        inner.targets.loadName("__name__");
        inner.targets.storeName("__module__");
        inner.loadConstant(inner.qualname);
        inner.targets.storeName("__qualname__");
        if (inner.scope.hasAnnotations) inner.code.emit(Opcode.SETUP_ANNOTATIONS);
        String doc = Compiler.docstring(body);
        if (doc != null) {
            inner.loadConstant(doc);
            inner.targets.storeName("__doc__");
        }
        inner.statements.visit(doc == null ? body : body.subList(1, body.size()));
        inner.code.at(null);
        if (inner.scope.needsClassCell) {
            inner.code.emit(Opcode.LOAD_CLOSURE, inner.variable("__class__"));
            inner.code.emit(Opcode.COPY, 1);
            inner.targets.storeName("__classcell__");
        } else {
            inner.loadNone();
        }
        inner.code.emit(Opcode.RETURN_VALUE);
    }

    /** @param build what holds the result, null for a generator expression; {@code value} only for dicts */
    void comprehension(Ast.ExprNode node, List<Ast.Comprehension> generators, Ast.ExprNode element, Ast.ExprNode value, Opcode build) {
        Unit inner = u.inner(node, u.privateName, node.pos().lineno());
        inner.argCount = 1;
        inner.begin();
        inner.code.at(node.pos());
        if (build != null) inner.code.emit(build, 0);
        generator(inner, node.pos(), generators, 0, element, value, build);
        inner.code.at(node.pos());
        if (build == null) inner.loadNone();
        inner.code.emit(Opcode.RETURN_VALUE);
        make(inner, 0);
        u.expressions.visit(generators.getFirst().iter());
        code.at(node.pos());
        code.emit(Opcode.GET_ITER);
        code.emit(Opcode.CALL, 0);
    }

    /** @param whole the comprehension's place, which is that of its loops */
    private static void generator(Unit inner, Span whole, List<Ast.Comprehension> generators, int index, Ast.ExprNode element, Ast.ExprNode value, Opcode build) {
        Ast.Comprehension g = generators.get(index);
        Assembler code = inner.code;
        Assembler.Label start = new Assembler.Label(), next = new Assembler.Label(), end = new Assembler.Label();
        if (g.isAsync()) throw inner.error("asynchronous comprehension outside of an asynchronous function", g.target().pos());
        code.at(whole);
        if (index == 0) {
            code.emit(Opcode.LOAD_FAST, 0);
        } else {
            inner.expressions.visit(g.iter());
            code.emit(Opcode.GET_ITER);
        }
        code.place(start);
        code.jump(Opcode.FOR_ITER, end);
        inner.targets.store(g.target());
        for (Ast.ExprNode test : g.ifs()) inner.expressions.jumpIf(test, next, false);
        if (index + 1 < generators.size()) generator(inner, whole, generators, index + 1, element, value, build);
        else element(inner, generators.size() + 1, element, value, build);
        code.place(next);
        code.at(whole);
        code.jump(Opcode.JUMP_BACKWARD, start);
        code.place(end);
    }

    private static void element(Unit inner, int depth, Ast.ExprNode element, Ast.ExprNode value, Opcode build) {
        inner.expressions.visit(element);
        inner.code.at(element.pos());
        if (build == null) {
            inner.code.emit(Opcode.YIELD_VALUE);
            inner.code.emit(Opcode.RESUME, 1);
            inner.code.emit(Opcode.POP_TOP);
        } else if (build == Opcode.BUILD_MAP) {
            inner.expressions.visit(value);
            inner.code.emit(Opcode.MAP_ADD, depth);
        } else {
            inner.code.emit(build == Opcode.BUILD_LIST ? Opcode.LIST_APPEND : Opcode.SET_ADD, depth);
        }
    }
}
