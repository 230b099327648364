package conch.ext;

import conch.syntax.Ast;
import conch.syntax.Parser;
import conch.syntax.Source;
import conch.syntax.SyntaxError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A test is a script. One that is written for a tool which looks for functions by their names defines them, ends, and would pass whatever they say. */
final class TestScript {
    private TestScript() {
    }

    /** @throws ProjectException where the script defines tests and nothing in it can call them */
    static void requireCalls(Path script) throws ProjectException, IOException {
        List<Ast.StmtNode> statements;
        try {
            statements = Parser.parseModule(Source.ofBytes(script.toString(), Files.readAllBytes(script))).body();
        } catch (SyntaxError e) {
            return; // its own run says so, with the line
        }
        Optional<String> test = statements.stream().map(TestScript::testIn).filter(name -> name != null).findFirst();
        if (test.isEmpty() || statements.stream().anyMatch(TestScript::mayCall)) return;
        throw new ProjectException("%s runs no test: it defines %s, and no statement calls it. A test is run as a script, so it ends with its calls: %s", script.getFileName(),
                test.get(), test.get().startsWith("test") ? test.get() + "()" : "import unittest; unittest.main()");
    }

    /** The name of the test that a statement defines, or null. */
    private static String testIn(Ast.StmtNode statement) {
        return switch (statement) {
            case Ast.FunctionDef f when f.name().startsWith("test") -> f.name();
            case Ast.ClassDef c when c.name().startsWith("Test") || c.name().endsWith("Test") -> c.name();
            default -> null;
        };
    }

    /** Whether a statement may call what others define. A value that is assigned is data, as tests write it. */
    private static boolean mayCall(Ast.StmtNode statement) {
        return switch (statement) {
            case Ast.Import _, Ast.ImportFrom _, Ast.Assign _, Ast.AnnAssign _, Ast.Pass _ -> false;
            case Ast.FunctionDef f -> !f.decoratorList().isEmpty();
            case Ast.ClassDef c -> !c.decoratorList().isEmpty();
            case Ast.Expr e -> !(e.value() instanceof Ast.Constant);
            default -> true;
        };
    }
}
