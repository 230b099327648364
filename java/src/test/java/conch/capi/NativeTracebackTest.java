package conch.capi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions of C stand between the script's frames where an exception ends a run, and nowhere where a script can read them: CPython's tracebacks lack them. */
class NativeTracebackTest {
    private static final String LAYERS = """
        import probe, sys, threading, traceback

        def raising():
            raise KeyError("inner")

        def layer():
            probe.call(raising)

        def top():
            try:
                probe.call(layer)
            except KeyError as e:
                raise ValueError("outer") from e

        """;

    @TempDir
    Path folder;

    private String run(String script) throws Exception {
        return ExtensionTest.run(folder, LAYERS + script).replace(folder.toString(), "");
    }

    @Test
    void throughScriptAndCAndScriptAndCWithItsCause() throws Exception {
        assertEquals("""
            Traceback (most recent call last):
              File "/script.py", line 11, in top
                probe.call(layer)
              File "<C>", in <built-in function call>
              File "/script.py", line 7, in layer
                probe.call(raising)
              File "<C>", in <built-in function call>
              File "/script.py", line 4, in raising
                raise KeyError("inner")
            KeyError: 'inner'

            The above exception was the direct cause of the following exception:

            Traceback (most recent call last):
              File "/script.py", line 15, in <module>
                probe.call(probe.call, top)
              File "<C>", in <built-in function call>
              File "<C>", in <built-in function call>
              File "/script.py", line 13, in top
                raise ValueError("outer") from e
            ValueError: outer
            """, run("probe.call(probe.call, top)\n"));
    }

    @Test
    void raisedInC() throws Exception {
        assertEquals("""
            Traceback (most recent call last):
              File "/script.py", line 15, in <module>
                probe.fail("x")
              File "<C>", in <built-in function fail>
            """, run("probe.fail(\"x\")\n").replaceAll("(?m)^\\S*Error: x.*\\R", ""));
    }

    /** As frames that repeat are. */
    @Test
    void repetitionsAreCounted() throws Exception {
        assertEquals("""
            Traceback (most recent call last):
              File "/script.py", line 15, in <module>
                probe.call(*[probe.call] * 8, raising)
              File "<C>", in <built-in function call>
              File "<C>", in <built-in function call>
              File "<C>", in <built-in function call>
              [Previous line repeated 6 more times]
              File "/script.py", line 4, in raising
                raise KeyError("inner")
            KeyError: 'inner'
            """, run("probe.call(*[probe.call] * 8, raising)\n"));
    }

    /** What C has caught says nothing about the exception that it is raised with again elsewhere. */
    @Test
    void onlyTheWayThatItTook() throws Exception {
        assertEquals("""
            Traceback (most recent call last):
              File "/script.py", line 19, in <module>
                raise e from None
              File "/script.py", line 16, in <module>
                probe.call(layer)
              File "<C>", in <built-in function call>
              File "/script.py", line 7, in layer
                probe.call(raising)
              File "<C>", in <built-in function call>
              File "/script.py", line 4, in raising
                raise KeyError("inner")
            KeyError: 'inner'
            """, run("""
            try:
                probe.call(layer)
            except KeyError as caught:
                e = caught
            raise e from None
            """));
    }

    @Test
    void aThreadsEndShowsThemToo() throws Exception {
        assertEquals("""
            Exception in thread T:
            Traceback (most recent call last):
              File "/script.py", line 7, in layer
                probe.call(raising)
              File "<C>", in <built-in function call>
              File "/script.py", line 4, in raising
                raise KeyError("inner")
            KeyError: 'inner'
            """, run("t = threading.Thread(target=layer, name='T')\nt.start()\nt.join()\n").replaceAll("(?m)^  File \"<frozen threading>.*\\R( {4}.*\\R)*", ""));
    }

    @Test
    void aScriptReadsCPythonsText() throws Exception {
        String said = run("""
            try:
                probe.call(top)
            except ValueError as e:
                print(traceback.format_exc())
                tb, n = e.__traceback__, 0
                while tb:
                    tb, n = tb.tb_next, n + 1
                print(n)
            """);
        assertFalse(said.contains("<C>"), said);
        assertEquals("2", said.strip().lines().reduce((a, b) -> b).orElseThrow());
    }
}
