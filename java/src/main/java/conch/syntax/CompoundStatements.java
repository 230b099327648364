package conch.syntax;

import conch.syntax.Ast.ExprNode;
import conch.syntax.Ast.StmtNode;
import conch.syntax.Ast.WithItem;
import conch.syntax.SyntaxError.ErrorKind;
import java.util.ArrayList;
import java.util.List;

/** Statements with blocks, and blocks. {@code try} and {@code match} have classes of their own. */
final class CompoundStatements {
    private final Cursor c;
    private final Expressions e;
    private final SimpleStatements simple;
    private final TryStatements tries;
    private final Matches matches;

    CompoundStatements(Cursor cursor, Expressions expressions) {
        c = cursor;
        e = expressions;
        simple = new SimpleStatements(cursor, expressions);
        tries = new TryStatements(cursor, expressions, this);
        matches = new Matches(cursor, expressions, this);
    }

    // statements: statement+
    List<StmtNode> statements(Kind end) {
        List<StmtNode> statements = new ArrayList<>();
        while (!c.at(end)) statement(statements);
        return Expressions.unmodifiable(statements);
    }

    // statement: compound_stmt | simple_stmts
    boolean statement(List<StmtNode> into) {
        StmtNode compound = compoundStmt();
        if (compound == null) simple.simpleStmts(into);
        else into.add(compound);
        return compound != null;
    }

    // compound_stmt: function_def | if_stmt | class_def | with_stmt | for_stmt | try_stmt | while_stmt | match_stmt
    private StmtNode compoundStmt() {
        return switch (c.kind()) {
            case DEF -> functionDef(c.peek(), false, List.of());
            case AT -> decorated();
            case ASYNC -> async();
            case IF -> ifStmt();
            case CLASS -> classDef(List.of());
            case WITH -> with(c.peek(), false);
            case FOR -> forStmt(c.peek(), false);
            case TRY -> tries.tryStmt();
            case WHILE -> whileStmt();
            case NAME -> c.peek().text().equals("match") ? matches.matchStmt() : null;
            default -> null;
        };
    }

    private StmtNode async() {
        Token start = c.next();
        return switch (c.kind()) {
            case DEF -> functionDef(start, true, List.of());
            case WITH -> with(start, true);
            case FOR -> forStmt(start, true);
            default -> throw c.fail();
        };
    }

    // ---- blocks

    // block: NEWLINE INDENT statements DEDENT | simple_stmts
    List<StmtNode> block(String what, Token keyword) {
        if (!c.at(Kind.NEWLINE)) {
            List<StmtNode> statements = new ArrayList<>(1);
            simple.simpleStmts(statements);
            return Expressions.unmodifiable(statements);
        }
        c.next();
        expectIndent(what, keyword);
        c.enter();
        List<StmtNode> statements = statements(Kind.DEDENT);
        c.leave();
        c.next();
        return statements;
    }

    void expectIndent(String what, Token keyword) {
        if (c.accept(Kind.INDENT)) return;
        if (!c.diagnosing()) {
            c.peek();
            throw c.fail();
        }
        throw c.errorAtFurthest(ErrorKind.IndentationError, "expected an indented block after " + what + " on line " + keyword.lineno());
    }

    /** A colon; a line that ends instead gets the words "expected ':'". */
    void colon() {
        if (c.accept(Kind.COLON)) return;
        if (c.diagnosing() && c.at(Kind.NEWLINE)) throw c.errorAtFurthest("expected ':'");
        throw c.fail();
    }

    /** A token that nothing else can stand for, whatever follows. */
    Token forced(Kind kind) {
        if (!c.at(kind)) throw c.error("expected '" + kind.text + "'", c.peek());
        return c.next();
    }

    // else_block: 'else' ':' block
    List<StmtNode> elseBlock() {
        if (!c.at(Kind.ELSE)) return List.of();
        Token start = c.next();
        forced(Kind.COLON);
        return block("'else' statement", start);
    }

    // ---- if, while, for

    private record Branch(Token start, ExprNode test, List<StmtNode> body) { }

    // if_stmt: 'if' named_expression ':' block (elif_stmt | [else_block])
    // elif_stmt: 'elif' named_expression ':' block (elif_stmt | [else_block])
    private StmtNode ifStmt() {
        Branch first = branch("'if' statement");
        List<Branch> others = new ArrayList<>(0);
        while (c.at(Kind.ELIF)) others.add(branch("'elif' statement"));
        List<StmtNode> orelse = elseBlock();
        for (Branch branch : others.reversed()) {
            orelse = List.of(new Ast.If(branch.test, branch.body, orelse, endingWithBlock(branch.start, branch.body, orelse)));
        }
        return new Ast.If(first.test, first.body, orelse, endingWithBlock(first.start, first.body, orelse));
    }

    private Branch branch(String what) {
        Token start = c.next();
        ExprNode test = e.namedExpression();
        colon();
        return new Branch(start, test, block(what, start));
    }

    // while_stmt: 'while' named_expression ':' block [else_block]
    private StmtNode whileStmt() {
        Token start = c.next();
        ExprNode test = e.namedExpression();
        colon();
        List<StmtNode> body = block("'while' statement", start);
        List<StmtNode> orelse = elseBlock();
        return new Ast.While(test, body, orelse, endingWithBlock(start, body, orelse));
    }

    // for_stmt: ['async'] 'for' star_targets 'in' star_expressions ':' block [else_block]
    private StmtNode forStmt(Token start, boolean async) {
        Token keyword = c.peek();
        ExprNode target = e.atoms.forTargets();
        ExprNode iter = e.starExpressions();
        colon();
        List<StmtNode> body = block("'for' statement", keyword);
        List<StmtNode> orelse = elseBlock();
        Span pos = endingWithBlock(start, body, orelse);
        return async ? new Ast.AsyncFor(target, iter, body, orelse, pos) : new Ast.For(target, iter, body, orelse, pos);
    }

    /** A statement ends with its last statement: the tokens after that (NEWLINE, DEDENT) are nobody's. */
    @SafeVarargs
    static Span endingWithBlock(Token start, List<StmtNode>... blocks) {
        for (int i = blocks.length - 1; i >= 0; i--) {
            if (!blocks[i].isEmpty()) return start.span().to(blocks[i].getLast().pos());
        }
        throw new IllegalStateException("no block");
    }

    // ---- with

    // with_stmt: ['async'] 'with' '(' ','.with_item+ [','] ')' ':' block | ['async'] 'with' ','.with_item+ ':' block
    private StmtNode with(Token start, boolean async) {
        Token keyword = c.next();
        List<WithItem> items = c.at(Kind.LPAR) ? c.attempt(this::parenthesisedItems) : null;
        if (items == null) {
            items = items(false);
            colon();
        }
        List<StmtNode> body = block("'with' statement", keyword);
        Span pos = endingWithBlock(start, body);
        return async ? new Ast.AsyncWith(items, body, pos) : new Ast.With(items, body, pos);
    }

    private List<WithItem> parenthesisedItems() {
        c.next();
        List<WithItem> items = items(true);
        c.expect(Kind.RPAR);
        colon();
        return items;
    }

    private List<WithItem> items(boolean bracketed) {
        List<WithItem> items = new ArrayList<>(1);
        do {
            if (bracketed && c.at(Kind.RPAR) && !items.isEmpty()) break;
            items.add(item());
        } while (c.accept(Kind.COMMA));
        return Expressions.unmodifiable(items);
    }

    // with_item: expression 'as' star_target &(',' | ')' | ':') | expression
    private WithItem item() {
        if (!c.diagnosing()) return plainItem();
        WithItem item = c.attempt(this::plainItem);
        if (item != null) return item;
        e.diagnosis.withItem();
        c.attempt(() -> {
            e.expression();
            c.expect(Kind.AS);
            Targets.starTarget(c, e);
            colon();
            throw c.fail();
        });
        return new WithItem(e.expression(), null);
    }

    private WithItem plainItem() {
        ExprNode context = e.expression();
        if (!c.accept(Kind.AS)) return new WithItem(context, null);
        ExprNode target = Targets.starTarget(c, e);
        if (!c.at(Kind.COMMA) && !c.at(Kind.RPAR) && !c.at(Kind.COLON)) throw c.fail();
        return new WithItem(context, target);
    }

    // ---- definitions

    // decorators: ('@' named_expression NEWLINE)+
    private StmtNode decorated() {
        List<ExprNode> decorators = new ArrayList<>(1);
        while (c.accept(Kind.AT)) {
            decorators.add(e.namedExpression());
            c.expect(Kind.NEWLINE);
        }
        List<ExprNode> all = Expressions.unmodifiable(decorators);
        return switch (c.kind()) {
            case DEF -> functionDef(c.peek(), false, all);
            case CLASS -> classDef(all);
            case ASYNC -> {
                Token start = c.next();
                if (!c.at(Kind.DEF)) throw c.fail();
                yield functionDef(start, true, all);
            }
            default -> throw c.fail();
        };
    }

    private ExprNode returnAnnotation() {
        c.expect(Kind.ARROW);
        return e.expression();
    }

    // function_def_raw: ['async'] 'def' NAME '(' [params] ')' ['->' expression] ':' block
    private StmtNode functionDef(Token start, boolean async, List<ExprNode> decorators) {
        Token keyword = c.next();
        String name = c.expect(Kind.NAME).text();
        forced(Kind.LPAR);
        Ast.Arguments args = e.parameters().ofFunction();
        c.expect(Kind.RPAR);
        ExprNode returns = c.at(Kind.ARROW) ? c.attempt(this::returnAnnotation) : null;
        forced(Kind.COLON);
        List<StmtNode> body = block("function definition", keyword);
        Span pos = endingWithBlock(start, body);
        return async ? new Ast.AsyncFunctionDef(name, args, body, decorators, returns, pos)
            : new Ast.FunctionDef(name, args, body, decorators, returns, pos);
    }

    // class_def_raw: 'class' NAME ['(' [arguments] ')'] ':' block
    private StmtNode classDef(List<ExprNode> decorators) {
        Token start = c.next();
        String name = c.expect(Kind.NAME).text();
        Calls.Arguments arguments = c.at(Kind.LPAR) ? e.calls().ofClass() : Calls.Arguments.NONE;
        colon();
        List<StmtNode> body = block("class definition", start);
        return new Ast.ClassDef(name, arguments.args(), arguments.keywords(), body, decorators, endingWithBlock(start, body));
    }
}
