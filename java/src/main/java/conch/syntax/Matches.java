package conch.syntax;

import conch.syntax.Ast.ExprContext;
import conch.syntax.Ast.ExprNode;
import conch.syntax.Ast.MatchCase;
import conch.syntax.Ast.PatternNode;
import conch.syntax.Ast.StmtNode;
import java.util.ArrayList;
import java.util.List;

/** {@code match} statements. {@code match} is a name everywhere else, so the statement is tried first and given up silently. */
final class Matches {
    private final Cursor c;
    private final Expressions e;
    private final CompoundStatements statements;
    private final Patterns patterns;

    Matches(Cursor cursor, Expressions expressions, CompoundStatements statements) {
        c = cursor;
        e = expressions;
        this.statements = statements;
        patterns = new Patterns(cursor, expressions);
    }

    // match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT
    StmtNode matchStmt() {
        Kind second = c.peek(1).kind();
        if (second != Kind.STAR && !Expressions.starts(second)) return null;
        int start = c.mark();
        Token keyword = c.next();
        ExprNode subject = c.attempt(() -> subjectThenColon(second));
        if (subject == null) {
            c.reset(start);
            return null;
        }
        c.next();
        statements.expectIndent("'match' statement", keyword);
        List<MatchCase> cases = new ArrayList<>();
        do cases.add(caseBlock()); while (!c.at(Kind.DEDENT));
        c.next();
        return new Ast.Match(subject, Expressions.unmodifiable(cases), CompoundStatements.endingWithBlock(keyword, cases.getLast().body()));
    }

    private ExprNode subjectThenColon(Kind first) {
        ExprNode subject = subject();
        if (c.at(Kind.NEWLINE) && c.diagnosing() && !mayBeOperand(first)) throw c.errorAtFurthest("expected ':'");
        c.expect(Kind.COLON);
        if (!c.at(Kind.NEWLINE)) throw c.fail();
        return subject;
    }

    /** {@code match (x)}, {@code match [x]}, {@code match -x} are whole statements without being match statements. */
    private static boolean mayBeOperand(Kind first) {
        return switch (first) {
            case LPAR, LSQB, MINUS, PLUS, STAR -> true;
            default -> false;
        };
    }

    // subject_expr: star_named_expression ',' [star_named_expressions] | named_expression
    private ExprNode subject() {
        Token start = c.peek();
        ExprNode first = e.starNamedExpression();
        if (!c.accept(Kind.COMMA)) {
            if (first instanceof Ast.Starred) throw c.fail();
            return first;
        }
        List<ExprNode> elements = new ArrayList<>();
        elements.add(first);
        if (c.at(Kind.STAR) || Expressions.starts(c.kind())) e.starNamedExpressions(elements);
        return new Ast.Tuple(Expressions.unmodifiable(elements), ExprContext.Load, c.from(start));
    }

    // case_block: "case" patterns [guard] ':' block          guard: 'if' named_expression
    private MatchCase caseBlock() {
        if (!c.atName("case")) throw c.fail();
        Token start = c.next();
        PatternNode pattern = patterns.patterns();
        ExprNode guard = c.accept(Kind.IF) ? e.namedExpression() : null;
        statements.colon();
        return new MatchCase(pattern, guard, statements.block("'case' statement", start));
    }
}
