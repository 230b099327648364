package conch.syntax;

import conch.syntax.Ast.ExceptHandler;
import conch.syntax.Ast.ExprNode;
import conch.syntax.Ast.StmtNode;
import java.util.ArrayList;
import java.util.List;

/** {@code try} with all that can follow it. */
final class TryStatements {
    private final Cursor c;
    private final Expressions e;
    private final CompoundStatements statements;

    TryStatements(Cursor cursor, Expressions expressions, CompoundStatements statements) {
        c = cursor;
        e = expressions;
        this.statements = statements;
    }

    // try_stmt: 'try' ':' block finally_block
    //     | 'try' ':' block except_block+ [else_block] [finally_block] | 'try' ':' block except_star_block+ [else_block] [finally_block]
    StmtNode tryStmt() {
        Token start = c.next();
        statements.forced(Kind.COLON);
        List<StmtNode> body = statements.block("'try' statement", start);
        if (!c.at(Kind.EXCEPT) && !c.at(Kind.FINALLY)) {
            if (c.diagnosing()) throw c.errorAtFurthest("expected 'except' or 'finally' block");
            throw c.fail();
        }
        boolean star = c.at(Kind.EXCEPT) && c.peek(1).kind() == Kind.STAR;
        List<ExceptHandler> handlers = new ArrayList<>(1);
        while (c.at(Kind.EXCEPT)) handlers.add(handler(star));
        List<StmtNode> orelse = handlers.isEmpty() ? List.of() : statements.elseBlock();
        List<StmtNode> finalbody = finallyBlock();
        Span lastHandler = handlers.isEmpty() ? null : handlers.getLast().pos();
        Span pos = finalbody.isEmpty() && orelse.isEmpty() ? start.span().to(lastHandler)
            : CompoundStatements.endingWithBlock(start, orelse, finalbody);
        List<ExceptHandler> all = Expressions.unmodifiable(handlers);
        return star ? new Ast.TryStar(body, all, orelse, finalbody, pos) : new Ast.Try(body, all, orelse, finalbody, pos);
    }

    // finally_block: 'finally' ':' block
    private List<StmtNode> finallyBlock() {
        if (!c.at(Kind.FINALLY)) return List.of();
        Token start = c.next();
        statements.forced(Kind.COLON);
        return statements.block("'finally' statement", start);
    }

    // except_block: 'except' expression ['as' NAME] ':' block | 'except' ':' block
    // except_star_block: 'except' '*' expression ['as' NAME] ':' block
    private ExceptHandler handler(boolean star) {
        Token start = c.next();
        Token asterisk = c.at(Kind.STAR) ? c.next() : null;
        if ((asterisk != null) != star) throw mixed(start, asterisk);
        ExprNode type = null;
        String name = null;
        if (!c.at(Kind.COLON) && !c.at(Kind.NEWLINE)) {
            type = e.expression();
            if (c.diagnosing() && c.at(Kind.COMMA)) severalTypes(type);
            if (c.accept(Kind.AS)) name = c.expect(Kind.NAME).text();
        } else if (star) {
            throw c.diagnosing() ? c.errorAtFurthest("expected one or more exception types") : c.fail();
        }
        statements.colon();
        List<StmtNode> body = statements.block(star ? "'except*' statement" : "'except' statement", start);
        return new ExceptHandler(type, name, body, CompoundStatements.endingWithBlock(start, body));
    }

    private RuntimeException mixed(Token start, Token asterisk) {
        if (!c.diagnosing()) return c.fail();
        boolean whole = c.attempt(() -> {
            if (asterisk != null || !c.at(Kind.COLON)) e.expression();
            if (c.accept(Kind.AS)) c.expect(Kind.NAME);
            return c.expect(Kind.COLON);
        }) != null;
        if (!whole) return c.fail();
        return c.error("cannot have both 'except' and 'except*' on the same 'try'", start.span(), (asterisk == null ? start : asterisk).span());
    }

    private void severalTypes(ExprNode first) {
        int start = c.mark();
        c.next();
        if (c.attempt(e::expressions) != null) {
            if (c.accept(Kind.AS)) c.accept(Kind.NAME);
            if (c.at(Kind.COLON)) throw c.errorFrom("multiple exception types must be parenthesized", first.pos());
        }
        c.reset(start);
    }
}
