package conch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conch.Interpreter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** When loops are translated. What translated loops do is compared with the eval loop by ScriptTest, which runs each script both ways. */
class LoopTranslatorTest {
    private int loops;

    private String run(int translateAfter, Interpreter.SwitchPoints points, String script) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(), errors = new ByteArrayOutputStream();
        int before = LoopTranslator.made();
        try (Interpreter interpreter = Interpreter.builder().translateAfter(translateAfter).switchPoints(points)
            .streams(new ByteArrayInputStream(new byte[0]), out, errors).build()) {
            assertEquals(0, interpreter.runCode(script), errors.toString(StandardCharsets.UTF_8));
        }
        loops = LoopTranslator.made() - before;
        return out.toString(StandardCharsets.UTF_8);
    }

    private String run(int translateAfter, String script) {
        return run(translateAfter, Interpreter.SwitchPoints.CPYTHON, script);
    }

    @Test
    void aLoopIsTranslatedAfterItsTurns() {
        run(10, "for i in range(9): pass");
        assertEquals(0, loops);
        run(10, "for i in range(10): pass");
        assertEquals(1, loops);
    }

    @Test
    void turnsOfAllRunsCount() {
        run(10, "def f():\n    for i in range(2): pass\nfor j in 'abc': f(); f(); f()");
        assertEquals(1, loops);
    }

    @Test
    void aNestedLoopIsTranslatedByItselfAndInItsOuterLoop() {
        assertEquals("25\n", run(3, "n = 0\nfor i in range(5):\n    for j in range(5): n += 1\nprint(n)"));
        assertEquals(2, loops);
    }

    @Test
    void offAndEverySwitchPointKeepTheEvalLoop() {
        run(0, "for i in range(100): pass");
        assertEquals(0, loops);
        run(1, Interpreter.SwitchPoints.EVERY, "for i in range(100): pass");
        assertEquals(0, loops);
    }

    /** The JVM would never compile its method. */
    @Test
    void aLoopThatIsTooLongStaysInTheEvalLoop() {
        String longLoop = "n = 0\nfor i in range(9):\n" + "    n += i\n".repeat(200);
        assertEquals("7200\n", run(1, longLoop + "print(n)"));
        assertEquals(0, loops);
        assertEquals("324\n", run(1, longLoop.substring(0, longLoop.length() - "    n += i\n".length() * 191) + "print(n)"));
        assertEquals(1, loops);
    }

    /** The loop is left for the handler at each turn, and entered again at the next. */
    @Test
    void exceptionsLeaveTheLoopAndComeBack() {
        String script = """
            import sys
            lines = []
            for i in range(6):
                try:
                    lines.append(sys._getframe().f_lineno)
                    [][i]
                except IndexError as e:
                    lines.append(e.__traceback__.tb_lineno)
                    del e
            print(lines)
            """;
        assertEquals("[5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6]\n", run(1, script));
        assertTrue(loops > 0);
    }

    /** A signal's exception comes at the switch points, which a loop without calls has at its jump back. */
    @Test
    void aLoopWithoutCallsCanBeInterrupted() {
        String script = """
            import signal, threading, time
            started = []
            def interrupt():
                while not started: time.sleep(0.001)
                signal.raise_signal(signal.SIGINT)
            t = threading.Thread(target=interrupt)
            t.start()
            try:
                started.append(1)
                while True: pass
            except KeyboardInterrupt:
                print('interrupted')
            t.join()
            """;
        assertEquals("interrupted\n", run(1, script));
        assertTrue(loops > 0);
    }
}
