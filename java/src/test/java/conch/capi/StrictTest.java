package conch.capi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import conch.Interpreter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each rule of {@code --strict} stops a small wrong extension, and says where and why; what is right is never stopped. The C files mark
 * their lines: {@code here: NAME} is where the mistake of function NAME is, {@code other: NAME} what the note names, {@code function: NAME} where
 * the function begins.
 */
class StrictTest {
    @TempDir
    Path folder;

    private static final String ALONE = """
        import sys, wrong
        def use(name, x):
            return getattr(wrong, name)(x)  # here
        """;
    private static final String BESIDE_ANOTHER = ALONE + """
        import threading
        def change():
            while not wrong.is_inside(0):
                pass
            act()
            wrong.go_on(0)
        def act():
            pass
        def beside(name, x):
            thread = threading.Thread(target=change)
            thread.start()
            try:
                return use(name, x)
            finally:
                thread.join()
        """;

    @BeforeEach
    void onlyWhereCallsCanBeWatched() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "calls are watched on Linux only");
    }

    private static Path source(String name) {
        return ExtensionTest.HOME.resolve("native/tests/capi/strict").resolve(name + ".c");
    }

    private void compile(String source, String... options) throws Exception {
        String[] all = new String[options.length + 1];
        all[0] = "-I" + ExtensionTest.HOME.resolve("native/include");
        System.arraycopy(options, 0, all, 1, options.length);
        ExtensionTest.compile(source(source), folder.resolve("wrong.so"), all);
    }

    private ChildRun run(String script, String mode) throws Exception {
        ChildRun child = ChildRun.of(folder, script, Map.of("CONCH_TEST_MISTAKES", mode));
        assertFalse(Files.exists(child.crashFile()), () -> "the JVM crashed: " + child.output());
        return child;
    }

    private static int line(Path file, String marker) throws Exception {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) if (lines.get(i).matches(".*\\b" + marker + " \\*/.*")) return i + 1;
        return 0;
    }

    private static void assertSays(String said, String part) {
        assertTrue(said.contains(part), () -> "'" + part + "' is missing in:\n" + said);
    }

    /** The parts of a message that every rule has. */
    private void assertStop(ChildRun child, String rule, String source, String function, String subject, boolean inScript) throws Exception {
        String said = child.output();
        assertEquals(1, child.status(), said);
        assertTrue(said.startsWith("strict: " + rule + "\n"), said);
        Path file = source(source);
        int here = Math.max(line(file, "here: " + function), line(file, "function: " + function)), other = line(file, "other: " + function);
        assertTrue(here > 0, "no mark for " + function);
        assertSays(said, "\n" + subject + " at ");
        // A function's first address may be counted to the line of its name or of its brace.
        assertTrue(said.lines().skip(1).findFirst().orElse("").matches(".*/" + source + "\\.c:(" + here + "|" + (here + 1) + "), in .*"), () -> "line " + here + ": " + said);
        if (other > 0) assertSays(said, "/" + source + ".c:" + other + ", in ");
        if (inScript) {
            assertSays(said, "Traceback (most recent call last):\n  File \"" + folder.resolve("child.py"));
            assertSays(said, "return getattr(wrong, name)(x)  # here\n");
            assertSays(said, "\nThread: MainThread (number ");
        } else {
            assertSays(said, "No code of the script runs on this thread.\nThread: made by C (number ");
        }
        assertSays(said, "\nRepair: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "api-without-gil | api_without_gil | in_region | PyList_New | 0",
        "api-without-gil | api_without_gil | release_in_region | Py_DECREF | 12345",
        "api-without-gil | api_without_gil | in_thread | PyList_New | 0",
        "dead-reference | dead_reference | twice | Py_DECREF | 0",
        "dead-reference | dead_reference | borrowed_argument | Py_DECREF | 12345",
        "dead-reference | dead_reference | packed_argument | Py_DECREF | 12345",
        "dead-reference | dead_reference | use_after_free | PyUnicode_GetLength | 0",
        "dead-reference | dead_reference | pointer_after_free | PyUnicode_AsUTF8 | \"ab\"",
        "dead-reference | dead_reference | returned_dead | returned_dead | 0",
        "dead-reference | dead_reference | instance_twice | Py_DECREF | 0",
        "error-indicator | error_indicator | null_alone | null_alone | \"ab\"",
        "error-indicator | error_indicator | result_besides | result_besides | 0",
        "error-indicator | error_indicator | minus_one | wrong.Store.__setitem__ | 1",
        "thread-state | thread_state | return_in_region | Py_BEGIN_ALLOW_THREADS | 5",
        "thread-state | thread_state | ensure_without_release | PyGILState_Ensure | 0",
        "thread-state | thread_state | take_twice | PyEval_RestoreThread | 0",
        "thread-state | thread_state | release_alone | PyGILState_Release | 0",
        "thread-state | thread_state | thread_end | PyGILState_Ensure | 0",
        "lock-order | lock_order | script_under_mutex | PyObject_CallNoArgs | int",
        "lock-order | lock_order | own_lock | PyEval_RestoreThread | 0",
        "crash | crash | null_result | null_result | 0",
        "crash | crash | null_member | null_member | 0",
        "crash | crash | null_function | null_function | 0",
        "crash | crash | in_library | in_library | 0",
        "crash | crash | far_behind | far_behind | 0",
        "crash | crash | no_address | no_address | 0",
        "wrong-allocator | wrong_allocator | raw_by_free | free | 0",
        "wrong-allocator | wrong_allocator | raw_by_mem | PyMem_Free | 0",
        "wrong-allocator | wrong_allocator | mem_resized_by_raw | PyMem_RawRealloc | 0",
        "wrong-allocator | wrong_allocator | malloc_by_raw | PyMem_RawFree | 0",
        "wrong-allocator | wrong_allocator | object_by_mem | PyMem_Free | 0",
        "wrong-allocator | wrong_allocator | mem_twice | PyMem_Free | 0",
    })
    void oneCallIsEnough(String rule, String source, String function, String subject, String argument) throws Exception {
        compile(source, "-g", "-O1");
        boolean inScript = !function.equals("in_thread") && !function.equals("thread_end");
        assertStop(run(ALONE + "use('" + function + "', " + argument + ")\n", "strict"), rule, source, function, subject, inScript);
    }

    /** Without --strict, too, and the process ends by the signal, as CPython does. */
    @Test
    void aCrashIsToldWithoutStrict() throws Exception {
        compile("crash", "-g", "-O1");
        ChildRun child = run(ALONE + "print('before')\nuse('null_member', 0)\n", "default");
        assertEquals(128 + 11, child.status(), child.output());
        assertSays(child.output(), "Fatal Python error: Segmentation fault\nC at ");
        assertSays(child.output(), "crash.c:" + line(source("crash"), "here: null_member") + ", in null_member: it crashed: a pointer was NULL (address 0x0 was used)\n");
        assertSays(child.output(), "return getattr(wrong, name)(x)  # here\n");
        assertSays(child.output(), "before\n");
    }

    /** aarch64 divides by zero without a word. */
    @Test
    void aDivisionByZeroIsACrash() throws Exception {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "this processor does not refuse it");
        compile("crash", "-g", "-O1");
        ChildRun child = run(ALONE + "use('by_zero', 0)\n", "strict");
        assertStop(child, "crash", "crash", "by_zero", "by_zero", true);
        assertSays(child.output(), ": it crashed: an integer was divided by zero\n");
    }

    @Test
    void twoFunctionsHaveTwoOrders() throws Exception {
        compile("lock_order", "-g", "-O1");
        ChildRun child = run(ALONE + "use('mutex_under_gil', 0)\nuse('gil_under_mutex', 0)\n", "strict");
        assertStop(child, "lock-order", "lock_order", "gil_under_mutex", "PyEval_RestoreThread", true);
    }

    /** Who reads waits for a writer, who writes for readers too. */
    @ParameterizedTest
    @CsvSource({"read_under_gil, gil_under_write", "write_under_gil, gil_under_read"})
    void readWriteLocksHaveAnOrder(String first, String second) throws Exception {
        compile("lock_order", "-g", "-O1");
        ChildRun child = run(ALONE + "use('" + first + "', 0)\nuse('" + second + "', 0)\n", "strict");
        assertStop(child, "lock-order", "lock_order", second, "PyEval_RestoreThread", true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "dangling-borrow | dangling_borrow | item | PyObject_Str",
        "dangling-borrow | dangling_borrow | text | PyUnicode_AsUTF8",
        "dangling-borrow | dangling_borrow | text_given_back | PyUnicode_AsUTF8",
    })
    void theOwnerEndsWhileTheLockIsLetGo(String rule, String source, String function, String subject) throws Exception {
        compile(source, "-g", "-O1");
        String script = BESIDE_ANOTHER + "items = [''.join(['ab', 'cd'])]\nact = items.clear\nbeside('" + function + "', items)\n";
        assertStop(run(script, "strict"), rule, source, function, subject, true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "resized | PyByteArray_AsString | lambda: array.extend(bytes(100000))",
        "released | PyBuffer_Release | lambda: wrong.release_it(0)",
    })
    void theBufferChangesWhileTheLockIsLetGo(String function, String subject, String act) throws Exception {
        compile("buffer_lifetime", "-g", "-O1");
        String script = BESIDE_ANOTHER + "array = bytearray(100)\nact = " + act + "\nbeside('" + function + "', array)\n";
        assertStop(run(script, "strict"), "buffer-lifetime", "buffer_lifetime", function, subject, true);
    }

    /** The only references are C's and those of the call. */
    private static final String CALLBACK = ALONE + """
        class Callback:
            def __call__(self, x):
                wrong.set_callback(None)
                return x
        wrong.set_callback(Callback())
        """;

    @Test
    void aCallableEndsDuringItsCall() throws Exception {
        compile("dangling_borrow", "-g", "-O1");
        assertStop(run(CALLBACK + "use('call_back', 5)\n", "strict"), "dangling-borrow", "dangling_borrow", "call_back", "PyObject_CallOneArg", true);
    }

    /** Owned for the call; or borrowed, and the script has a reference all along. */
    @Test
    void aCallableThatLivesGoesThrough() throws Exception {
        compile("dangling_borrow", "-g", "-O1");
        ChildRun child = run(CALLBACK + "print(use('call_owned', 5))\nmine = Callback()\nwrong.set_callback(mine)\nprint(use('call_back', 6))\n", "strict");
        assertEquals("5\n6\n", child.output());
        assertEquals(0, child.status());
    }

    /** Blocks of every family; outside a strict run nobody counts them. */
    @Test
    void aScriptMayAskHowManyBlocksAreLeft() throws Exception {
        compile("wrong_allocator", "-g", "-O1");
        String script = ALONE + """
            def kept(argument):
                before = sys.getallocatedblocks()
                for i in range(20):
                    wrong.keep(argument)
                return (sys.getallocatedblocks() - before + 5) // 10 * 10
            kept(0)
            print(kept(None), kept(0))
            """;
        assertEquals("20 20\n", run(script, "strict").output());
        assertEquals("0 0\n", run(script, "default").output());
    }

    @ParameterizedTest
    @CsvSource({"new_reference", "on_error"})
    void whatEveryCallLeavesBehindIsALeak(String function) throws Exception {
        compile("reference_leak", "-g", "-O1");
        String script = ALONE + "for i in range(12):\n    try:\n        use('" + function + "', ['x', i])\n    except ValueError:\n        pass\nprint('through')\n";
        ChildRun child = run(script, "strict");
        assertTrue(child.output().startsWith("through\n"), child.output());
        assertStop(new ChildRun(child.output().substring("through\n".length()), child.status(), child.crashFile()), "reference-leak", "reference_leak", function, function, true);
    }

    @ParameterizedTest
    @CsvSource({"keeps", "keeps_before"})
    void theLockIsKeptTooLong(String function) throws Exception {
        compile("gil_held", "-g", "-O1");
        assertStop(run(ALONE + "use('" + function + "', 0)\n", "strict 0.2"), "gil-held-too-long", "gil_held", function, function, true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "reference_leak | strict | for i in range(200): use('cached', ['x', i]), use('queue_up', ['x', i]), use('balanced', ['x', i])",
        "dangling_borrow | strict | items = [''.join(['ab', 'cd'])]; act = items.clear; print(beside('owned', items) == 4)",
        "buffer_lifetime | strict | array = bytearray(100); beside('exported', array); print(array == bytes([1] * 100))",
        "wrong_allocator | strict | use('right', 'ab'), use('right', 'abc')",
        "gil_held | strict 0.2 | use('lets_go', 0)",
        "gil_held | strict | use('keeps', 0)",
        "lock_order | strict | use('read_under_gil', 0), use('gil_under_read', 0), use('read_under_gil', 0)",
        "lock_order | strict | use('careful', 0), use('mutex_under_gil', 0), use('mutex_under_gil', 0)",
    })
    void whatIsRightGoesThrough(String source, String mode, String code) throws Exception {
        compile(source, "-g", "-O1");
        boolean besides = source.equals("dangling_borrow") || source.equals("buffer_lifetime");
        ChildRun child = run((besides ? BESIDE_ANOTHER : ALONE) + code + "\n", mode);
        assertEquals(besides ? "True\n" : "", child.output());
        assertEquals(0, child.status());
    }

    /** All that the boundary's own test does, but for its two functions that are wrong on purpose. */
    @Test
    void theProbeGoesThrough() throws Exception {
        Path tests = ExtensionTest.HOME.resolve("native/tests/capi");
        String script = Files.readString(tests.resolve("probe_script.py")).replace("for fn in (probe.null_without, probe.result_with):", "for fn in ():");
        String expected = Files.readString(tests.resolve("probe_script.expected")).replaceAll("(?m)^<built-in function (null_without|result_with)> returned .*\\R", "");
        ChildRun child = run(script, "strict");
        assertEquals(expected, child.output());
        assertEquals(0, child.status());
    }

    @Test
    void withoutDebugInformationTheFunctionIsNamed() throws Exception {
        compile("api_without_gil", "-O1", "-g0");
        ChildRun child = run(ALONE + "use('in_region', 0)\n", "strict");
        assertEquals(1, child.status());
        assertTrue(child.output().matches("(?s)strict: api-without-gil\nPyList_New at \\S+\\+0x[0-9a-f]+.* \\(no debug information: compile with -g\\): it was called.*"), child.output());
    }

    @Test
    void permissiveTakesTheLockAndCounts() throws Exception {
        compile("api_without_gil", "-g", "-O1");
        ChildRun child = run(ALONE + "print(use('in_region', 0), use('in_region', 0))\nuse('in_thread', 0)\nuse('release_in_region', 12345)\n", "permissive");
        assertEquals(0, child.status(), child.output());
        Path file = source("api_without_gil");
        assertSays(child.output(), "[] []\npermissive: the GIL was taken for calls of the API that were made without it:\n  PyList_New at ");
        assertSays(child.output(), "api_without_gil.c:" + line(file, "here: in_region") + ", in in_region: 2 calls\n");
        assertSays(child.output(), "api_without_gil.c:" + line(file, "here: in_thread") + ", in make_a_list: 1 call\n");
        assertSays(child.output(), "  Py_DECREF at ");
    }

    /** What the environment of a child says about mistakes: {@code strict}, {@code strict SECONDS}, {@code permissive}. */
    static void choose(Interpreter.Builder builder) {
        String[] words = System.getenv().getOrDefault("CONCH_TEST_MISTAKES", "default").split(" ");
        builder.mistakes(Strict.Mode.valueOf(words[0].toUpperCase(java.util.Locale.ROOT)));
        if (words.length > 1) builder.longestHold(Duration.ofMillis(Math.round(Double.parseDouble(words[1]) * 1000)));
    }
}
