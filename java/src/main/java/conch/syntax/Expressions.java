package conch.syntax;

import conch.syntax.Ast.BoolOperator;
import conch.syntax.Ast.CmpOperator;
import conch.syntax.Ast.ExprContext;
import conch.syntax.Ast.ExprNode;
import conch.syntax.Ast.Operator;
import conch.syntax.Ast.UnaryOperator;
import java.util.ArrayList;
import java.util.List;

/**
 * Expressions, from the loosest binding to the tightest. Above each method stands its production; the names are those of the
 * <a href="https://docs.python.org/3.11/reference/grammar.html">full grammar</a>.
 */
final class Expressions {
    private final Cursor c;
    final Diagnosis diagnosis;
    final Atoms atoms;
    private final Calls calls;
    private final Parameters parameters;

    Expressions(Cursor cursor) {
        c = cursor;
        diagnosis = new Diagnosis(cursor, this);
        atoms = new Atoms(cursor, this);
        calls = new Calls(cursor, this);
        parameters = new Parameters(cursor, this);
    }

    Calls calls() {
        return calls;
    }

    Parameters parameters() {
        return parameters;
    }

    /** Whether a token can be the first of an {@code expression}. */
    static boolean starts(Kind kind) {
        return switch (kind) {
            case NAME, NUMBER, STRING, LPAR, LSQB, LBRACE, ELLIPSIS, PLUS, MINUS, TILDE, NOT, AWAIT, LAMBDA, NONE, TRUE, FALSE -> true;
            default -> false;
        };
    }

    private boolean startsStarred() {
        Kind kind = c.kind();
        return kind == Kind.STAR || starts(kind);
    }

    // star_expressions: star_expression (',' star_expression)* [',']
    ExprNode starExpressions() {
        Token start = c.peek();
        ExprNode first = starExpression();
        if (!c.at(Kind.COMMA)) return first;
        List<ExprNode> elements = new ArrayList<>();
        elements.add(first);
        while (c.accept(Kind.COMMA) && startsStarred()) {
            if (!c.addOptional(elements, this::starExpression)) break;
        }
        return new Ast.Tuple(unmodifiable(elements), ExprContext.Load, c.from(start));
    }

    // star_expression: '*' bitwise_or | expression
    private ExprNode starExpression() {
        return c.at(Kind.STAR) ? starred() : expression();
    }

    private ExprNode starred() {
        Token star = c.next();
        ExprNode value = bitwiseOr();
        return new Ast.Starred(value, ExprContext.Load, c.from(star));
    }

    // expressions: expression (',' expression)* [',']
    ExprNode expressions() {
        Token start = c.peek();
        ExprNode first = expression();
        if (!c.at(Kind.COMMA)) return first;
        List<ExprNode> elements = new ArrayList<>();
        elements.add(first);
        while (c.accept(Kind.COMMA) && starts(c.kind())) {
            if (!c.addOptional(elements, this::expression)) break;
        }
        return new Ast.Tuple(unmodifiable(elements), ExprContext.Load, c.from(start));
    }

    // star_named_expressions: ','.star_named_expression+ [',']
    void starNamedExpressions(List<ExprNode> into) {
        into.add(starNamedExpression());
        while (c.accept(Kind.COMMA) && startsStarred()) {
            if (!c.addOptional(into, this::starNamedExpression)) break;
        }
    }

    // star_named_expression: '*' bitwise_or | named_expression
    ExprNode starNamedExpression() {
        return c.at(Kind.STAR) ? starred() : namedExpression();
    }

    // named_expression: assignment_expression | expression !':='
    ExprNode namedExpression() {
        if (isAssignmentExpression()) return assignmentExpression();
        if (c.diagnosing()) diagnosis.namedExpression();
        return unassignedExpression();
    }

    /** {@code expression !':='}, or an assignment expression. */
    ExprNode assignmentExpressionOrExpression() {
        return isAssignmentExpression() ? assignmentExpression() : unassignedExpression();
    }

    private ExprNode unassignedExpression() {
        ExprNode value = expression();
        if (c.at(Kind.COLONEQUAL)) throw c.fail();
        return value;
    }

    private boolean isAssignmentExpression() {
        return c.at(Kind.NAME) && c.peek(1).kind() == Kind.COLONEQUAL;
    }

    // assignment_expression: NAME ':=' expression
    private ExprNode assignmentExpression() {
        Token name = c.next();
        c.next();
        ExprNode value = expression();
        return new Ast.NamedExpr(new Ast.Name(name.text(), ExprContext.Store, name.span()), value, c.from(name));
    }

    // annotated_rhs: yield_expr | star_expressions
    ExprNode yieldOrStarExpressions() {
        return c.at(Kind.YIELD) ? yieldExpr() : starExpressions();
    }

    // yield_expr: 'yield' 'from' expression | 'yield' [star_expressions]
    ExprNode yieldExpr() {
        Token start = c.expect(Kind.YIELD);
        if (c.accept(Kind.FROM)) {
            ExprNode value = expression();
            return new Ast.YieldFrom(value, c.from(start));
        }
        ExprNode value = startsStarred() ? c.optional(this::starExpressions) : null;
        return new Ast.Yield(value, c.from(start));
    }

    // expression: disjunction 'if' disjunction 'else' expression | disjunction | lambdef
    ExprNode expression() {
        return c.remembered(Cursor.Memo.EXPRESSION, this::freshExpression);
    }

    private ExprNode freshExpression() {
        c.enter();
        if (c.diagnosing()) diagnosis.expression();
        ExprNode value = c.at(Kind.LAMBDA) ? lambda() : conditional();
        c.leave();
        return value;
    }

    private ExprNode conditional() {
        Token start = c.peek();
        ExprNode body = disjunction();
        if (!c.at(Kind.IF)) return body;
        ExprNode whole = c.optional(() -> {
            c.next();
            ExprNode test = disjunction();
            c.expect(Kind.ELSE);
            ExprNode orelse = expression();
            return new Ast.IfExp(test, body, orelse, c.from(start));
        });
        return whole == null ? body : whole;
    }

    // lambdef: 'lambda' [lambda_params] ':' expression
    private ExprNode lambda() {
        Token start = c.next();
        Ast.Arguments args = parameters.ofLambda();
        c.expect(Kind.COLON);
        ExprNode body = expression();
        return new Ast.Lambda(args, body, c.from(start));
    }

    // disjunction: conjunction ('or' conjunction)*
    ExprNode disjunction() {
        return c.remembered(Cursor.Memo.DISJUNCTION, this::freshDisjunction);
    }

    private ExprNode freshDisjunction() {
        Token start = c.peek();
        ExprNode first = conjunction();
        if (!c.at(Kind.OR)) return first;
        List<ExprNode> values = new ArrayList<>();
        values.add(first);
        while (c.at(Kind.OR) && c.addOptional(values, () -> {
            c.next();
            return conjunction();
        })) { }
        if (values.size() == 1) return first;
        return new Ast.BoolOp(BoolOperator.Or, unmodifiable(values), c.from(start));
    }

    // conjunction: inversion ('and' inversion)*
    private ExprNode conjunction() {
        Token start = c.peek();
        ExprNode first = inversion();
        if (!c.at(Kind.AND)) return first;
        List<ExprNode> values = new ArrayList<>();
        values.add(first);
        while (c.at(Kind.AND) && c.addOptional(values, () -> {
            c.next();
            return inversion();
        })) { }
        if (values.size() == 1) return first;
        return new Ast.BoolOp(BoolOperator.And, unmodifiable(values), c.from(start));
    }

    // inversion: 'not' inversion | comparison
    private ExprNode inversion() {
        if (!c.at(Kind.NOT)) return comparison();
        c.enter();
        Token start = c.next();
        ExprNode operand = inversion();
        c.leave();
        return new Ast.UnaryOp(UnaryOperator.Not, operand, c.from(start));
    }

    // comparison: bitwise_or (compare_op bitwise_or)*
    private ExprNode comparison() {
        Token start = c.peek();
        ExprNode left = bitwiseOr();
        CmpOperator op = comparisonOperator();
        if (op == null) return left;
        List<CmpOperator> ops = new ArrayList<>(2);
        List<ExprNode> comparators = new ArrayList<>(2);
        for (; op != null; op = comparisonOperator()) {
            if (!c.addOptional(comparators, this::bitwiseOr)) {
                c.reset(c.mark() - (op == CmpOperator.NotIn || op == CmpOperator.IsNot ? 2 : 1));
                break;
            }
            ops.add(op);
        }
        if (ops.isEmpty()) return left;
        return new Ast.Compare(left, unmodifiable(ops), unmodifiable(comparators), c.from(start));
    }

    // compare_op: '==' | '!=' | '<=' | '<' | '>=' | '>' | 'not' 'in' | 'in' | 'is' 'not' | 'is'
    private CmpOperator comparisonOperator() {
        CmpOperator op = switch (c.kind()) {
            case EQEQUAL -> CmpOperator.Eq;
            case NOTEQUAL -> CmpOperator.NotEq;
            case LESS -> CmpOperator.Lt;
            case LESSEQUAL -> CmpOperator.LtE;
            case GREATER -> CmpOperator.Gt;
            case GREATEREQUAL -> CmpOperator.GtE;
            case IN -> CmpOperator.In;
            case IS -> CmpOperator.Is;
            case NOT -> c.peek(1).kind() == Kind.IN ? CmpOperator.NotIn : null;
            default -> null;
        };
        if (op == null) return null;
        c.next();
        if (op == CmpOperator.NotIn) c.next();
        return op == CmpOperator.Is && c.accept(Kind.NOT) ? CmpOperator.IsNot : op;
    }

    // bitwise_or: bitwise_or '|' bitwise_xor | bitwise_xor, and likewise ^, &, shifts, sums, terms
    ExprNode bitwiseOr() {
        return binary(1);
    }

    /** All left-associative operators that bind at least as tightly as {@code least}. */
    private ExprNode binary(int least) {
        Token start = c.peek();
        ExprNode left = factor();
        while (true) {
            Kind kind = c.kind();
            int binding = binding(kind);
            if (binding < least) return left;
            int before = c.mark();
            c.next();
            ExprNode right = c.optional(() -> binary(binding + 1));
            if (right == null) {
                c.reset(before);
                return left;
            }
            left = new Ast.BinOp(left, operator(kind), right, c.from(start));
        }
    }

    /** How tightly a binary operator binds; 0 for what is none. */
    private static int binding(Kind kind) {
        return switch (kind) {
            case VBAR -> 1;
            case CIRCUMFLEX -> 2;
            case AMPER -> 3;
            case LEFTSHIFT, RIGHTSHIFT -> 4;
            case PLUS, MINUS -> 5;
            case STAR, SLASH, DOUBLESLASH, PERCENT, AT -> 6;
            default -> 0;
        };
    }

    private static Operator operator(Kind kind) {
        return switch (kind) {
            case VBAR -> Operator.BitOr;
            case CIRCUMFLEX -> Operator.BitXor;
            case AMPER -> Operator.BitAnd;
            case LEFTSHIFT -> Operator.LShift;
            case RIGHTSHIFT -> Operator.RShift;
            case PLUS -> Operator.Add;
            case MINUS -> Operator.Sub;
            case STAR -> Operator.Mult;
            case SLASH -> Operator.Div;
            case DOUBLESLASH -> Operator.FloorDiv;
            case PERCENT -> Operator.Mod;
            case AT -> Operator.MatMult;
            default -> throw new IllegalStateException(kind.name());
        };
    }

    // factor: '+' factor | '-' factor | '~' factor | power
    private ExprNode factor() {
        UnaryOperator op = switch (c.kind()) {
            case PLUS -> UnaryOperator.UAdd;
            case MINUS -> UnaryOperator.USub;
            case TILDE -> UnaryOperator.Invert;
            default -> null;
        };
        if (op == null) return power();
        c.enter();
        Token start = c.next();
        ExprNode operand = factor();
        c.leave();
        return new Ast.UnaryOp(op, operand, c.from(start));
    }

    // power: await_primary '**' factor | await_primary
    private ExprNode power() {
        Token start = c.peek();
        ExprNode base = awaitPrimary();
        if (!c.at(Kind.DOUBLESTAR)) return base;
        c.enter();
        ExprNode exponent = c.optional(() -> {
            c.next();
            return factor();
        });
        c.leave();
        if (exponent == null) return base;
        return new Ast.BinOp(base, Operator.Pow, exponent, c.from(start));
    }

    // await_primary: 'await' primary | primary
    private ExprNode awaitPrimary() {
        if (!c.at(Kind.AWAIT)) return primary();
        Token start = c.next();
        ExprNode value = primary();
        return new Ast.Await(value, c.from(start));
    }

    // primary: primary '.' NAME | primary genexp | primary '(' [arguments] ')' | primary '[' slices ']' | atom
    ExprNode primary() {
        Token start = c.peek();
        ExprNode value = atoms.atom();
        while (true) {
            ExprNode inner = value;
            ExprNode outer = switch (c.kind()) {
                case DOT -> c.optional(() -> attribute(inner, start));
                case LPAR -> c.optional(() -> calls.call(inner, start));
                case LSQB -> c.optional(() -> subscript(inner, start));
                default -> null;
            };
            if (outer == null) return value;
            value = outer;
        }
    }

    private ExprNode attribute(ExprNode value, Token start) {
        c.next();
        Token name = c.expect(Kind.NAME);
        return new Ast.Attribute(value, name.text(), ExprContext.Load, c.from(start));
    }

    private ExprNode subscript(ExprNode value, Token start) {
        c.next();
        ExprNode slice = slices();
        c.expect(Kind.RSQB);
        return new Ast.Subscript(value, slice, ExprContext.Load, c.from(start));
    }

    // slices: slice !',' | ','.(slice | starred_expression)+ [',']
    private ExprNode slices() {
        Token start = c.peek();
        ExprNode first = sliceOrStarred();
        if (!c.at(Kind.COMMA) && !(first instanceof Ast.Starred)) return first;
        List<ExprNode> elements = new ArrayList<>();
        elements.add(first);
        while (c.accept(Kind.COMMA) && (startsStarred() || c.at(Kind.COLON))) elements.add(sliceOrStarred());
        return new Ast.Tuple(unmodifiable(elements), ExprContext.Load, c.from(start));
    }

    private ExprNode sliceOrStarred() {
        return c.at(Kind.STAR) ? starredExpression() : slice();
    }

    // starred_expression: '*' expression
    ExprNode starredExpression() {
        Token star = c.expect(Kind.STAR);
        ExprNode value = expression();
        return new Ast.Starred(value, ExprContext.Load, c.from(star));
    }

    // slice: [expression] ':' [expression] [':' [expression]] | named_expression
    private ExprNode slice() {
        Token start = c.peek();
        ExprNode lower = null;
        if (!c.at(Kind.COLON)) {
            lower = namedExpression();
            if (!c.at(Kind.COLON) || lower instanceof Ast.NamedExpr && start.kind() != Kind.LPAR) return lower;
        }
        c.expect(Kind.COLON);
        ExprNode upper = starts(c.kind()) ? expression() : null;
        ExprNode step = c.accept(Kind.COLON) && starts(c.kind()) ? expression() : null;
        return new Ast.Slice(lower, upper, step, c.from(start));
    }

    /** The list is handed over: nobody changes it afterwards. Elements may be null. */
    static <T> List<T> unmodifiable(List<T> list) {
        return java.util.Collections.unmodifiableList(list);
    }
}
