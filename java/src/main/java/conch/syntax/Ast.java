package conch.syntax;

/**
 * The syntax tree of Python 3.11: the node classes of CPython's {@code ast} module under the same names, with the same fields in the same
 * order (snake_case became camelCase; the small helpers such as {@code arg} and {@code alias} got a capital). The grammar is the one at
 * <a href="https://docs.python.org/3.11/library/ast.html#abstract-grammar">the abstract grammar</a> of that module. Type comments do not exist here.
 *
 * <p>Lists are never null and unmodifiable; an absent optional field ({@code ?} in the abstract grammar) is null, and
 * so are the elements that the abstract grammar lets be absent: a key of a {@link Dict} for {@code **mapping}, and an entry of
 * {@link Arguments#kwDefaults} for a keyword-only parameter without default.
 */
public sealed interface Ast {

    /** What a whole input is. */
    sealed interface ModNode extends Ast { }

    record Module(java.util.List<StmtNode> body) implements ModNode { }

    /** One statement as the prompt reads it; several only when joined by semicolons. */
    record Interactive(java.util.List<StmtNode> body) implements ModNode { }

    /** The input of {@code eval}. */
    record Expression(ExprNode body) implements ModNode { }

    /** A statement. */
    sealed interface StmtNode extends Ast {
        Span pos();
    }

    /** {@code pos} starts at {@code def}, not at the decorators. */
    record FunctionDef(String name, Arguments args, java.util.List<StmtNode> body, java.util.List<ExprNode> decoratorList,
                       ExprNode returns, Span pos) implements StmtNode { }

    record AsyncFunctionDef(String name, Arguments args, java.util.List<StmtNode> body, java.util.List<ExprNode> decoratorList,
                            ExprNode returns, Span pos) implements StmtNode { }

    record ClassDef(String name, java.util.List<ExprNode> bases, java.util.List<Keyword> keywords, java.util.List<StmtNode> body,
                    java.util.List<ExprNode> decoratorList, Span pos) implements StmtNode { }

    record Return(ExprNode value, Span pos) implements StmtNode { }

    record Delete(java.util.List<ExprNode> targets, Span pos) implements StmtNode { }

    /** {@code a = b = value} has two targets, in source order. */
    record Assign(java.util.List<ExprNode> targets, ExprNode value, Span pos) implements StmtNode { }

    record AugAssign(ExprNode target, Operator op, ExprNode value, Span pos) implements StmtNode { }

    /** {@code simple} is false for a target that is not a bare name, parentheses included. */
    record AnnAssign(ExprNode target, ExprNode annotation, ExprNode value, boolean simple, Span pos) implements StmtNode { }

    record For(ExprNode target, ExprNode iter, java.util.List<StmtNode> body, java.util.List<StmtNode> orelse, Span pos)
            implements StmtNode { }

    record AsyncFor(ExprNode target, ExprNode iter, java.util.List<StmtNode> body, java.util.List<StmtNode> orelse, Span pos)
            implements StmtNode { }

    record While(ExprNode test, java.util.List<StmtNode> body, java.util.List<StmtNode> orelse, Span pos) implements StmtNode { }

    /** An {@code elif} is an {@code If} alone in {@code orelse}. */
    record If(ExprNode test, java.util.List<StmtNode> body, java.util.List<StmtNode> orelse, Span pos) implements StmtNode { }

    record With(java.util.List<WithItem> items, java.util.List<StmtNode> body, Span pos) implements StmtNode { }

    record AsyncWith(java.util.List<WithItem> items, java.util.List<StmtNode> body, Span pos) implements StmtNode { }

    record Match(ExprNode subject, java.util.List<MatchCase> cases, Span pos) implements StmtNode { }

    record Raise(ExprNode exc, ExprNode cause, Span pos) implements StmtNode { }

    record Try(java.util.List<StmtNode> body, java.util.List<ExceptHandler> handlers, java.util.List<StmtNode> orelse,
               java.util.List<StmtNode> finalbody, Span pos) implements StmtNode { }

    /** {@code try} with {@code except*}. */
    record TryStar(java.util.List<StmtNode> body, java.util.List<ExceptHandler> handlers, java.util.List<StmtNode> orelse,
                   java.util.List<StmtNode> finalbody, Span pos) implements StmtNode { }

    record Assert(ExprNode test, ExprNode msg, Span pos) implements StmtNode { }

    record Import(java.util.List<Alias> names, Span pos) implements StmtNode { }

    /** {@code module} is null in {@code from . import x}; {@code level} counts the leading dots. */
    record ImportFrom(String module, java.util.List<Alias> names, int level, Span pos) implements StmtNode { }

    record Global(java.util.List<String> names, Span pos) implements StmtNode { }

    record Nonlocal(java.util.List<String> names, Span pos) implements StmtNode { }

    record Expr(ExprNode value, Span pos) implements StmtNode { }

    record Pass(Span pos) implements StmtNode { }

    record Break(Span pos) implements StmtNode { }

    record Continue(Span pos) implements StmtNode { }

    /** An expression. */
    sealed interface ExprNode extends Ast {
        Span pos();
    }

    /** {@code a or b or c} is one node with three values. */
    record BoolOp(BoolOperator op, java.util.List<ExprNode> values, Span pos) implements ExprNode { }

    record NamedExpr(Name target, ExprNode value, Span pos) implements ExprNode { }

    record BinOp(ExprNode left, Operator op, ExprNode right, Span pos) implements ExprNode { }

    record UnaryOp(UnaryOperator op, ExprNode operand, Span pos) implements ExprNode { }

    record Lambda(Arguments args, ExprNode body, Span pos) implements ExprNode { }

    record IfExp(ExprNode test, ExprNode body, ExprNode orelse, Span pos) implements ExprNode { }

    /** As many keys as values; a null key marks {@code **value}. */
    record Dict(java.util.List<ExprNode> keys, java.util.List<ExprNode> values, Span pos) implements ExprNode { }

    record Set(java.util.List<ExprNode> elts, Span pos) implements ExprNode { }

    record ListComp(ExprNode elt, java.util.List<Comprehension> generators, Span pos) implements ExprNode { }

    record SetComp(ExprNode elt, java.util.List<Comprehension> generators, Span pos) implements ExprNode { }

    record DictComp(ExprNode key, ExprNode value, java.util.List<Comprehension> generators, Span pos) implements ExprNode { }

    record GeneratorExp(ExprNode elt, java.util.List<Comprehension> generators, Span pos) implements ExprNode { }

    record Await(ExprNode value, Span pos) implements ExprNode { }

    record Yield(ExprNode value, Span pos) implements ExprNode { }

    record YieldFrom(ExprNode value, Span pos) implements ExprNode { }

    /** {@code left ops[0] comparators[0] ops[1] comparators[1] …} */
    record Compare(ExprNode left, java.util.List<CmpOperator> ops, java.util.List<ExprNode> comparators, Span pos) implements ExprNode { }

    /** Positional arguments and {@code *args} in {@code args}; {@code **kw} is a keyword without name. */
    record Call(ExprNode func, java.util.List<ExprNode> args, java.util.List<Keyword> keywords, Span pos) implements ExprNode { }

    /** {@code conversion} is -1, or the code point of {@code s}, {@code r} or {@code a}; {@code formatSpec} is null or a JoinedStr. */
    record FormattedValue(ExprNode value, int conversion, JoinedStr formatSpec, Span pos) implements ExprNode { }

    /** An f-string; its values are {@link Constant} strings and {@link FormattedValue}s. */
    record JoinedStr(java.util.List<ExprNode> values, Span pos) implements ExprNode { }

    /** {@code kind} is {@code "u"} for a string that was written with that prefix, otherwise null. */
    record Constant(Literal value, String kind, Span pos) implements ExprNode { }

    record Attribute(ExprNode value, String attr, ExprContext ctx, Span pos) implements ExprNode { }

    record Subscript(ExprNode value, ExprNode slice, ExprContext ctx, Span pos) implements ExprNode { }

    record Starred(ExprNode value, ExprContext ctx, Span pos) implements ExprNode { }

    record Name(String id, ExprContext ctx, Span pos) implements ExprNode { }

    record List(java.util.List<ExprNode> elts, ExprContext ctx, Span pos) implements ExprNode { }

    record Tuple(java.util.List<ExprNode> elts, ExprContext ctx, Span pos) implements ExprNode { }

    /** Only inside {@link Subscript#slice}, alone or in a tuple. */
    record Slice(ExprNode lower, ExprNode upper, ExprNode step, Span pos) implements ExprNode { }

    /** A pattern of a {@code case}. */
    sealed interface PatternNode extends Ast {
        Span pos();
    }

    record MatchValue(ExprNode value, Span pos) implements PatternNode { }

    /** {@code None}, {@code True} or {@code False}, compared by identity. */
    record MatchSingleton(Literal value, Span pos) implements PatternNode { }

    record MatchSequence(java.util.List<PatternNode> patterns, Span pos) implements PatternNode { }

    /** As many keys as patterns; {@code rest} is the name after {@code **}, or null. */
    record MatchMapping(java.util.List<ExprNode> keys, java.util.List<PatternNode> patterns, String rest, Span pos) implements PatternNode { }

    record MatchClass(ExprNode cls, java.util.List<PatternNode> patterns, java.util.List<String> kwdAttrs,
                      java.util.List<PatternNode> kwdPatterns, Span pos) implements PatternNode { }

    /** {@code *name}; name is null for {@code *_}. */
    record MatchStar(String name, Span pos) implements PatternNode { }

    /** {@code pattern as name}; a capture has no pattern, the wildcard {@code _} has neither. */
    record MatchAs(PatternNode pattern, String name, Span pos) implements PatternNode { }

    record MatchOr(java.util.List<PatternNode> patterns, Span pos) implements PatternNode { }

    record MatchCase(PatternNode pattern, ExprNode guard, java.util.List<StmtNode> body) implements Ast { }

    record Comprehension(ExprNode target, ExprNode iter, java.util.List<ExprNode> ifs, boolean isAsync) implements Ast { }

    record ExceptHandler(ExprNode type, String name, java.util.List<StmtNode> body, Span pos) implements Ast { }

    /**
     * Parameters. {@code defaults} belong to the last of {@code posonlyargs} + {@code args}; {@code kwDefaults} has one entry for each of
     * {@code kwonlyargs}, null where there is no default.
     */
    record Arguments(java.util.List<Arg> posonlyargs, java.util.List<Arg> args, Arg vararg, java.util.List<Arg> kwonlyargs,
                     java.util.List<ExprNode> kwDefaults, Arg kwarg, java.util.List<ExprNode> defaults) implements Ast { }

    record Arg(String arg, ExprNode annotation, Span pos) implements Ast { }

    /** A keyword argument; {@code arg} is null for {@code **value}. */
    record Keyword(String arg, ExprNode value, Span pos) implements Ast { }

    /** {@code name as asname}; name is dotted in {@code import}, and {@code *} in {@code from m import *}. */
    record Alias(String name, String asname, Span pos) implements Ast { }

    record WithItem(ExprNode contextExpr, ExprNode optionalVars) implements Ast { }

    /** What a target expression is for. */
    enum ExprContext { Load, Store, Del }

    enum BoolOperator { And, Or }

    enum Operator { Add, Sub, Mult, MatMult, Div, Mod, Pow, LShift, RShift, BitOr, BitXor, BitAnd, FloorDiv }

    enum UnaryOperator { Invert, Not, UAdd, USub }

    enum CmpOperator { Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn }
}
