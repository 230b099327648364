package conch.syntax;

import conch.syntax.Ast.Comprehension;
import conch.syntax.Ast.ExprContext;
import conch.syntax.Ast.ExprNode;
import java.util.ArrayList;
import java.util.List;

/** Names, constants, and everything in brackets. */
final class Atoms {
    private final Cursor c;
    private final Expressions e;
    private final Strings strings;

    Atoms(Cursor cursor, Expressions expressions) {
        c = cursor;
        e = expressions;
        strings = new Strings(cursor);
    }

    // atom: NAME | 'True' | 'False' | 'None' | strings | NUMBER | (tuple | group | genexp) | (list | listcomp)
    //     | (dict | set | dictcomp | setcomp) | '...'
    ExprNode atom() {
        Token token = c.peek();
        switch (token.kind()) {
            case NAME -> {
                c.next();
                return new Ast.Name(token.text(), ExprContext.Load, token.span());
            }
            case NUMBER -> {
                c.next();
                return new Ast.Constant(number(token), null, token.span());
            }
            case STRING -> {
                return strings.strings();
            }
            case TRUE -> {
                return constant(Literal.Bool.TRUE);
            }
            case FALSE -> {
                return constant(Literal.Bool.FALSE);
            }
            case NONE -> {
                return constant(Literal.NoneLit.INSTANCE);
            }
            case ELLIPSIS -> {
                return constant(Literal.Ellipsis.INSTANCE);
            }
            case LPAR -> {
                return c.diagnosing() ? diagnosed(this::parenthesised, e.diagnosis::afterParenthesis) : parenthesised();
            }
            case LSQB -> {
                return c.diagnosing() ? diagnosed(this::list, e.diagnosis::comprehension) : list();
            }
            case LBRACE -> {
                if (!c.diagnosing()) return diagnosed(this::braces, e.diagnosis::dictInFirstPass);
                e.diagnosis.dict();
                return diagnosed(this::braces, e.diagnosis::afterBrace);
            }
            default -> throw c.fail();
        }
    }

    private ExprNode constant(Literal value) {
        return new Ast.Constant(value, null, c.next().span());
    }

    private Literal number(Token token) {
        try {
            return Literals.number(token.text());
        } catch (NumberFormatException tooLong) {
            throw c.errorAtFurthest(tooLong.getMessage());
        }
    }

    /** A rule, and what to look for when it does not fit. */
    private ExprNode diagnosed(java.util.function.Supplier<ExprNode> rule, Runnable mistakes) {
        int start = c.mark();
        ExprNode value = c.attempt(rule);
        if (value != null) return value;
        c.reset(start);
        mistakes.run();
        c.reset(start);
        throw c.fail();
    }

    // tuple: '(' [star_named_expression ',' [star_named_expressions]] ')'
    // group: '(' (yield_expr | named_expression) ')'
    // genexp: '(' (assignment_expression | expression !':=') for_if_clauses ')'
    private ExprNode parenthesised() {
        Token start = c.next();
        if (c.accept(Kind.RPAR)) return new Ast.Tuple(List.of(), ExprContext.Load, c.from(start));
        if (c.at(Kind.YIELD)) {
            ExprNode value = e.yieldExpr();
            c.expect(Kind.RPAR);
            return value;
        }
        ExprNode first = e.starNamedExpression();
        if (c.at(Kind.COMMA)) {
            List<ExprNode> elements = rest(first, Kind.RPAR);
            return new Ast.Tuple(elements, ExprContext.Load, c.from(start));
        }
        if (first instanceof Ast.Starred) throw c.fail();
        if (atFor()) {
            List<Comprehension> generators = forIfClauses();
            c.expect(Kind.RPAR);
            return new Ast.GeneratorExp(first, generators, c.from(start));
        }
        c.expect(Kind.RPAR);
        return first;
    }

    /** The elements from the comma after the first up to and with the closing bracket. */
    private List<ExprNode> rest(ExprNode first, Kind closing) {
        List<ExprNode> elements = new ArrayList<>();
        elements.add(first);
        if (c.accept(Kind.COMMA) && !c.at(closing)) e.starNamedExpressions(elements);
        c.expect(closing);
        return Expressions.unmodifiable(elements);
    }

    // list: '[' [star_named_expressions] ']'
    // listcomp: '[' named_expression for_if_clauses ']'
    private ExprNode list() {
        Token start = c.next();
        if (c.accept(Kind.RSQB)) return new Ast.List(List.of(), ExprContext.Load, c.from(start));
        ExprNode first = e.starNamedExpression();
        if (atFor() && !(first instanceof Ast.Starred)) {
            List<Comprehension> generators = forIfClauses();
            c.expect(Kind.RSQB);
            return new Ast.ListComp(first, generators, c.from(start));
        }
        List<ExprNode> elements = rest(first, Kind.RSQB);
        return new Ast.List(elements, ExprContext.Load, c.from(start));
    }

    // dict: '{' [double_starred_kvpairs] '}'          dictcomp: '{' kvpair for_if_clauses '}'
    // set: '{' star_named_expressions '}'             setcomp: '{' named_expression for_if_clauses '}'
    private ExprNode braces() {
        Token start = c.next();
        if (c.accept(Kind.RBRACE)) return new Ast.Dict(List.of(), List.of(), c.from(start));
        if (c.at(Kind.DOUBLESTAR)) return dict(start, null);
        boolean bracketed = c.at(Kind.LPAR);
        ExprNode first = e.starNamedExpression();
        if (c.at(Kind.COLON) && !(first instanceof Ast.Starred) && (bracketed || !(first instanceof Ast.NamedExpr))) return dict(start, first);
        if (atFor() && !(first instanceof Ast.Starred)) {
            List<Comprehension> generators = forIfClauses();
            c.expect(Kind.RBRACE);
            return new Ast.SetComp(first, generators, c.from(start));
        }
        List<ExprNode> elements = rest(first, Kind.RBRACE);
        return new Ast.Set(elements, c.from(start));
    }

    // double_starred_kvpairs: ','.double_starred_kvpair+ [',']
    // double_starred_kvpair: '**' bitwise_or | kvpair          kvpair: expression ':' expression
    private ExprNode dict(Token start, ExprNode firstKey) {
        List<ExprNode> keys = new ArrayList<>(), values = new ArrayList<>();
        ExprNode key = firstKey;
        do {
            if (key == null && c.at(Kind.RBRACE)) break;
            if (key == null && c.accept(Kind.DOUBLESTAR)) {
                keys.add(null);
                values.add(e.bitwiseOr());
            } else {
                keys.add(key != null ? key : e.expression());
                c.expect(Kind.COLON);
                values.add(e.expression());
                if (keys.size() == 1 && atFor()) return dictComprehension(start, keys.getFirst(), values.getFirst());
            }
            key = null;
        } while (c.accept(Kind.COMMA));
        c.expect(Kind.RBRACE);
        return new Ast.Dict(Expressions.unmodifiable(keys), Expressions.unmodifiable(values), c.from(start));
    }

    private ExprNode dictComprehension(Token start, ExprNode key, ExprNode value) {
        List<Comprehension> generators = forIfClauses();
        c.expect(Kind.RBRACE);
        return new Ast.DictComp(key, value, generators, c.from(start));
    }

    boolean atFor() {
        return c.at(Kind.FOR) || c.at(Kind.ASYNC);
    }

    // for_if_clauses: for_if_clause+
    // for_if_clause: ['async'] 'for' star_targets 'in' disjunction ('if' disjunction)*
    List<Comprehension> forIfClauses() {
        List<Comprehension> clauses = new ArrayList<>(1);
        do {
            boolean async = c.accept(Kind.ASYNC);
            ExprNode target = forTargets();
            ExprNode iter = e.disjunction();
            List<ExprNode> ifs = List.of();
            if (c.at(Kind.IF)) {
                ifs = new ArrayList<>(1);
                while (c.accept(Kind.IF)) ifs.add(e.disjunction());
            }
            clauses.add(new Comprehension(target, iter, Expressions.unmodifiable(ifs), async));
        } while (atFor());
        return Expressions.unmodifiable(clauses);
    }

    // 'for' star_targets 'in'
    ExprNode forTargets() {
        if (!c.diagnosing()) return targetsThenIn();
        ExprNode target = c.attempt(this::targetsThenIn);
        if (target != null) return target;
        e.diagnosis.forTarget();
        throw c.fail();
    }

    private ExprNode targetsThenIn() {
        c.expect(Kind.FOR);
        ExprNode target = Targets.starTargets(c, e);
        c.expect(Kind.IN);
        return target;
    }
}
