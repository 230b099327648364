package conch.syntax;

import conch.syntax.Ast.ExprContext;
import conch.syntax.Ast.ExprNode;
import conch.syntax.Ast.Operator;
import conch.syntax.Ast.PatternNode;
import java.util.ArrayList;
import java.util.List;

/** What stands after {@code case}. */
final class Patterns {
    private final Cursor c;
    private final Expressions e;

    Patterns(Cursor cursor, Expressions expressions) {
        c = cursor;
        e = expressions;
    }

    // patterns: open_sequence_pattern | pattern
    PatternNode patterns() {
        Token start = c.peek();
        PatternNode first = maybeStarPattern();
        if (!c.at(Kind.COMMA)) return notStar(first);
        List<PatternNode> all = rest(first, null);
        return new Ast.MatchSequence(all, c.from(start));
    }

    private PatternNode notStar(PatternNode pattern) {
        if (pattern instanceof Ast.MatchStar) throw c.fail();
        return pattern;
    }

    /** Further elements of a sequence, up to its closing bracket or, when that is null, to where no pattern can go on. */
    private List<PatternNode> rest(PatternNode first, Kind closing) {
        List<PatternNode> all = new ArrayList<>();
        all.add(first);
        while (c.accept(Kind.COMMA)) {
            if (closing == null ? c.at(Kind.COLON) || c.at(Kind.IF) : c.at(closing)) break;
            all.add(maybeStarPattern());
        }
        return Expressions.unmodifiable(all);
    }

    // pattern: or_pattern 'as' pattern_capture_target | or_pattern
    private PatternNode pattern() {
        c.enter();
        Token start = c.peek();
        PatternNode pattern = orPattern();
        if (c.accept(Kind.AS)) {
            if (c.diagnosing()) badTarget();
            String name = captureTarget();
            pattern = new Ast.MatchAs(pattern, name, c.from(start));
        }
        c.leave();
        return pattern;
    }

    private void badTarget() {
        if (c.atName("_")) throw c.error("cannot use '_' as a target", c.peek());
        if (c.at(Kind.NAME)) return;
        ExprNode target = c.attempt(e::expression);
        if (target != null) throw c.error("invalid pattern target", target);
    }

    // pattern_capture_target: !"_" NAME !('.' | '(' | '=')
    private String captureTarget() {
        if (c.atName("_")) throw c.fail();
        String name = c.expect(Kind.NAME).text();
        if (c.at(Kind.DOT) || c.at(Kind.LPAR) || c.at(Kind.EQUAL)) throw c.fail();
        return name;
    }

    // or_pattern: '|'.closed_pattern+
    private PatternNode orPattern() {
        Token start = c.peek();
        PatternNode first = closedPattern();
        if (!c.at(Kind.VBAR)) return first;
        List<PatternNode> all = new ArrayList<>();
        all.add(first);
        while (c.accept(Kind.VBAR)) all.add(closedPattern());
        return new Ast.MatchOr(Expressions.unmodifiable(all), c.from(start));
    }

    // closed_pattern: literal_pattern | capture_pattern | wildcard_pattern | value_pattern | group_pattern | sequence_pattern
    //     | mapping_pattern | class_pattern
    private PatternNode closedPattern() {
        Token start = c.peek();
        return switch (start.kind()) {
            case NUMBER, MINUS, STRING -> new Ast.MatchValue(literal(), c.from(start));
            case NONE, TRUE, FALSE -> {
                Ast.Constant constant = (Ast.Constant) e.atoms.atom();
                yield new Ast.MatchSingleton(constant.value(), constant.pos());
            }
            case NAME -> named(start);
            case LPAR -> groupOrSequence();
            case LSQB -> list();
            case LBRACE -> mapping();
            default -> throw c.fail();
        };
    }

    // literal_expr: signed_number !('+' | '-') | complex_number | strings | 'None' | 'True' | 'False'
    private ExprNode literal() {
        if (!c.at(Kind.NUMBER) && !c.at(Kind.MINUS)) return e.atoms.atom();
        Token start = c.peek();
        ExprNode real = signedNumber();
        if (!c.at(Kind.PLUS) && !c.at(Kind.MINUS)) return real;
        Operator op = c.next().kind() == Kind.PLUS ? Operator.Add : Operator.Sub;
        if (!c.at(Kind.NUMBER)) throw c.fail();
        if (isImaginary(real)) throw c.error("real number required in complex literal", numberOf(real));
        ExprNode imaginary = e.atoms.atom();
        if (!isImaginary(imaginary)) throw c.error("imaginary number required in complex literal", imaginary);
        return new Ast.BinOp(real, op, imaginary, c.from(start));
    }

    private static ExprNode numberOf(ExprNode signed) {
        return signed instanceof Ast.UnaryOp u ? u.operand() : signed;
    }

    private static boolean isImaginary(ExprNode number) {
        return numberOf(number) instanceof Ast.Constant k && k.value() instanceof Literal.Complex;
    }

    // signed_number: NUMBER | '-' NUMBER
    private ExprNode signedNumber() {
        if (!c.at(Kind.MINUS)) return e.atoms.atom();
        Token minus = c.next();
        if (!c.at(Kind.NUMBER)) throw c.fail();
        ExprNode number = e.atoms.atom();
        return new Ast.UnaryOp(Ast.UnaryOperator.USub, number, c.from(minus));
    }

    private PatternNode named(Token start) {
        if (start.text().equals("_")) return new Ast.MatchAs(null, null, c.next().span());
        Kind second = c.peek(1).kind();
        if (second != Kind.DOT && second != Kind.LPAR) return new Ast.MatchAs(null, captureTarget(), c.from(start));
        ExprNode value = nameOrAttr();
        if (c.at(Kind.LPAR)) return classPattern(start, value);
        if (c.at(Kind.EQUAL)) throw c.fail();
        return new Ast.MatchValue(value, c.from(start));
    }

    // name_or_attr: name_or_attr '.' NAME | NAME
    private ExprNode nameOrAttr() {
        Token start = c.expect(Kind.NAME);
        ExprNode value = new Ast.Name(start.text(), ExprContext.Load, start.span());
        while (c.accept(Kind.DOT)) {
            String attr = c.expect(Kind.NAME).text();
            value = new Ast.Attribute(value, attr, ExprContext.Load, c.from(start));
        }
        return value;
    }

    // group_pattern: '(' pattern ')'          sequence_pattern: '(' [open_sequence_pattern] ')'
    private PatternNode groupOrSequence() {
        Token start = c.next();
        if (c.accept(Kind.RPAR)) return new Ast.MatchSequence(List.of(), c.from(start));
        PatternNode first = maybeStarPattern();
        if (!c.at(Kind.COMMA)) {
            notStar(first);
            c.expect(Kind.RPAR);
            return first;
        }
        List<PatternNode> all = rest(first, Kind.RPAR);
        c.expect(Kind.RPAR);
        return new Ast.MatchSequence(all, c.from(start));
    }

    // sequence_pattern: '[' [maybe_sequence_pattern] ']'
    private PatternNode list() {
        Token start = c.next();
        List<PatternNode> all = c.at(Kind.RSQB) ? List.of() : rest(maybeStarPattern(), Kind.RSQB);
        c.expect(Kind.RSQB);
        return new Ast.MatchSequence(all, c.from(start));
    }

    // maybe_star_pattern: star_pattern | pattern          star_pattern: '*' (pattern_capture_target | wildcard_pattern)
    private PatternNode maybeStarPattern() {
        if (!c.at(Kind.STAR)) return pattern();
        Token star = c.next();
        String name = null;
        if (c.atName("_")) c.next();
        else name = captureTarget();
        return new Ast.MatchStar(name, c.from(star));
    }

    // mapping_pattern: '{' ','.(key_value_pattern)* [double_star_pattern] [','] '}'
    private PatternNode mapping() {
        Token start = c.next();
        List<ExprNode> keys = new ArrayList<>();
        List<PatternNode> patterns = new ArrayList<>();
        String rest = null;
        while (!c.at(Kind.RBRACE)) {
            if (c.accept(Kind.DOUBLESTAR)) {
                rest = captureTarget();
                c.accept(Kind.COMMA);
                break;
            }
            keys.add(key());
            c.expect(Kind.COLON);
            patterns.add(pattern());
            if (!c.accept(Kind.COMMA)) break;
        }
        c.expect(Kind.RBRACE);
        return new Ast.MatchMapping(Expressions.unmodifiable(keys), Expressions.unmodifiable(patterns), rest, c.from(start));
    }

    // key_value_pattern: (literal_expr | attr) ':' pattern
    private ExprNode key() {
        return switch (c.kind()) {
            case NUMBER, MINUS, STRING, NONE, TRUE, FALSE -> literal();
            case NAME -> {
                if (c.peek(1).kind() != Kind.DOT) throw c.fail();
                yield nameOrAttr();
            }
            default -> throw c.fail();
        };
    }

    // class_pattern: name_or_attr '(' [positional_patterns] [keyword_patterns] [','] ')'          keyword_pattern: NAME '=' pattern
    private PatternNode classPattern(Token start, ExprNode cls) {
        c.next();
        List<PatternNode> positional = new ArrayList<>(), keyword = new ArrayList<>();
        List<String> names = new ArrayList<>();
        while (!c.at(Kind.RPAR)) {
            if (c.at(Kind.NAME) && c.peek(1).kind() == Kind.EQUAL) {
                names.add(c.next().text());
                c.next();
                keyword.add(pattern());
            } else {
                if (!names.isEmpty()) throw positionalAfterKeyword();
                positional.add(pattern());
            }
            if (!c.accept(Kind.COMMA)) break;
        }
        c.expect(Kind.RPAR);
        return new Ast.MatchClass(cls, Expressions.unmodifiable(positional), Expressions.unmodifiable(names), Expressions.unmodifiable(keyword),
            c.from(start));
    }

    private RuntimeException positionalAfterKeyword() {
        PatternNode first = c.attempt(this::pattern);
        if (first == null || !c.diagnosing()) return c.fail();
        PatternNode last = first;
        while (c.accept(Kind.COMMA) && !(c.at(Kind.NAME) && c.peek(1).kind() == Kind.EQUAL)) {
            PatternNode next = c.attempt(this::pattern);
            if (next == null) break;
            last = next;
        }
        return c.error("positional patterns follow keyword patterns", first.pos(), last.pos());
    }
}
