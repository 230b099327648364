package conch.syntax;

import conch.syntax.Ast.Comprehension;
import conch.syntax.Ast.ExprNode;
import conch.syntax.SyntaxError.ErrorKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Known mistakes in expressions and assignments, and the words for them. Only the second pass asks (see {@link Cursor}). Each method is called
 * where a rule starts, throws the error if the mistake was made, and otherwise puts the cursor back. A place is looked at once per rule: that keeps
 * the second pass polynomial, because every look parses what it looks at.
 */
final class Diagnosis {
    private final Cursor c;
    private final Expressions e;
    private final BitSet expressions = new BitSet(), namedExpressions = new BitSet(), braces = new BitSet(), firstPassBraces = new BitSet(), brackets = new BitSet(),
        callBrackets = new BitSet(), argumentLists = new BitSet();

    Diagnosis(Cursor cursor, Expressions expressions) {
        c = cursor;
        e = expressions;
    }

    private boolean seen(BitSet places) {
        if (places.get(c.mark())) return true;
        places.set(c.mark());
        return false;
    }

    // ---- expressions

    /** {@code a b} in brackets, {@code a if b} without else, {@code print x}. */
    void expression() {
        if (seen(expressions)) return;
        int start = c.mark();
        boolean prefixed = c.at(Kind.NAME) && (c.peek(1).kind() == Kind.STRING || isSoftKeyword(c.peek()));
        ExprNode a = c.attempt(e::disjunction);
        if (a != null) {
            if (!prefixed) missingComma(a);
            missingElse(a);
        }
        c.reset(start);
        legacyStatement();
        c.reset(start);
    }

    /** CPython 3.11 compares only as many letters as the name has. */
    private static boolean isSoftKeyword(Token name) {
        String text = name.text();
        return text.equals("_") || "case".startsWith(text) || "match".startsWith(text);
    }

    private static boolean isLegacy(String name) {
        return name.equals("print") || name.equals("exec");
    }

    private void missingComma(ExprNode a) {
        int after = c.mark();
        ExprNode b = Expressions.starts(c.kind()) ? c.attemptQuietly(e::expression) : null;
        if (b != null && !(a instanceof Ast.Name n && isLegacy(n.id())) && c.previous().level() > 0) {
            throw c.error("invalid syntax. Perhaps you forgot a comma?", a.pos(), b.pos());
        }
        c.reset(after);
    }

    private void missingElse(ExprNode a) {
        if (!c.accept(Kind.IF)) return;
        ExprNode b = c.attempt(e::disjunction);
        if (b != null && !c.at(Kind.ELSE) && !c.at(Kind.COLON)) throw c.error("expected 'else' after 'if' expression", a.pos(), b.pos());
    }

    private void legacyStatement() {
        if (!c.at(Kind.NAME)) return;
        Token name = c.next();
        if (c.at(Kind.LPAR)) return;
        ExprNode argument = c.attempt(e::starExpressions);
        if (argument == null || !isLegacy(name.text())) return;
        String f = name.text();
        throw c.error("Missing parentheses in call to '" + f + "'. Did you mean " + f + "(...)?", name.span(), argument.pos());
    }

    /** {@code f() := 1}, {@code x = 1} where only an expression can stand. */
    void namedExpression() {
        if (seen(namedExpressions)) return;
        int start = c.mark();
        ExprNode a = c.attempt(e::expression);
        if (a != null && c.accept(Kind.COLONEQUAL) && c.attempt(e::expression) != null) {
            throw c.error("cannot use assignment expressions with " + Targets.describe(a), a);
        }
        c.reset(start);
        if (c.at(Kind.NAME) && c.peek(1).kind() == Kind.EQUAL) nameEquals();
        c.reset(start);
        if (!startsUnassignable()) somethingEquals();
        c.reset(start);
    }

    private void nameEquals() {
        Token name = c.next();
        c.next();
        ExprNode b = c.attempt(e::bitwiseOr);
        if (b != null && !c.at(Kind.EQUAL) && !c.at(Kind.COLONEQUAL)) {
            throw c.error("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", name.span(), b.pos());
        }
    }

    private void somethingEquals() {
        ExprNode a = c.attempt(e::bitwiseOr);
        if (a == null || !c.accept(Kind.EQUAL)) return;
        if (c.attempt(e::bitwiseOr) != null && !c.at(Kind.EQUAL) && !c.at(Kind.COLONEQUAL)) {
            throw c.error("cannot assign to " + Targets.describe(a) + " here. Maybe you meant '==' instead of '='?", a);
        }
    }

    /** A list, a tuple, a generator expression or a constant name: errors about assigning to these have other words. */
    private boolean startsUnassignable() {
        switch (c.kind()) {
            case TRUE, FALSE, NONE -> {
                return true;
            }
            case LPAR, LSQB -> {
                int start = c.mark();
                ExprNode atom = c.attempt(e.atoms::atom);
                boolean own = atom != null && c.previous().span().endCol() == atom.pos().endCol();
                c.reset(start);
                return own && (atom instanceof Ast.List || atom instanceof Ast.Tuple || atom instanceof Ast.GeneratorExp);
            }
            default -> {
                return false;
            }
        }
    }

    // ---- brackets

    /** {@code (*a)}, {@code (**a)}, and comprehensions. */
    void afterParenthesis() {
        int start = c.mark();
        c.next();
        if (c.at(Kind.STAR)) {
            ExprNode a = c.attempt(e::starredExpression);
            if (a != null && c.at(Kind.RPAR)) throw c.error("cannot use starred expression here", a);
        } else if (c.at(Kind.DOUBLESTAR)) {
            Token stars = c.next();
            if (c.attempt(e::expression) != null && c.at(Kind.RPAR)) throw c.error("cannot use double starred expression here", stars);
        }
        c.reset(start);
        comprehension();
    }

    /** {@code [*a for …]} and {@code [a, b for …]}. */
    void comprehension() {
        if (seen(brackets)) return;
        int start = c.mark();
        boolean parenthesis = c.next().kind() == Kind.LPAR;
        int inside = c.mark();
        unpackingElement();
        c.reset(inside);
        if (!parenthesis) bareTupleElement();
        c.reset(start);
    }

    private void unpackingElement() {
        if (!c.at(Kind.STAR)) return;
        ExprNode a = c.attempt(e::starredExpression);
        if (a != null && forClauses() != null) throw c.error("iterable unpacking cannot be used in comprehension", a);
    }

    private void bareTupleElement() {
        ExprNode a = c.attempt(e::starNamedExpression);
        if (a == null || !c.at(Kind.COMMA)) return;
        Token comma = c.next();
        List<ExprNode> others = new ArrayList<>();
        boolean more = !e.atoms.atFor() && c.attempt(() -> {
            e.starNamedExpressions(others);
            return others;
        }) != null;
        if (forClauses() != null) {
            throw c.error("did you forget parentheses around the comprehension target?", a.pos(), more ? others.getLast().pos() : comma.span());
        }
    }

    private List<Comprehension> forClauses() {
        return e.atoms.atFor() ? c.attempt(e.atoms::forIfClauses) : null;
    }

    /** {@code f(*a for …)}: CPython looks for a generator expression before it looks for arguments. */
    void call() {
        if (seen(callBrackets)) return;
        int start = c.mark();
        c.next();
        unpackingElement();
        c.reset(start);
    }

    /** CPython 3.11 does not keep this rule for the second pass, so that it comes before all others. */
    void dictInFirstPass() {
        if (!seen(firstPassBraces)) c.patiently(this::badPairs);
    }

    /** {@code {1: 2, 3}}, {@code {1: *a}}, {@code {1:}}. */
    void dict() {
        if (!seen(braces)) badPairs();
    }

    private void badPairs() {
        int start = c.mark();
        c.next();
        int inside = c.mark();
        while (pair() && c.accept(Kind.COMMA)) {
            int pair = c.mark();
            ExprNode key = c.attempt(e::expression);
            if (key != null && !c.at(Kind.COLON)) {
                Span at = key.pos();
                throw c.place(ErrorKind.SyntaxError, "':' expected after dictionary key", at.lineno(), at.endCol(), at.endLineno(), 0);
            }
            c.reset(pair);
            if (key != null) badValue();
            c.reset(pair);
        }
        c.reset(inside);
        badValue();
        c.reset(start);
    }

    private boolean pair() {
        return c.attempt(() -> {
            if (c.accept(Kind.DOUBLESTAR)) return e.bitwiseOr();
            e.expression();
            c.expect(Kind.COLON);
            return e.expression();
        }) != null;
    }

    private void badValue() {
        if (c.attempt(e::expression) == null || !c.at(Kind.COLON)) return;
        Token colon = c.next();
        if (c.at(Kind.STAR)) {
            Token star = c.next();
            if (c.attempt(e::bitwiseOr) != null) throw c.errorFrom("cannot use a starred expression in a dictionary value", star.span());
        } else if (c.at(Kind.RBRACE) || c.at(Kind.COMMA)) {
            throw c.error("expression expected after dictionary key and ':'", colon);
        }
    }

    /** After a set failed: {@code {**a for …}} and what goes wrong in any comprehension. */
    void afterBrace() {
        comprehension();
        int start = c.mark();
        c.next();
        if (c.at(Kind.DOUBLESTAR)) {
            Token stars = c.next();
            if (c.attempt(e::bitwiseOr) != null && forClauses() != null && c.at(Kind.RBRACE)) {
                throw c.error("dict unpacking cannot be used in dict comprehension", stars);
            }
        }
        c.reset(start);
    }

    // ---- arguments

    /** What can be wrong with {@code name=value}. */
    void keyword() {
        int start = c.mark();
        Token first = c.peek();
        boolean assigns = c.peek(1).kind() == Kind.EQUAL;
        if (assigns) {
            switch (first.kind()) {
                case TRUE, FALSE, NONE -> throw c.error("cannot assign to " + constantName(first.kind()), first.span(), c.peek(1).span());
                case NAME -> generatorAsValue();
                default -> { }
            }
        }
        c.reset(start);
        if (!assigns || first.kind() != Kind.NAME) {
            ExprNode a = c.attempt(e::expression);
            if (a != null && c.at(Kind.EQUAL)) {
                throw c.error("expression cannot contain assignment, perhaps you meant \"==\"?", a.pos(), c.peek().span());
            }
        }
        c.reset(start);
    }

    private static String constantName(Kind kind) {
        return kind == Kind.TRUE ? "True" : kind == Kind.FALSE ? "False" : "None";
    }

    private void generatorAsValue() {
        Token name = c.next(), equal = c.next();
        if (c.attempt(e::expression) != null && forClauses() != null) {
            throw c.error("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", name.span(), equal.span());
        }
    }

    /** A list of arguments that does not reach its closing parenthesis. */
    void arguments() {
        if (seen(argumentLists)) return;
        int start = c.mark();
        Calls.Arguments args = prefix();
        int afterArgs = c.mark();
        boolean unpacks = args != null && (!args.keywords().isEmpty() || args.args().stream().allMatch(Ast.Starred.class::isInstance));
        if (unpacks && c.accept(Kind.COMMA) && c.at(Kind.STAR)) {
            throw c.error("iterable argument unpacking follows keyword argument unpacking", c.peek());
        }
        c.reset(start);
        bareGenerator(true);
        c.reset(start);
        if (c.at(Kind.NAME) && c.peek(1).kind() == Kind.EQUAL) generatorAsValue();
        if (args == null) return;
        c.reset(afterArgs);
        generatorAfter(args);
        c.reset(afterArgs);
        if (!c.accept(Kind.COMMA)) return;
        int second = c.mark();
        bareGenerator(false);
        c.reset(second);
        if (prefix() != null) {
            boolean unpacked = args.keywords().stream().anyMatch(k -> k.arg() == null);
            throw c.errorAtFurthest("positional argument follows keyword argument" + (unpacked ? " unpacking" : ""));
        }
    }

    private void bareGenerator(boolean first) {
        ExprNode a = c.attempt(e::expression);
        List<Comprehension> clauses = a == null ? null : forClauses();
        if (clauses != null && (!first || c.at(Kind.COMMA))) throw bareGenerator(a, clauses);
    }

    private void generatorAfter(Calls.Arguments args) {
        List<Comprehension> clauses = forClauses();
        if (clauses != null && args.args().size() > 1) throw bareGenerator(args.args().getLast(), clauses);
    }

    private SyntaxError bareGenerator(ExprNode element, List<Comprehension> clauses) {
        Comprehension last = clauses.getLast();
        Span end = last.ifs().isEmpty() ? last.iter().pos() : last.ifs().getLast().pos();
        return c.error("Generator expression must be parenthesized", element.pos(), end);
    }

    /** As many arguments as are in order, the comma after them not included; null if not even one is. */
    private Calls.Arguments prefix() {
        List<ExprNode> args = new ArrayList<>();
        List<Ast.Keyword> keywords = new ArrayList<>();
        boolean doubleStarred = false;
        int end = -1;
        do {
            Kind kind = c.kind();
            boolean named = kind == Kind.NAME && c.peek(1).kind() == Kind.EQUAL;
            if (kind == Kind.DOUBLESTAR || named) {
                doubleStarred |= kind == Kind.DOUBLESTAR;
                Token start = c.next();
                if (named) c.next();
                ExprNode value = c.attempt(e::expression);
                if (value == null) break;
                keywords.add(new Ast.Keyword(start.text(), value, c.from(start)));
            } else if (kind == Kind.STAR) {
                ExprNode value = doubleStarred ? null : c.attempt(e::starredExpression);
                if (value == null) break;
                args.add(value);
            } else {
                if (!keywords.isEmpty()) break;
                ExprNode value = c.attempt(e::assignmentExpressionOrExpression);
                if (value == null || c.at(Kind.EQUAL)) break;
                args.add(value);
            }
            end = c.mark();
        } while (c.accept(Kind.COMMA));
        if (end < 0) return null;
        c.reset(end);
        return new Calls.Arguments(args, keywords);
    }

    // ---- targets

    /** {@code for f() in …}; the cursor stands at {@code for}. */
    void forTarget() {
        int start = c.mark();
        c.accept(Kind.ASYNC);
        if (c.accept(Kind.FOR)) {
            ExprNode a = c.attempt(e::starExpressions);
            if (a != null) checkTarget(a, "assign to", false, true);
        }
        c.reset(start);
    }

    /** {@code with x as f():} */
    void withItem() {
        int start = c.mark();
        if (c.attempt(e::expression) != null && c.accept(Kind.AS)) {
            ExprNode a = c.attempt(e::expression);
            if (a != null && (c.at(Kind.COMMA) || c.at(Kind.RPAR) || c.at(Kind.COLON))) checkTarget(a, "assign to", false, false);
        }
        c.reset(start);
    }

    /** {@code del f()} */
    void delete() {
        int start = c.mark();
        c.next();
        ExprNode a = c.attempt(e::starExpressions);
        if (a != null) checkTarget(a, "delete", true, false);
        c.reset(start);
    }

    private void checkTarget(ExprNode target, String verb, boolean deleting, boolean inFor) {
        ExprNode invalid = Targets.invalidPart(target, deleting, inFor);
        if (invalid != null) throw c.error("cannot " + verb + " " + Targets.describe(invalid), invalid);
    }

    /** A statement that is no assignment, but perhaps was meant to be one. */
    void assignment() {
        int start = c.mark();
        annotatedGroup();
        c.reset(start);
        annotatedTuple();
        c.reset(start);
        if (c.attempt(e::expression) instanceof ExprNode a && c.accept(Kind.COLON) && c.attempt(e::expression) != null) {
            throw c.error("illegal target for annotation", a);
        }
        c.reset(start);
        assignedExpression();
        c.reset(start);
        ExprNode a = c.attempt(e::starExpressions);
        if (a != null && SimpleStatements.augmented(c.kind()) != null) {
            c.next();
            if (c.attempt(e::yieldOrStarExpressions) != null) {
                throw c.error("'" + Targets.describe(a) + "' is an illegal expression for augmented assignment", a);
            }
        }
        c.reset(start);
    }

    private void annotatedGroup() {
        if (!c.at(Kind.LPAR) && !c.at(Kind.LSQB)) return;
        ExprNode a = c.attempt(e.atoms::atom);
        if ((a instanceof Ast.List || a instanceof Ast.Tuple) && c.accept(Kind.COLON) && c.attempt(e::expression) != null) {
            throw c.error("only single target (not " + Targets.describe(a) + ") can be annotated", a);
        }
    }

    private void annotatedTuple() {
        ExprNode a = c.attempt(e::starNamedExpression);
        if (a == null || !c.accept(Kind.COMMA)) return;
        while (c.attempt(() -> {
            e.starNamedExpressions(new ArrayList<>());
            return true;
        }) != null) { }
        if (c.accept(Kind.COLON) && c.attempt(e::expression) != null) throw c.error("only single target (not tuple) can be annotated", a);
    }

    private void assignedExpression() {
        while (c.attempt(() -> {
            Targets.starTargets(c, e);
            return c.expect(Kind.EQUAL);
        }) != null) { }
        int after = c.mark();
        ExprNode a = c.attempt(e::starExpressions);
        if (a != null && c.at(Kind.EQUAL)) checkTarget(a, "assign to", false, false);
        c.reset(after);
        if (!c.at(Kind.YIELD)) return;
        ExprNode yield = c.attempt(e::yieldExpr);
        if (yield != null && c.at(Kind.EQUAL)) throw c.error("assignment to yield expression not possible", yield);
    }
}
