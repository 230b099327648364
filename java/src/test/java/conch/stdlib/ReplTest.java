package conch.stdlib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conch.Interpreter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The prompt, driven through streams. What it answers is what {@code python3 -i} of CPython 3.11 answers to the same lines. */
class ReplTest {
    private record Session(int exitCode, List<String> output, String errors) {
    }

    /** @return the output without greeting and prompts, cut into lines */
    private static Session type(String... lines) {
        String input = String.join("\n", lines) + "\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream(), errors = new ByteArrayOutputStream();
        try (Interpreter interpreter = Interpreter.builder().streams(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, errors).build()) {
            int exitCode = interpreter.repl();
            String text = out.toString(StandardCharsets.UTF_8);
            List<String> shown = text.lines().skip(1).map(line -> line.replaceAll("^((>>>|\\.\\.\\.) )+", "")).filter(line -> !line.isEmpty()).toList();
            return new Session(exitCode, shown, errors.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void showsTheCountsOfTheLecture() {
        Session session = type("x = 2781", "import sys", "sys.getrefcount(x)", "y = x", "sys.getrefcount(x)", "del y", "sys.getrefcount(x)");
        assertEquals(List.of("2", "3", "2"), session.output);
        assertEquals("", session.errors);
        assertEquals(0, session.exitCode);
    }

    @Test
    void printsValuesButNotNone() {
        assertEquals(List.of("3", "'a'", "[1, 2]"), type("1 + 2", "None", "'a'", "[1, 2]", "x = 5", "").output);
    }

    @Test
    void keepsTheLastValueAsUnderscore() {
        assertEquals(List.of("7", "14", "14"), type("7", "_ * 2", "None", "_").output);
    }

    @Test
    void readsABlockUpToAnEmptyLine() {
        assertEquals(List.of("12"), type("def f(x):", "    y = x * 2", "    return y", "", "f(6)").output);
    }

    @Test
    void readsOnInsideBracketsAndStrings() {
        assertEquals(List.of("(1, 2)", "'a\\nb'"), type("(1,", "2)", "\"\"\"a", "b\"\"\"").output);
    }

    @Test
    void showsEveryValueOfALoop() {
        assertEquals(List.of("0", "1", "2"), type("for i in range(3):", "    i", "").output);
    }

    @Test
    void goesOnAfterAnException() {
        Session session = type("1/0", "'still here'");
        assertEquals("Traceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\nZeroDivisionError: division by zero\n", session.errors);
        assertEquals(List.of("'still here'"), session.output);
    }

    @Test
    void tracesWhatARepresentationRaises() {
        Session session = type("class A:", "    def __repr__(self): return 1/0", "", "A()", "_");
        assertTrue(session.errors.startsWith("Traceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\n  File \"<stdin>\", line 2, in __repr__\n"
            + "ZeroDivisionError: division by zero\n"), session.errors);
    }

    @Test
    void pointsAtASyntaxError() {
        assertEquals("  File \"<stdin>\", line 1\n    x = = 1\n        ^\nSyntaxError: invalid syntax\n", type("x = = 1").errors);
        assertEquals("  File \"<stdin>\", line 2\n    C()\n    ^\nSyntaxError: invalid syntax\n", type("class C: pass", "C()").errors);
        assertEquals("  File \"<stdin>\", line 1\n    x = 1\nIndentationError: unexpected indent\n", type("  x = 1").errors);
    }

    @Test
    void leavesWithTheCodeThatWasAskedFor() {
        assertEquals(4, type("import sys", "sys.exit(4)", "print('not here')").exitCode);
        assertEquals(3, type("exit(3)").exitCode);
        assertEquals(0, type("quit()").exitCode);
        assertEquals(List.of("Use exit() or Ctrl-D (i.e. EOF) to exit", "Use quit() or Ctrl-D (i.e. EOF) to exit"), type("exit", "quit").output);
    }

    @Test
    void endsInsideABlock() {
        assertEquals(0, type("if True:", "    1").exitCode);
    }
}
