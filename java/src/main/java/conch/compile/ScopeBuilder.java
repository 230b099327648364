package conch.compile;

import conch.syntax.Ast;
import conch.syntax.Source;
import conch.syntax.Span;
import conch.syntax.SyntaxError;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks a tree once and collects, block by block, which names are bound, used and declared. The errors are those of CPython's symtable.c. */
final class ScopeBuilder {
    private final Source source;
    /** Then the names in an annotation are not used. */
    private final boolean annotationsAsText;
    private final Map<Object, Scope> scopes = new IdentityHashMap<>();
    private final Set<Object> futureImports = Collections.newSetFromMap(new IdentityHashMap<>());
    private Scope scope;
    private String privateName;

    private ScopeBuilder(Source source, boolean annotationsAsText) {
        this.source = source;
        this.annotationsAsText = annotationsAsText;
    }

    /** The scope of every node that opens a block, by identity; names are resolved. */
    static Map<Object, Scope> build(Ast.ModNode tree, Source source, boolean annotationsAsText) {
        ScopeBuilder builder = new ScopeBuilder(source, annotationsAsText);
        Scope top = builder.scope = new Scope(Scope.Kind.MODULE, "<module>", null);
        builder.scopes.put(tree, top);
        switch (tree) {
            case Ast.Module m -> {
                builder.futureImports.addAll(FutureFeatures.head(m.body()));
                builder.statements(m.body());
            }
            case Ast.Interactive i -> {
                builder.futureImports.addAll(FutureFeatures.head(i.body()));
                builder.statements(i.body());
            }
            case Ast.Expression e -> builder.expression(e.body());
        }
        top.resolve(source);
        return builder.scopes;
    }

    private SyntaxError error(String message, Span span) {
        return new SyntaxError(message, source, span);
    }

    private String mangle(String name) {
        return PrivateNames.mangle(privateName, name);
    }

    // ---- names

    private void use(String name, Span span) {
        Scope.Symbol symbol = scope.symbol(mangle(name));
        symbol.used = true;
        if (symbol.firstUse == null) symbol.firstUse = span;
    }

    private void assign(String name, Span span) {
        forbid(name, span);
        Scope.Symbol symbol = scope.symbol(mangle(name));
        symbol.assigned = true;
        if (symbol.firstUse == null) symbol.firstUse = span;
    }

    private void forbid(String name, Span span) {
        if (name.equals("__debug__")) throw error("cannot assign to __debug__", span);
    }

    private void declare(List<String> names, boolean global, Span span) {
        String what = global ? "global" : "nonlocal";
        for (String written : names) {
            Scope.Symbol symbol = scope.symbol(mangle(written));
            if (symbol.parameter) throw error("name '" + written + "' is parameter and " + what, span);
            if (symbol.annotated) throw error("annotated name '" + written + "' can't be " + what, span);
            if (symbol.assigned) throw error("name '" + written + "' is assigned to before " + what + " declaration", span);
            if (symbol.used) throw error("name '" + written + "' is used prior to " + what + " declaration", span);
            if (global ? symbol.nonlocal : symbol.global) throw error("name '" + written + "' is nonlocal and global", span);
            if (global) symbol.global = true;
            else symbol.nonlocal = true;
            symbol.declared = span;
        }
    }

    // ---- blocks

    private void inner(Object node, Scope.Kind kind, String name, Runnable body) {
        Scope outer = scope;
        scope = new Scope(kind, name, outer);
        scopes.put(node, scope);
        body.run();
        scope = outer;
    }

    private void parameters(Ast.Arguments args) {
        Set<String> seen = new HashSet<>();
        for (Ast.Arg arg : args.posonlyargs()) parameter(arg, seen);
        for (Ast.Arg arg : args.args()) parameter(arg, seen);
        for (Ast.Arg arg : args.kwonlyargs()) parameter(arg, seen);
        if (args.vararg() != null) parameter(args.vararg(), seen);
        if (args.kwarg() != null) parameter(args.kwarg(), seen);
    }

    private void parameter(Ast.Arg arg, Set<String> seen) {
        forbid(arg.arg(), arg.pos());
        if (!seen.add(arg.arg())) throw error("duplicate argument '" + arg.arg() + "' in function definition", arg.pos());
        scope.symbol(mangle(arg.arg())).parameter = true;
    }

    private void defaultsAndAnnotations(Ast.Arguments args, Ast.ExprNode returns) {
        expressions(args.defaults());
        for (Ast.ExprNode e : args.kwDefaults()) optional(e);
        for (List<Ast.Arg> list : List.of(args.posonlyargs(), args.args(), args.kwonlyargs())) {
            for (Ast.Arg arg : list) annotation(arg.annotation());
        }
        if (args.vararg() != null) annotation(args.vararg().annotation());
        if (args.kwarg() != null) annotation(args.kwarg().annotation());
        annotation(returns);
    }

    private void annotation(Ast.ExprNode annotation) {
        if (!annotationsAsText) optional(annotation);
    }

    private void function(Ast.FunctionDef f) {
        assign(f.name(), f.pos());
        expressions(f.decoratorList());
        defaultsAndAnnotations(f.args(), f.returns());
        inner(f, Scope.Kind.FUNCTION, f.name(), () -> {
            parameters(f.args());
            statements(f.body());
        });
    }

    private void classDefinition(Ast.ClassDef c) {
        assign(c.name(), c.pos());
        expressions(c.decoratorList());
        expressions(c.bases());
        for (Ast.Keyword k : c.keywords()) expression(k.value());
        inner(c, Scope.Kind.CLASS, c.name(), () -> {
            String outerPrivate = privateName;
            privateName = c.name();
            for (String implicit : List.of("__module__", "__qualname__")) scope.symbol(implicit).assigned = true;
            statements(c.body());
            privateName = outerPrivate;
        });
    }

    private void comprehension(Ast.ExprNode node, String name, List<Ast.Comprehension> generators, Ast.ExprNode first, Ast.ExprNode second) {
        expression(generators.getFirst().iter());
        inner(node, Scope.Kind.FUNCTION, name, () -> {
            scope.isComprehension = true;
            scope.isGenerator = node instanceof Ast.GeneratorExp;
            scope.symbol(".0").parameter = true;
            for (int i = 0; i < generators.size(); i++) {
                Ast.Comprehension g = generators.get(i);
                if (i > 0) expression(g.iter());
                expression(g.target());
                expressions(g.ifs());
            }
            optional(second);
            expression(first);
        });
    }

    /** {@code :=} in a comprehension binds in the block around it. */
    private void walrus(Ast.NamedExpr e) {
        expression(e.value());
        String name = e.target().id();
        if (!scope.isComprehension) {
            assign(name, e.target().pos());
            return;
        }
        Scope inner = scope;
        Scope target = scope;
        while (target.isComprehension) {
            Scope.Symbol own = target.symbols.get(mangle(name));
            if (own != null && own.assigned) {
                throw error("assignment expression cannot rebind comprehension iteration variable '" + name + "'", e.target().pos());
            }
            target = target.parent;
        }
        if (target.kind == Scope.Kind.CLASS) {
            throw error("assignment expression within a comprehension cannot be used in a class body", e.target().pos());
        }
        scope = target;
        boolean global = target.kind == Scope.Kind.MODULE || target.symbol(mangle(name)).global;
        assign(name, e.target().pos());
        scope = inner;
        for (Scope s = inner; s != target; s = s.parent) {
            Scope.Symbol symbol = s.symbol(mangle(name));
            symbol.used = true;
            symbol.declared = e.pos();
            if (global) symbol.global = true;
            else symbol.nonlocal = true;
        }
    }

    // ---- statements

    private void statements(List<Ast.StmtNode> list) {
        for (Ast.StmtNode s : list) statement(s);
    }

    private void statement(Ast.StmtNode node) {
        switch (node) {
            case Ast.FunctionDef f -> function(f);
            case Ast.ClassDef c -> classDefinition(c);
            case Ast.Return s -> optional(s.value());
            case Ast.Delete s -> expressions(s.targets());
            case Ast.Assign s -> {
                expressions(s.targets());
                expression(s.value());
            }
            case Ast.AugAssign s -> {
                expression(s.target());
                expression(s.value());
                if (s.target() instanceof Ast.Name n) use(n.id(), n.pos());
            }
            case Ast.AnnAssign s -> annotated(s);
            case Ast.For s -> {
                expression(s.target());
                expression(s.iter());
                statements(s.body());
                statements(s.orelse());
            }
            case Ast.While s -> {
                expression(s.test());
                statements(s.body());
                statements(s.orelse());
            }
            case Ast.If s -> {
                expression(s.test());
                statements(s.body());
                statements(s.orelse());
            }
            case Ast.With s -> {
                for (Ast.WithItem item : s.items()) {
                    expression(item.contextExpr());
                    optional(item.optionalVars());
                }
                statements(s.body());
            }
            case Ast.Raise s -> {
                optional(s.exc());
                optional(s.cause());
            }
            case Ast.Try s -> tryStatement(s);
            case Ast.Assert s -> {
                expression(s.test());
                optional(s.msg());
            }
            case Ast.Import s -> {
                for (Ast.Alias a : s.names()) importName(a, s.pos());
            }
            case Ast.ImportFrom s -> importFrom(s);
            case Ast.Global s -> declare(s.names(), true, s.pos());
            case Ast.Nonlocal s -> {
                if (scope.kind == Scope.Kind.MODULE) throw error("nonlocal declaration not allowed at module level", s.pos());
                declare(s.names(), false, s.pos());
            }
            case Ast.Expr s -> expression(s.value());
            case Ast.Pass s -> { }
            case Ast.Break s -> { }
            case Ast.Continue s -> { }
            case Ast.AsyncFunctionDef s -> throw unsupported("async functions", s.pos());
            case Ast.AsyncFor s -> throw unsupported("'async for'", s.pos());
            case Ast.AsyncWith s -> throw unsupported("'async with'", s.pos());
            case Ast.Match s -> throw unsupported("the match statement", s.pos());
            case Ast.TryStar s -> throw unsupported("'except*'", s.pos());
        }
    }

    private SyntaxError unsupported(String what, Span span) {
        return error(what + " cannot be used: Conch does not run this part of the language", span);
    }

    private void annotated(Ast.AnnAssign s) {
        if (s.target() instanceof Ast.Name n) {
            Scope.Symbol symbol = scope.symbol(mangle(n.id()));
            if (s.simple() && (symbol.global || symbol.nonlocal)) {
                throw error("annotated name '" + n.id() + "' can't be " + (symbol.global ? "global" : "nonlocal"), s.pos());
            }
            if (s.simple()) {
                symbol.annotated = true;
                scope.hasAnnotations = true;
                assign(n.id(), n.pos());
            } else if (s.value() != null) {
                assign(n.id(), n.pos());
            }
        } else {
            expression(s.target());
        }
        annotation(s.annotation());
        optional(s.value());
    }

    private void tryStatement(Ast.Try s) {
        statements(s.body());
        for (Ast.ExceptHandler h : s.handlers()) {
            optional(h.type());
            if (h.name() != null) assign(h.name(), h.pos());
            statements(h.body());
        }
        statements(s.orelse());
        statements(s.finalbody());
    }

    private void importName(Ast.Alias a, Span span) {
        String bound = a.asname() != null ? a.asname() : a.name().split("\\.", 2)[0];
        assign(bound, span);
    }

    private void importFrom(Ast.ImportFrom s) {
        if (FutureFeatures.isFutureImport(s) && !futureImports.contains(s)) {
            throw error("from __future__ imports must occur at the beginning of the file", s.pos());
        }
        for (Ast.Alias a : s.names()) {
            if (a.name().equals("*")) {
                if (scope.kind != Scope.Kind.MODULE) throw error("import * only allowed at module level", s.pos());
            } else {
                assign(a.asname() != null ? a.asname() : a.name(), s.pos());
            }
        }
    }

    // ---- expressions

    private void optional(Ast.ExprNode e) {
        if (e != null) expression(e);
    }

    private void expressions(List<Ast.ExprNode> list) {
        for (Ast.ExprNode e : list) optional(e);
    }

    private void expression(Ast.ExprNode node) {
        switch (node) {
            case Ast.BoolOp e -> expressions(e.values());
            case Ast.NamedExpr e -> walrus(e);
            case Ast.BinOp e -> {
                expression(e.left());
                expression(e.right());
            }
            case Ast.UnaryOp e -> expression(e.operand());
            case Ast.Lambda e -> {
                defaultsAndAnnotations(e.args(), null);
                inner(e, Scope.Kind.FUNCTION, "<lambda>", () -> {
                    parameters(e.args());
                    expression(e.body());
                });
            }
            case Ast.IfExp e -> {
                expression(e.test());
                expression(e.body());
                expression(e.orelse());
            }
            case Ast.Dict e -> {
                expressions(e.keys());
                expressions(e.values());
            }
            case Ast.Set e -> expressions(e.elts());
            case Ast.ListComp e -> comprehension(e, "<listcomp>", e.generators(), e.elt(), null);
            case Ast.SetComp e -> comprehension(e, "<setcomp>", e.generators(), e.elt(), null);
            case Ast.DictComp e -> comprehension(e, "<dictcomp>", e.generators(), e.value(), e.key());
            case Ast.GeneratorExp e -> comprehension(e, "<genexpr>", e.generators(), e.elt(), null);
            case Ast.Await e -> throw unsupported("'await'", e.pos());
            case Ast.Yield e -> {
                optional(e.value());
                yields("yield", e.pos());
            }
            case Ast.YieldFrom e -> {
                expression(e.value());
                yields("yield", e.pos());
            }
            case Ast.Compare e -> {
                expression(e.left());
                expressions(e.comparators());
            }
            case Ast.Call e -> {
                expression(e.func());
                expressions(e.args());
                for (Ast.Keyword k : e.keywords()) expression(k.value());
            }
            case Ast.FormattedValue e -> {
                expression(e.value());
                optional(e.formatSpec());
            }
            case Ast.JoinedStr e -> expressions(e.values());
            case Ast.Constant e -> { }
            case Ast.Attribute e -> expression(e.value());
            case Ast.Subscript e -> {
                expression(e.value());
                expression(e.slice());
            }
            case Ast.Starred e -> expression(e.value());
            case Ast.Name e -> name(e);
            case Ast.List e -> expressions(e.elts());
            case Ast.Tuple e -> expressions(e.elts());
            case Ast.Slice e -> {
                optional(e.lower());
                optional(e.upper());
                optional(e.step());
            }
        }
    }

    private void name(Ast.Name e) {
        if (e.ctx() == Ast.ExprContext.Load) {
            use(e.id(), e.pos());
            // super() without arguments reads the class from this cell.
            if (scope.isFunction() && e.id().equals("super")) use("__class__", e.pos());
        } else if (e.ctx() == Ast.ExprContext.Del) {
            if (e.id().equals("__debug__")) throw error("cannot delete __debug__", e.pos());
            assign(e.id(), e.pos());
        } else {
            assign(e.id(), e.pos());
        }
    }

    private void yields(String what, Span span) {
        if (scope.isComprehension) throw error("'" + what + "' inside " + describe(scope.name), span);
        if (!scope.isFunction()) throw error("'" + what + "' outside function", span);
        scope.isGenerator = true;
    }

    private static String describe(String name) {
        return switch (name) {
            case "<listcomp>" -> "list comprehension";
            case "<setcomp>" -> "set comprehension";
            case "<dictcomp>" -> "dict comprehension";
            default -> "generator expression";
        };
    }
}
