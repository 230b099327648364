package conch.syntax;

import conch.syntax.Ast.ExprNode;
import conch.syntax.Ast.Keyword;
import java.util.ArrayList;
import java.util.List;

/** Arguments of calls and of class statements. */
final class Calls {
    private final Cursor c;
    private final Expressions e;

    Calls(Cursor cursor, Expressions expressions) {
        c = cursor;
        e = expressions;
    }

    /** What stands between the parentheses: positional arguments with {@code *args}, and keywords with {@code **kwargs}. */
    record Arguments(List<ExprNode> args, List<Keyword> keywords) {
        static final Arguments NONE = new Arguments(List.of(), List.of());
    }

    // primary genexp | primary '(' [arguments] ')'
    ExprNode call(ExprNode function, Token start) {
        Token open = c.peek();
        if (c.diagnosing()) e.diagnosis.call();
        c.next();
        Arguments arguments = arguments(open);
        c.expect(Kind.RPAR);
        return new Ast.Call(function, arguments.args, arguments.keywords, c.from(start));
    }

    // '(' [arguments] ')' of a class statement
    Arguments ofClass() {
        c.expect(Kind.LPAR);
        Arguments arguments = arguments(null);
        c.expect(Kind.RPAR);
        return arguments;
    }

    // arguments: args [','] &')'
    private Arguments arguments(Token open) {
        if (c.at(Kind.RPAR)) return Arguments.NONE;
        if (!c.diagnosing()) return args(open);
        int start = c.mark();
        Arguments arguments = c.attempt(() -> {
            Arguments found = args(open);
            if (!c.at(Kind.RPAR)) throw c.fail();
            return found;
        });
        if (arguments != null) return arguments;
        e.diagnosis.arguments();
        c.reset(start);
        throw c.fail();
    }

    /** {@code args [',']}; a generator expression may stand alone, without parentheses of its own, when {@code open} is a call's. */
    Arguments args(Token open) {
        List<ExprNode> args = new ArrayList<>();
        List<Keyword> keywords = null;
        boolean unpackedKeywords = false;
        do {
            if (c.at(Kind.RPAR)) break;
            Kind kind = c.kind();
            boolean keyword = kind == Kind.DOUBLESTAR || kind == Kind.NAME && c.peek(1).kind() == Kind.EQUAL;
            if (keyword) {
                if (keywords == null) keywords = new ArrayList<>();
                if (c.diagnosing()) e.diagnosis.keyword();
                keywords.add(keyword());
                unpackedKeywords |= kind == Kind.DOUBLESTAR;
            } else if (kind == Kind.STAR) {
                if (unpackedKeywords) throw c.fail();
                args.add(e.starredExpression());
            } else {
                if (c.diagnosing() && keywords != null) e.diagnosis.keyword();
                if (keywords != null) throw c.fail();
                args.add(positional(open, args.isEmpty()));
            }
        } while (c.accept(Kind.COMMA));
        return new Arguments(Expressions.unmodifiable(args), keywords == null ? List.of() : Expressions.unmodifiable(keywords));
    }

    // ( assignment_expression | expression !':=' ) !'='
    private ExprNode positional(Token open, boolean first) {
        int start = c.mark();
        ExprNode value = e.assignmentExpressionOrExpression();
        if (first && open != null && e.atoms.atFor()) {
            List<Ast.Comprehension> generators = e.atoms.forIfClauses();
            if (!c.at(Kind.RPAR)) throw c.fail();
            Token close = c.peek();
            return new Ast.GeneratorExp(value, generators, open.span().to(close.span()));
        }
        if (c.at(Kind.EQUAL)) {
            if (c.diagnosing()) {
                c.reset(start);
                e.diagnosis.keyword();
            }
            throw c.fail();
        }
        return value;
    }

    // NAME '=' expression | '**' expression
    private Keyword keyword() {
        Token start = c.next();
        if (start.kind() == Kind.NAME) c.next();
        ExprNode value = e.expression();
        return new Keyword(start.text(), value, c.from(start));
    }
}
