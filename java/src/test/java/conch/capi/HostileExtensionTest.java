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
import org.junit.jupiter.params.provider.ValueSource;

/** An extension that does what is forbidden gets an exception, or ends the process with a message; it never crashes the JVM. */
class HostileExtensionTest {
    @TempDir
    Path folder;

    private static final Path TESTS = ExtensionTest.HOME.resolve("native/tests/capi");

    private ChildRun child(String script) throws Exception {
        return child("hostile", script);
    }

    private ChildRun child(String extension, String script) throws Exception {
        ExtensionTest.compile(TESTS.resolve(extension + ".c"), folder.resolve(extension + ".so"), "-I" + ExtensionTest.HOME.resolve("native/include"));
        return bare(script);
    }

    private ChildRun bare(String script) throws Exception {
        ChildRun child = ChildRun.of(folder, script);
        assertFalse(Files.exists(child.crashFile()), () -> "the JVM crashed: " + child.output());
        return child;
    }

    /** What CPython answers with an exception, and what is none of its business there but could hurt here. */
    @Test
    void mistakesThatAreExceptions() throws Exception {
        ChildRun child = child(Files.readString(TESTS.resolve("hostile_script.py")));
        assertEquals(Files.readString(TESTS.resolve("hostile_script.expected")), child.output());
        assertEquals(0, child.status());
    }

    /** Wrong types for some hundred functions, wrong formats, bad descriptions: CPython's exceptions, of the same C file. */
    @Test
    void wrongTypesAndFormatsAndDescriptions() throws Exception {
        ChildRun child = child("misuse", Files.readString(TESTS.resolve("misuse_script.py")));
        assertEquals(Files.readString(TESTS.resolve("misuse_script.expected")), child.output());
        assertEquals(0, child.status());
    }

    /** NULL for some hundred arguments, releases without a take: an exception or a fatal error that names the function. */
    @Test
    void whatCPythonLeavesUndefinedEndsByName() throws Exception {
        ChildRun child = child("misuse", Files.readString(TESTS.resolve("misuse_undefined_script.py")));
        assertEquals("more than 100 cases: True\n", child.output());
        assertEquals(0, child.status());
    }

    /** Threads of C's that take the lock again and again are hung up when the interpreter finishes, whatever they are in. */
    @Test
    void aThousandForeignThreadsAtTheEnd() throws Exception {
        ChildRun child = child("misuse", """
            import misuse
            count = 0
            def called():
                global count
                count += 1
                return [count]
            misuse.start_threads(called, 1000)
            while count < 3000:
                pass
            print("end")
            """);
        assertEquals("end\n", child.output());
        assertEquals(0, child.status());
    }

    /** Between script and C, by the script's limit and by a limit so high that the stack's end is met first. */
    @ParameterizedTest
    @ValueSource(ints = {50, 1000, 1_000_000_000})
    void recursionBetweenScriptAndC(int limit) throws Exception {
        ChildRun child = child("import hostile, sys\nsys.setrecursionlimit(" + limit + """
            )
            def recurse(f, depth):
                return hostile.layers(f, 1 << 30)
            for i in range(3):
                try:
                    recurse(recurse, 0)
                except RecursionError as e:
                    print("RecursionError")
            """);
        assertEquals("RecursionError\n".repeat(3), child.output());
        assertEquals(0, child.status());
    }

    /** What lies there instead of an extension is refused with an ImportError that says why. */
    @Test
    void filesThatAreNoExtensions() throws Exception {
        String include = "-I" + ExtensionTest.HOME.resolve("native/include");
        Path whole = folder.resolve("whole.so");
        ExtensionTest.compile(TESTS.resolve("hostile.c"), whole, include);
        byte[] bytes = Files.readAllBytes(whole);
        for (int part : new int[] {0, 3, 40, 1000, bytes.length / 2, bytes.length - 100}) Files.write(folder.resolve("cut" + part + ".so"), java.util.Arrays.copyOf(bytes, part));
        Files.copy(whole, folder.resolve("renamed.so"));
        Files.writeString(folder.resolve("text.so"), "This is no library.\n".repeat(100));
        Files.createDirectory(folder.resolve("folder.so"));
        ExtensionTest.compile(Files.writeString(folder.resolve("none.c"), "int x;\n"), folder.resolve("none.so"));
        ExtensionTest.compile(Files.writeString(folder.resolve("data.c"), "#include <Python.h>\nint unused;\nPyMODINIT_FUNC PyInit_data(void) { return NULL; }\n"), folder.resolve("data.so"), include);
        ExtensionTest.compile(Files.writeString(folder.resolve("number.c"), "#include <Python.h>\nPyMODINIT_FUNC PyInit_number(void) { return PyLong_FromLong(3); }\n"), folder.resolve("number.so"), include);
        ExtensionTest.compile(Files.writeString(folder.resolve("both.c"), "#include <Python.h>\nPyMODINIT_FUNC PyInit_both(void) { PyErr_SetString(PyExc_KeyError, \"x\"); return PyModule_New(\"both\"); }\n"),
            folder.resolve("both.so"), include);
        ChildRun child = bare("""
            import os, sys
            for name in sorted(n[:-3] for n in os.listdir(sys.path[0]) if n.endswith(".so")):
                try:
                    __import__(name)
                    print(name, "imported")
                except Exception as e:
                    said = str(e).replace(sys.path[0] + "/", "")
                    print(name, type(e).__name__, e.name == name if isinstance(e, ImportError) else said)
            """);
        assertEquals(0, child.status(), child.output());
        for (String line : child.output().split("\n")) {
            String name = line.split(" ")[0];
            switch (name) {
                case "whole", "renamed" -> assertEquals(name + " ImportError True", line);
                case "probe" -> assertEquals("probe imported", line);
                case "data" -> assertEquals("data SystemError initialization of data failed without raising an exception", line);
                case "number" -> assertEquals("number SystemError initialization of number did not return an extension module", line);
                case "both" -> assertEquals("both SystemError initialization of both raised unreported exception", line);
                case "folder" -> assertTrue(line.matches("folder (ImportError|ModuleNotFoundError) True"), line);
                default -> assertEquals(name + " ImportError True", line);
            }
        }
        assertEquals(15, child.output().split("\n").length, child.output());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "too_many_decrefs | Py_DECREF: C released a reference that it did not own",
        "release_argument([]) | Py_DECREF: C released a reference that it did not own",
        "release_argument(2.5 * len('ab')) | Py_DECREF: C released a reference that it did not own",
        "return_borrowed([]) | Py_DECREF: C released a reference that it did not own",
        "put_borrowed([1], [2]) | Py_DECREF: C released a reference that it did not own",
        "put_borrowed([1], 2.5 * len('ab')) | Py_DECREF: C released a reference that it did not own",
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
