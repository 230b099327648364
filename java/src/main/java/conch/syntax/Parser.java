package conch.syntax;

import conch.syntax.Ast.ExprNode;
import conch.syntax.Ast.StmtNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * From a source to its tree: recursive descent over the grammar of Python 3.11, spread over {@link CompoundStatements},
 * {@link SimpleStatements}, {@link Expressions} and the classes that these use. All entries throw {@link SyntaxError}, whatever the input.
 */
public final class Parser {
    private final Cursor c;
    private final Expressions expressions;
    private final CompoundStatements statements;

    Parser(Cursor cursor) {
        c = cursor;
        expressions = new Expressions(cursor);
        statements = new CompoundStatements(cursor, expressions);
    }

    /** A whole file. */
    public static Ast.Module parseModule(Source source) {
        Parser parser = new Parser(new Cursor(source, null));
        return parser.parse(parser::file);
    }

    /**
     * One statement as a prompt reads it. Each line typed so far ends with a line end. A statement with blocks is complete only
     * when an empty line follows it; until then, and in other texts that end too early, the error is {@link SyntaxError#incomplete}.
     * A text of blank lines and comments gives an empty body.
     */
    public static Ast.Interactive parseInteractive(Source source) {
        Parser parser = new Parser(new Cursor(source, null));
        try {
            return parser.parse(parser::interactive);
        } catch (SyntaxError error) {
            throw parser.c.reachedEnd() && !endsWithBlankLine(source) ? error.asIncomplete() : error;
        }
    }

    /** An expression, as {@code eval} takes it; white space before it is an unexpected indent, so the caller strips it. */
    public static Ast.Expression parseExpression(Source source) {
        Parser parser = new Parser(new Cursor(source, null));
        return parser.parse(parser::eval);
    }

    private <T> T parse(Supplier<T> rule) {
        try {
            return twoPasses(rule);
        } catch (SyntaxError error) {
            throw c.lexerFailed() ? error : c.orLaterLexerError(error);
        } catch (StackOverflowError tooDeep) {
            throw c.tooDeep();
        }
    }

    private <T> T twoPasses(Supplier<T> rule) {
        T tree = c.attempt(rule);
        if (tree != null) return tree;
        Token last = c.furthest();
        c.startSecondPass();
        if (c.attempt(rule) != null) throw new IllegalStateException("the second pass accepts what the first did not, up to line " + last.lineno());
        throw c.unexplained(last);
    }

    // file: [statements] ENDMARKER
    private Ast.Module file() {
        return new Ast.Module(statements.statements(Kind.END));
    }

    // interactive: statement_newline          statement_newline: compound_stmt NEWLINE | simple_stmts | NEWLINE | ENDMARKER
    private Ast.Interactive interactive() {
        List<StmtNode> body = new ArrayList<>(1);
        if (c.at(Kind.END)) return new Ast.Interactive(body);
        boolean compound = statements.statement(body);
        if (!c.at(Kind.END)) throw c.errorAtFurthest(compound ? "invalid syntax" : "multiple statements found while compiling a single statement");
        if (compound && !endsWithBlankLine(c.source)) throw c.errorAtFurthest("unexpected EOF while parsing").asIncomplete();
        return new Ast.Interactive(Expressions.unmodifiable(body));
    }

    private static boolean endsWithBlankLine(Source source) {
        String last = source.line(source.lineCount());
        return last != null && last.isBlank();
    }

    // eval: expressions NEWLINE* ENDMARKER
    private Ast.Expression eval() {
        ExprNode body = expressions.expressions();
        while (c.accept(Kind.NEWLINE)) { }
        c.expect(Kind.END);
        return new Ast.Expression(body);
    }

    // fstring: star_expressions
    ExprNode fstring() {
        return parse(expressions::starExpressions);
    }
}
