package conch.capi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An extension that does what is forbidden gets an exception, or ends the process with a message; it never crashes the JVM. */
class HostileExtensionTest {
    @TempDir
    Path folder;

    private ChildRun child(String script) throws Exception {
        Path source = ExtensionTest.HOME.resolve("native/tests/capi/hostile.c");
        ExtensionTest.compile(source, folder.resolve("hostile.so"), "-I" + ExtensionTest.HOME.resolve("native/include"));
        ChildRun child = ChildRun.of(folder, script);
        assertFalse(Files.exists(child.crashFile()), () -> "the JVM crashed: " + child.output());
        return child;
    }

    /** What CPython answers with an exception, and what is none of its business there but could hurt here. */
    @Test
    void mistakesThatAreExceptions() throws Exception {
        Path tests = ExtensionTest.HOME.resolve("native/tests/capi");
        ChildRun child = child(Files.readString(tests.resolve("hostile_script.py")));
        assertEquals(Files.readString(tests.resolve("hostile_script.expected")), child.output());
        assertEquals(0, child.status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "too_many_decrefs | Py_DECREF: C released a reference that it did not own",
        "release_argument([]) | Py_DECREF: C released a reference that it did not own",
        "release_argument(2.5 * len('ab')) | Py_DECREF: C released a reference that it did not own",
        "return_borrowed([]) | Py_DECREF: C released a reference that it did not own",
        "null_text | PyUnicode_FromString: the argument 'utf8' is NULL",
        "null_format | PyErr_FormatV: the argument 'format' is NULL",
        "null_spec | PyType_FromSpec: the argument 'spec' is NULL",
        "no_lock | PyList_New: the function must be called with the GIL held",
        "release_twice | PyEval_SaveThread: no thread state is current",
        "unbalanced_gilstate | the return of an extension function: the function must be called with the GIL held",
        "fatal | fatal: the extension gave up",
    })
    void mistakesThatEndTheProcess(String function, String message) throws Exception {
        String call = function.endsWith(")") ? function : function + "()";
        ChildRun child = child("import hostile\nprint('before', flush=True)\nhostile." + call + "\nprint('after')\n");
        String said = child.output();
        assertTrue(said.startsWith("before\n"), said);
        assertTrue(said.contains("Fatal Python error: " + message), said);
        assertFalse(said.contains("after\n"), said);
        assertNotEquals(0, child.status());
    }

    /** A thread of C's that comes when all is over is hung up, as in CPython, and keeps nobody from ending. */
    @Test
    void theApiAfterTheEnd() throws Exception {
        ChildRun child = child("import hostile\nhostile.call_after_the_end()\nprint('end')\n");
        assertEquals("end\n", child.output());
        assertEquals(0, child.status());
    }
}
