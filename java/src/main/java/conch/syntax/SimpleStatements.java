package conch.syntax;

import conch.syntax.Ast.Alias;
import conch.syntax.Ast.ExprContext;
import conch.syntax.Ast.ExprNode;
import conch.syntax.Ast.Operator;
import conch.syntax.Ast.StmtNode;
import java.util.ArrayList;
import java.util.List;

/** Statements without a block. */
final class SimpleStatements {
    private final Cursor c;
    private final Expressions e;

    SimpleStatements(Cursor cursor, Expressions expressions) {
        c = cursor;
        e = expressions;
    }

    // simple_stmts: ';'.simple_stmt+ [';'] NEWLINE
    void simpleStmts(List<StmtNode> into) {
        do into.add(simpleStmt()); while (c.accept(Kind.SEMI) && !c.at(Kind.NEWLINE));
        c.expect(Kind.NEWLINE);
    }

    // simple_stmt: assignment | star_expressions | return_stmt | import_stmt | raise_stmt | 'pass' | del_stmt | yield_stmt | assert_stmt
    //     | 'break' | 'continue' | global_stmt | nonlocal_stmt
    private StmtNode simpleStmt() {
        return switch (c.kind()) {
            case RETURN -> returnStmt();
            case IMPORT -> importName();
            case FROM -> importFrom();
            case RAISE -> raise();
            case PASS -> new Ast.Pass(c.next().span());
            case DEL -> del();
            case ASSERT -> assertStmt();
            case BREAK -> new Ast.Break(c.next().span());
            case CONTINUE -> new Ast.Continue(c.next().span());
            case GLOBAL -> {
                Token start = c.next();
                yield new Ast.Global(names(), c.from(start));
            }
            case NONLOCAL -> {
                Token start = c.next();
                yield new Ast.Nonlocal(names(), c.from(start));
            }
            default -> c.diagnosing() ? diagnosedExpressionStatement() : expressionStatement();
        };
    }

    // ---- assignments

    private StmtNode diagnosedExpressionStatement() {
        int start = c.mark();
        StmtNode assignment = c.attempt(() -> {
            StmtNode made = expressionStatement();
            if (made instanceof Ast.Expr) throw c.fail();
            return made;
        });
        if (assignment != null) return assignment;
        e.diagnosis.assignment();
        c.reset(start);
        StmtNode made = expressionStatement();
        if (!(made instanceof Ast.Expr)) throw c.fail();
        return made;
    }

    // assignment: NAME ':' expression ['=' annotated_rhs]
    //     | ('(' single_target ')' | single_subscript_attribute_target) ':' expression ['=' annotated_rhs]
    //     | (star_targets '=')+ (yield_expr | star_expressions) !'='
    //     | single_target augassign (yield_expr | star_expressions)
    private StmtNode expressionStatement() {
        Token start = c.peek();
        ExprNode first = e.yieldOrStarExpressions();
        Kind kind = c.kind();
        if (kind == Kind.EQUAL) return assign(start, first);
        if (kind == Kind.COLON) return annotate(start, first);
        Operator operator = augmented(kind);
        if (operator != null) return augment(start, first, operator);
        return new Ast.Expr(first, c.from(start));
    }

    private StmtNode assign(Token start, ExprNode first) {
        List<ExprNode> targets = new ArrayList<>(1);
        ExprNode value = first;
        while (c.accept(Kind.EQUAL)) {
            ExprNode target = Targets.with(value, ExprContext.Store);
            if (target == null) throw c.fail();
            targets.add(target);
            value = e.yieldOrStarExpressions();
        }
        return new Ast.Assign(Expressions.unmodifiable(targets), value, c.from(start));
    }

    private StmtNode annotate(Token start, ExprNode first) {
        if (!Targets.isSingle(first)) throw c.fail();
        c.next();
        ExprNode annotation = e.expression();
        ExprNode value = c.at(Kind.EQUAL) ? c.attempt(this::annotatedValue) : null;
        boolean simple = first instanceof Ast.Name && start.kind() == Kind.NAME;
        return new Ast.AnnAssign(Targets.with(first, ExprContext.Store), annotation, value, simple, c.from(start));
    }

    private ExprNode annotatedValue() {
        c.expect(Kind.EQUAL);
        return e.yieldOrStarExpressions();
    }

    private StmtNode augment(Token start, ExprNode first, Operator operator) {
        if (!Targets.isSingle(first)) throw c.fail();
        c.next();
        ExprNode value = e.yieldOrStarExpressions();
        return new Ast.AugAssign(Targets.with(first, ExprContext.Store), operator, value, c.from(start));
    }

    // augassign: '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='
    static Operator augmented(Kind kind) {
        return switch (kind) {
            case PLUSEQUAL -> Operator.Add;
            case MINEQUAL -> Operator.Sub;
            case STAREQUAL -> Operator.Mult;
            case ATEQUAL -> Operator.MatMult;
            case SLASHEQUAL -> Operator.Div;
            case PERCENTEQUAL -> Operator.Mod;
            case AMPEREQUAL -> Operator.BitAnd;
            case VBAREQUAL -> Operator.BitOr;
            case CIRCUMFLEXEQUAL -> Operator.BitXor;
            case LEFTSHIFTEQUAL -> Operator.LShift;
            case RIGHTSHIFTEQUAL -> Operator.RShift;
            case DOUBLESTAREQUAL -> Operator.Pow;
            case DOUBLESLASHEQUAL -> Operator.FloorDiv;
            default -> null;
        };
    }

    // ---- one keyword each

    // return_stmt: 'return' [star_expressions]
    private StmtNode returnStmt() {
        Token start = c.next();
        ExprNode value = c.at(Kind.STAR) || Expressions.starts(c.kind()) ? e.starExpressions() : null;
        return new Ast.Return(value, c.from(start));
    }

    // raise_stmt: 'raise' expression ['from' expression] | 'raise'
    private StmtNode raise() {
        Token start = c.next();
        if (!Expressions.starts(c.kind())) return new Ast.Raise(null, null, c.from(start));
        ExprNode exc = e.expression();
        ExprNode cause = c.accept(Kind.FROM) ? e.expression() : null;
        return new Ast.Raise(exc, cause, c.from(start));
    }

    // del_stmt: 'del' del_targets &(';' | NEWLINE)
    private StmtNode del() {
        if (!c.diagnosing()) return delTargets();
        StmtNode made = c.attempt(this::delTargets);
        if (made != null) return made;
        e.diagnosis.delete();
        throw c.fail();
    }

    private StmtNode delTargets() {
        Token start = c.next();
        List<ExprNode> targets = Targets.delTargets(c, e);
        if (!c.at(Kind.SEMI) && !c.at(Kind.NEWLINE)) throw c.fail();
        return new Ast.Delete(targets, c.from(start));
    }

    // assert_stmt: 'assert' expression [',' expression]
    private StmtNode assertStmt() {
        Token start = c.next();
        ExprNode test = e.expression();
        ExprNode message = c.accept(Kind.COMMA) ? e.expression() : null;
        return new Ast.Assert(test, message, c.from(start));
    }

    // ','.NAME+
    private List<String> names() {
        List<String> names = new ArrayList<>(1);
        do names.add(c.expect(Kind.NAME).text()); while (c.accept(Kind.COMMA));
        return Expressions.unmodifiable(names);
    }

    // ---- imports

    // import_name: 'import' ','.dotted_as_name+          dotted_as_name: dotted_name ['as' NAME]
    private StmtNode importName() {
        Token start = c.next();
        List<Alias> names = new ArrayList<>(1);
        do {
            Token first = c.peek();
            names.add(alias(first, dottedName()));
        } while (c.accept(Kind.COMMA));
        return new Ast.Import(Expressions.unmodifiable(names), c.from(start));
    }

    private Alias alias(Token first, String name) {
        String asname = c.accept(Kind.AS) ? c.expect(Kind.NAME).text() : null;
        return new Alias(name, asname, c.from(first));
    }

    // dotted_name: dotted_name '.' NAME | NAME
    private String dottedName() {
        String first = c.expect(Kind.NAME).text();
        if (!c.at(Kind.DOT)) return first;
        StringBuilder name = new StringBuilder(first);
        while (c.accept(Kind.DOT)) name.append('.').append(c.expect(Kind.NAME).text());
        return name.toString();
    }

    // import_from: 'from' ('.' | '...')* dotted_name 'import' import_from_targets | 'from' ('.' | '...')+ 'import' import_from_targets
    private StmtNode importFrom() {
        Token start = c.next();
        int level = 0;
        while (c.at(Kind.DOT) || c.at(Kind.ELLIPSIS)) level += c.next().kind() == Kind.DOT ? 1 : 3;
        String module = level > 0 && c.at(Kind.IMPORT) ? null : dottedName();
        c.expect(Kind.IMPORT);
        List<Alias> names = importFromTargets();
        return new Ast.ImportFrom(module, names, level, c.from(start));
    }

    // import_from_targets: '(' import_from_as_names [','] ')' | import_from_as_names !',' | '*'
    private List<Alias> importFromTargets() {
        if (c.at(Kind.STAR)) return List.of(new Alias("*", null, c.next().span()));
        boolean bracketed = c.accept(Kind.LPAR);
        List<Alias> names = new ArrayList<>();
        do {
            Token first = c.expect(Kind.NAME);
            names.add(alias(first, first.text()));
        } while (c.accept(Kind.COMMA) && (c.at(Kind.NAME) || trailingComma(bracketed)));
        if (bracketed) c.expect(Kind.RPAR);
        return Expressions.unmodifiable(names);
    }

    /** After a comma that no name follows: fine in parentheses, which then must close. */
    private boolean trailingComma(boolean bracketed) {
        if (bracketed) return false;
        if (c.diagnosing() && c.at(Kind.NEWLINE)) throw c.errorAtFurthest("trailing comma not allowed without surrounding parentheses");
        throw c.fail();
    }
}
