package conch.syntax;

import conch.syntax.Ast.ExprContext;
import conch.syntax.Ast.ExprNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be assigned to or deleted. Targets are read as expressions first and turned into targets when the parser sees that they are:
 * the same nodes, with another {@link ExprContext} all the way down.
 */
final class Targets {
    private Targets() {
    }

    // star_targets: star_target (',' star_target)* [',']
    static ExprNode starTargets(Cursor c, Expressions e) {
        Token start = c.peek();
        ExprNode first = starTarget(c, e);
        if (!c.at(Kind.COMMA)) return first;
        List<ExprNode> targets = new ArrayList<>();
        targets.add(first);
        while (c.accept(Kind.COMMA) && (c.at(Kind.STAR) || Expressions.starts(c.kind()))) targets.add(starTarget(c, e));
        return new Ast.Tuple(Expressions.unmodifiable(targets), ExprContext.Store, c.from(start));
    }

    // star_target: '*' (!'*' star_target) | target_with_star_atom
    static ExprNode starTarget(Cursor c, Expressions e) {
        if (c.at(Kind.STAR)) {
            Token star = c.next();
            if (c.at(Kind.STAR)) throw c.fail();
            ExprNode value = starTarget(c, e);
            return new Ast.Starred(value, ExprContext.Store, c.from(star));
        }
        ExprNode target = with(e.primary(), ExprContext.Store);
        if (target == null) throw c.fail();
        return target;
    }

    // del_targets: ','.del_target+ [',']
    static List<ExprNode> delTargets(Cursor c, Expressions e) {
        List<ExprNode> targets = new ArrayList<>(1);
        do {
            ExprNode target = with(e.primary(), ExprContext.Del);
            if (target == null) throw c.fail();
            targets.add(target);
        } while (c.accept(Kind.COMMA) && Expressions.starts(c.kind()));
        return Expressions.unmodifiable(targets);
    }

    /** Whether an augmented assignment or an annotation can stand after it. */
    static boolean isSingle(ExprNode e) {
        return e instanceof Ast.Name || e instanceof Ast.Attribute || e instanceof Ast.Subscript;
    }

    /** The same expression in that context, or null when it is no target. */
    static ExprNode with(ExprNode e, ExprContext ctx) {
        return switch (e) {
            case Ast.Name n -> new Ast.Name(n.id(), ctx, n.pos());
            case Ast.Attribute a -> new Ast.Attribute(a.value(), a.attr(), ctx, a.pos());
            case Ast.Subscript s -> new Ast.Subscript(s.value(), s.slice(), ctx, s.pos());
            case Ast.Tuple t -> {
                List<ExprNode> elements = all(t.elts(), ctx);
                yield elements == null ? null : new Ast.Tuple(elements, ctx, t.pos());
            }
            case Ast.List l -> {
                List<ExprNode> elements = all(l.elts(), ctx);
                yield elements == null ? null : new Ast.List(elements, ctx, l.pos());
            }
            case Ast.Starred s when ctx == ExprContext.Store && !(s.value() instanceof Ast.Starred) -> {
                ExprNode value = with(s.value(), ctx);
                yield value == null ? null : new Ast.Starred(value, ctx, s.pos());
            }
            default -> null;
        };
    }

    private static List<ExprNode> all(List<ExprNode> elements, ExprContext ctx) {
        List<ExprNode> targets = new ArrayList<>(elements.size());
        for (ExprNode element : elements) {
            ExprNode target = with(element, ctx);
            if (target == null) return null;
            targets.add(target);
        }
        return Expressions.unmodifiable(targets);
    }

    /** The innermost part of it that cannot be assigned to (or deleted); null when there is none. */
    static ExprNode invalidPart(ExprNode e, boolean deleting, boolean inFor) {
        return switch (e) {
            case Ast.List l -> invalidPart(l.elts(), deleting, inFor);
            case Ast.Tuple t -> invalidPart(t.elts(), deleting, inFor);
            case Ast.Starred s -> deleting ? s : invalidPart(s.value(), false, inFor);
            case Ast.Compare p when inFor -> p.ops().getFirst() == Ast.CmpOperator.In ? invalidPart(p.left(), deleting, true) : null;
            case Ast.Name _, Ast.Attribute _, Ast.Subscript _ -> null;
            default -> e;
        };
    }

    private static ExprNode invalidPart(List<ExprNode> elements, boolean deleting, boolean inFor) {
        for (ExprNode element : elements) {
            ExprNode invalid = invalidPart(element, deleting, inFor);
            if (invalid != null) return invalid;
        }
        return null;
    }

    /** What error messages call such an expression. */
    static String describe(ExprNode e) {
        return switch (e) {
            case Ast.Attribute _ -> "attribute";
            case Ast.Subscript _ -> "subscript";
            case Ast.Starred _ -> "starred";
            case Ast.Name _ -> "name";
            case Ast.List _ -> "list";
            case Ast.Tuple _ -> "tuple";
            case Ast.Lambda _ -> "lambda";
            case Ast.Call _ -> "function call";
            case Ast.BoolOp _, Ast.BinOp _, Ast.UnaryOp _ -> "expression";
            case Ast.GeneratorExp _ -> "generator expression";
            case Ast.Yield _, Ast.YieldFrom _ -> "yield expression";
            case Ast.Await _ -> "await expression";
            case Ast.ListComp _ -> "list comprehension";
            case Ast.SetComp _ -> "set comprehension";
            case Ast.DictComp _ -> "dict comprehension";
            case Ast.Dict _ -> "dict literal";
            case Ast.Set _ -> "set display";
            case Ast.JoinedStr _, Ast.FormattedValue _ -> "f-string expression";
            case Ast.Constant k -> describe(k.value());
            case Ast.Compare _ -> "comparison";
            case Ast.IfExp _ -> "conditional expression";
            case Ast.NamedExpr _ -> "named expression";
            case Ast.Slice _ -> "slice";
        };
    }

    private static String describe(Literal value) {
        return switch (value) {
            case Literal.NoneLit _ -> "None";
            case Literal.Bool b -> b.value() ? "True" : "False";
            case Literal.Ellipsis _ -> "ellipsis";
            default -> "literal";
        };
    }
}
