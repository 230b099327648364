package conch.compile;

import conch.syntax.Ast;
import conch.syntax.Source;
import java.util.HashMap;
import java.util.List;

/**
 * From the syntax tree to {@link Code}, in the manner of CPython 3.11's compile.c: a {@link Unit} a block, {@link Statements},
 * {@link Expressions}, {@link Targets}, {@link Functions} for the parts of it, {@link Blocks} for what a jump out has to unwind.
 */
public final class Compiler {
    private Compiler() {
    }

    /** Compiles a module; the code's result is None. */
    public static Code compileModule(Ast.Module tree, Source source) {
        Unit unit = open(tree, source, false);
        unit.statements.module(tree.body());
        return unit.finish();
    }

    /** Compiles what was typed at a prompt: expression statements are displayed. */
    public static Code compileInteractive(Ast.Interactive tree, Source source) {
        Unit unit = open(tree, source, true);
        unit.statements.module(tree.body());
        return unit.finish();
    }

    /** Compiles an expression; the code's result is its value. */
    public static Code compileExpression(Ast.Expression tree, Source source) {
        Unit unit = open(tree, source, false);
        unit.expressions.visit(tree.body());
        unit.code.emit(Opcode.RETURN_VALUE);
        return unit.finish();
    }

    private static Unit open(Ast.ModNode tree, Source source, boolean interactive) {
        boolean annotationsAsText = FutureFeatures.keepsAnnotationsAsText(tree, source);
        var scopes = ScopeBuilder.build(tree, source, annotationsAsText);
        Unit unit = new Unit(new CompilerContext(source, scopes, new HashMap<>(), interactive, annotationsAsText), scopes.get(tree), null, null, 1);
        unit.code.at(null);
        unit.firstLine = 1;
        unit.begin();
        return unit;
    }

    /** The docstring of a body: its first statement, when that is a string alone. */
    static String docstring(List<Ast.StmtNode> body) {
        return !body.isEmpty() && body.getFirst() instanceof Ast.Expr e && e.value() instanceof Ast.Constant c
            && c.value() instanceof conch.syntax.Literal.Str text ? text.value() : null;
    }
}
