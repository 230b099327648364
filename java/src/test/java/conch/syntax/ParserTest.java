package conch.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

    static Stream<CPythonCases.Case> trees() {
        return CPythonCases.read("trees.txt");
    }

    static Stream<CPythonCases.Case> errors() {
        return CPythonCases.read("errors.txt");
    }

    static Stream<CPythonCases.Case> rendered() {
        return CPythonCases.read("rendered.txt");
    }

    @ParameterizedTest
    @MethodSource("trees")
    void theTreeIsCPythons(CPythonCases.Case c) {
        Source source = new Source("x", c.snippet());
        assertEquals(c.expected(), AstDump.dump(Parser.parseModule(source), source));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void theErrorIsCPythons(CPythonCases.Case c) {
        assertEquals(CPythonCases.unescape(c.expected()), outcome(c.snippet()));
    }

    @ParameterizedTest
    @MethodSource("rendered")
    void theErrorLooksLikeCPythons(CPythonCases.Case c) {
        SyntaxError error = assertThrows(SyntaxError.class, () -> Parser.parseModule(new Source("x.py", c.snippet())));
        assertEquals(CPythonCases.unescape(c.expected()), error.render());
    }

    private static String outcome(String snippet) {
        try {
            Parser.parseModule(new Source("x", snippet));
            return "OK";
        } catch (SyntaxError e) {
            return e.kind() + "|" + e.getMessage() + "|" + e.lineno() + "|" + e.offset() + "|" + e.endLineno() + "|" + e.endOffset();
        }
    }

    // ---- the prompt

    @ParameterizedTest
    @ValueSource(strings = {"if x:\n", "if x:\n    y\n", "x = (1,\n", "x = '''a\n", "x = 1 + \\\n", "def f():\n", "@a\n", "try:\n    x\n",
        "try:\n    x\nexcept A:\n", "if x: y\n", "class A:\n    def f(self):\n        pass\n", "for x in (1,\n", "if x:\n    y\nelse:\n"})
    void aPromptGoesOnReading(String text) {
        assertTrue(assertThrows(SyntaxError.class, () -> Parser.parseInteractive(new Source("<stdin>", text))).incomplete());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x = = 1\n", "if x:\n\n", "x = 'a\n", "x y\n", "try:\n    x\n\n", "x = )\n", "  x\n", "if x:\n    y\n  z\n"})
    void aPromptGivesUp(String text) {
        assertFalse(assertThrows(SyntaxError.class, () -> Parser.parseInteractive(new Source("<stdin>", text))).incomplete());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\n", "x = 1; y = 2\n", "if x:\n    y\n\n", "", "\n", "# comment\n", "if x: y\n\n", "x = (1,\n2)\n", "x"})
    void aPromptIsContent(String text) {
        Parser.parseInteractive(new Source("<stdin>", text));
    }

    @Test
    void aPromptTakesOneStatement() {
        SyntaxError error = assertThrows(SyntaxError.class, () -> Parser.parseInteractive(new Source("<stdin>", "x\ny\n")));
        assertEquals("multiple statements found while compiling a single statement", error.getMessage());
    }

    // ---- eval

    @Test
    void anExpressionAlone() {
        Source source = new Source("<string>", "a, b\n\n");
        assertInstanceOf(Ast.Tuple.class, Parser.parseExpression(source).body());
        assertThrows(SyntaxError.class, () -> Parser.parseExpression(new Source("<string>", "x = 1")));
        assertThrows(SyntaxError.class, () -> Parser.parseExpression(new Source("<string>", "")));
    }

    // ---- depth

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "{", "f(", "-", "not ", "lambda: ", "a if b else ", "a**", "[a for b in ", "{a:", "x = (", "(yield "})
    void depthIsAnErrorNotACrash(String repeated) {
        SyntaxError error = assertThrows(SyntaxError.class, () -> Parser.parseModule(new Source("x", repeated.repeat(20_000) + "1")));
        assertFalse(error.getMessage().isEmpty());
    }

    @Test
    void nestedBracketsEndAtTwoHundred() {
        Parser.parseModule(new Source("x", "(".repeat(200) + ")".repeat(200)));
        SyntaxError error = assertThrows(SyntaxError.class, () -> Parser.parseModule(new Source("x", "(".repeat(201) + ")".repeat(201))));
        assertEquals("too many nested parentheses", error.getMessage());
    }

    @Test
    void deepMistakesAreFoundInReasonableTime() {
        String nested = "[{(".repeat(60) + "a b" + ")}]".repeat(60);
        assertEquals("invalid syntax. Perhaps you forgot a comma?",
            assertThrows(SyntaxError.class, () -> Parser.parseModule(new Source("x", nested))).getMessage());
        assertThrows(SyntaxError.class, () -> Parser.parseModule(new Source("x", "{1:[".repeat(90) + "$" + "]}".repeat(90))));
        assertThrows(SyntaxError.class, () -> Parser.parseModule(new Source("x", "f(a=(b, {".repeat(60) + "$" + "}))".repeat(60))));
    }

    @Test
    void aLongChainOfElifsIsFine() {
        Parser.parseModule(new Source("x", "if a: b\n" + "elif c: d\n".repeat(5_000)));
        Parser.parseModule(new Source("x", "x = " + "a + ".repeat(20_000) + "a"));
    }
}
