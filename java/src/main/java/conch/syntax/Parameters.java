package conch.syntax;

import conch.syntax.Ast.Arg;
import conch.syntax.Ast.Arguments;
import conch.syntax.Ast.ExprContext;
import conch.syntax.Ast.ExprNode;
import java.util.ArrayList;
import java.util.List;

/** Parameters of functions and lambdas. The two grammars differ in the bracket that ends them and in annotations. */
final class Parameters {
    private static final Arguments NONE = new Arguments(List.of(), List.of(), null, List.of(), List.of(), null, List.of());

    private final Cursor c;
    private final Expressions e;

    Parameters(Cursor cursor, Expressions expressions) {
        c = cursor;
        e = expressions;
    }

    // [params], up to the ')'
    Arguments ofFunction() {
        return c.at(Kind.RPAR) ? NONE : new Reader(Kind.RPAR).read();
    }

    // [lambda_params], up to the ':'
    Arguments ofLambda() {
        return c.at(Kind.COLON) ? NONE : new Reader(Kind.COLON).read();
    }

    // parameters: ','.param+ with at most one '/', one '*' and one '**', in this order
    private final class Reader {
        private final Kind closing;
        private final boolean lambda;
        private List<Arg> posonly = List.of();
        private List<Arg> args = new ArrayList<>();
        private final List<Arg> kwonly = new ArrayList<>();
        private final List<ExprNode> defaults = new ArrayList<>(), kwDefaults = new ArrayList<>();
        private Arg vararg, kwarg;
        private Token slash, star;

        Reader(Kind closing) {
            this.closing = closing;
            lambda = closing == Kind.COLON;
        }

        Arguments read() {
            do {
                switch (c.kind()) {
                    case SLASH -> slash();
                    case STAR -> star();
                    case DOUBLESTAR -> {
                        doubleStar();
                        return made();
                    }
                    case NAME -> plain();
                    case LPAR -> {
                        if (c.diagnosing() && star == null && defaults.isEmpty()) parenthesised();
                        throw c.fail();
                    }
                    default -> throw c.fail();
                }
                if (slash != null && slash == c.previous() && c.diagnosing() && c.at(Kind.STAR)) {
                    throw c.error("expected comma between / and *", c.peek());
                }
            } while (c.accept(Kind.COMMA) && !c.at(closing));
            return made();
        }

        private Arguments made() {
            return new Arguments(posonly, Expressions.unmodifiable(args), vararg, Expressions.unmodifiable(kwonly),
                Expressions.unmodifiable(kwDefaults), kwarg, Expressions.unmodifiable(defaults));
        }

        // param: NAME [annotation] [default]
        private void plain() {
            Arg arg = param();
            ExprNode value = defaultValue();
            if (star != null) {
                kwonly.add(arg);
                kwDefaults.add(value);
                return;
            }
            if (value == null && !defaults.isEmpty()) {
                if (c.diagnosing() && (c.at(Kind.COMMA) || c.at(closing))) {
                    throw c.error("non-default argument follows default argument", arg.pos(), arg.pos());
                }
                throw c.fail();
            }
            args.add(arg);
            if (value != null) defaults.add(value);
        }

        private Arg param() {
            Token name = c.expect(Kind.NAME);
            ExprNode annotation = !lambda && c.accept(Kind.COLON) ? e.expression() : null;
            return new Arg(name.text(), annotation, c.from(name));
        }

        // default: '=' expression
        private ExprNode defaultValue() {
            if (!c.at(Kind.EQUAL)) return null;
            Token equal = c.next();
            if (c.diagnosing() && (c.at(Kind.COMMA) || c.at(Kind.RPAR))) throw c.error("expected default value expression", equal);
            return e.expression();
        }

        private void slash() {
            Token token = c.next();
            if (c.diagnosing()) {
                if (args.isEmpty() && slash == null && star == null && c.at(Kind.COMMA)) throw c.error("at least one argument must precede /", token);
                if (star != null && (slash == null || star.start() > slash.start())) throw c.error("/ must be ahead of *", token);
                if (slash != null) throw c.error("/ may appear only once", token);
            }
            if (slash != null || star != null || args.isEmpty()) throw c.fail();
            if (!c.at(Kind.COMMA) && !c.at(closing) && !(c.diagnosing() && c.at(Kind.STAR))) throw c.fail();
            slash = token;
            posonly = Expressions.unmodifiable(args);
            args = new ArrayList<>();
        }

        // star_etc: '*' param … | '*' ',' param …
        private void star() {
            Token token = c.next();
            if (star != null) {
                if (c.diagnosing() && (c.at(Kind.COMMA) || c.attempt(this::param) != null && !c.at(Kind.EQUAL))) {
                    throw c.error("* argument may appear only once", token);
                }
                throw c.fail();
            }
            star = token;
            if (c.at(Kind.COMMA)) {
                Kind after = c.peek(1).kind();
                if (after == closing || after == Kind.DOUBLESTAR) throw bareStar(token);
                if (after != Kind.NAME && !c.diagnosing()) {
                    c.next();
                    throw c.fail();
                }
                return;
            }
            if (c.at(closing)) throw bareStar(token);
            vararg = starParam();
            if (c.diagnosing() && c.at(Kind.EQUAL)) throw c.error("var-positional argument cannot have default value", c.peek());
        }

        private RuntimeException bareStar(Token token) {
            if (!c.diagnosing()) return c.fail();
            String message = "named arguments must follow bare *";
            return lambda ? c.errorAtFurthest(message) : c.error(message, token);
        }

        // param_star_annotation: NAME ':' star_expression
        private Arg starParam() {
            if (lambda || !c.at(Kind.NAME) || c.peek(1).kind() != Kind.COLON || c.peek(2).kind() != Kind.STAR) return param();
            Token name = c.expect(Kind.NAME);
            c.next();
            Token asterisk = c.next();
            ExprNode value = e.bitwiseOr();
            ExprNode annotation = new Ast.Starred(value, ExprContext.Load, c.from(asterisk));
            return new Arg(name.text(), annotation, c.from(name));
        }

        // kwds: '**' param [',']
        private void doubleStar() {
            c.next();
            kwarg = param();
            if (c.diagnosing() && c.at(Kind.EQUAL)) throw c.error("var-keyword argument cannot have default value", c.peek());
            if (!c.accept(Kind.COMMA) || !c.diagnosing()) return;
            switch (c.kind()) {
                case STAR, DOUBLESTAR, SLASH -> throw c.error("arguments cannot follow var-keyword argument", c.peek());
                case NAME -> {
                    Arg after = param();
                    throw c.error("arguments cannot follow var-keyword argument", after.pos(), after.pos());
                }
                default -> { }
            }
        }

        private void parenthesised() {
            Token open = c.next();
            do {
                if (c.at(Kind.RPAR) || c.attempt(this::param) == null) break;
            } while (c.accept(Kind.COMMA));
            if (c.at(Kind.RPAR) && c.previous() != open) {
                throw c.error((lambda ? "Lambda expression" : "Function") + " parameters cannot be parenthesized", open.span(), c.peek().span());
            }
        }
    }
}
