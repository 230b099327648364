package conch.compile;

import conch.syntax.Ast;
import conch.syntax.Source;
import conch.syntax.SyntaxError;
import java.util.List;
import java.util.Set;

/**
 * What {@code from __future__ import} at the head of a module asks for. Of the features that CPython 3.11 knows only {@code annotations}
 * (PEP 563) still changes anything: annotations are kept as text and not evaluated.
 */
final class FutureFeatures {
    static final String MODULE = "__future__";
    private static final Set<String> KNOWN = Set.of("nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
        "unicode_literals", "generator_stop", "annotations");

    private FutureFeatures() {
    }

    static boolean keepsAnnotationsAsText(Ast.ModNode tree, Source source) {
        List<Ast.StmtNode> body = switch (tree) {
            case Ast.Module m -> m.body();
            case Ast.Interactive i -> i.body();
            case Ast.Expression e -> List.of();
        };
        boolean asText = false;
        for (Ast.StmtNode statement : head(body)) {
            for (Ast.Alias feature : ((Ast.ImportFrom) statement).names()) {
                check(feature, source);
                asText |= feature.name().equals("annotations");
            }
        }
        return asText;
    }

    /** The future imports that stand where they may: behind nothing but the docstring. */
    static List<Ast.StmtNode> head(List<Ast.StmtNode> body) {
        int begin = Compiler.docstring(body) == null ? 0 : 1, end = begin;
        while (end < body.size() && isFutureImport(body.get(end))) end++;
        return body.subList(begin, end);
    }

    static boolean isFutureImport(Ast.StmtNode statement) {
        return statement instanceof Ast.ImportFrom i && i.level() == 0 && MODULE.equals(i.module());
    }

    private static void check(Ast.Alias feature, Source source) {
        if (feature.name().equals("braces")) throw new SyntaxError("not a chance", source, feature.pos());
        if (!KNOWN.contains(feature.name())) throw new SyntaxError("future feature " + feature.name() + " is not defined", source, feature.pos());
    }
}
