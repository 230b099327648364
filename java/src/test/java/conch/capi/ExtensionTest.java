package conch.capi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conch.Interpreter;
import conch.object.Heap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that import C extensions. */
class ExtensionTest {
    static final Path HOME = Path.of(System.getProperty("conch.home", "..")).toAbsolutePath().normalize();
    static final Path PROBE = Path.of(System.getProperty("conch.probe", HOME.resolve("build/release/tests/probe.so").toString()));

    @TempDir
    Path folder;

    private String run(String script) throws Exception {
        return run(folder, script);
    }

    static void putProbe(Path folder) throws IOException {
        if (!Files.exists(folder.resolve("probe.so"))) Files.copy(PROBE, folder.resolve("probe.so"));
    }

    /** What the script prints; the probe extension lies beside it. No mirror is left of what the script had. */
    static String run(Path folder, String script) throws Exception {
        putProbe(folder);
        Path file = Files.writeString(folder.resolve("script.py"), script);
        MirrorTable mirrors = MirrorTable.now();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Interpreter interpreter = Interpreter.builder().home(HOME).argv(List.of(file.toString()))
                .streams(InputStream.nullInputStream(), out, out).build()) {
            interpreter.runFile(file);
        }
        mirrors.assertNothingNew();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void scriptsSeeWhatCPythonShows() throws Exception {
        Path tests = HOME.resolve("native/tests/capi");
        assertEquals(Files.readString(tests.resolve("probe_script.expected")), run(Files.readString(tests.resolve("probe_script.py"))));
    }

    /** The names that larger extensions use; the expected output is CPython's, of the same C file. */
    @Test
    void theWiderSurfaceBehavesAsCPythons() throws Exception {
        sameAsCPython("wider");
    }

    /** Argument formats, members, slots, text in the making, calls, as the manual describes them; the expected output is CPython's, of the same C file. */
    @Test
    void whatTheManualDescribesHolds() throws Exception {
        sameAsCPython("manual");
    }

    /** Docs, signatures and names of what C describes; the expected output is CPython's, of the same C file. */
    @Test
    void docsAndSignaturesAreCPythons() throws Exception {
        sameAsCPython("described");
    }

    /** Warnings of C, sys.unraisablehook, sys.excepthook, who a thread is; the expected output is CPython's, of the same C file. */
    @Test
    void whatCReportsGoesWhereCPythonSendsIt() throws Exception {
        sameAsCPython("reports");
    }

    /** Dictionaries and weak references that lie in the struct; the expected output is CPython's, of the same C file. */
    @Test
    void aStructMayHaveADictionary() throws Exception {
        sameAsCPython("dicts");
    }

    /** Addresses stay, writes are seen on both sides while a buffer is open, and an open one forbids resizing; the expected output is CPython's. */
    @Test
    void aBufferIsTheObjectsOwnMemory() throws Exception {
        sameAsCPython("window");
    }

    /** datetime.h; the expected output is CPython's, of the same C file. */
    @Test
    void daysAndTimesAreMadeAndReadInC() throws Exception {
        sameAsCPython("dates");
    }

    /** Structs that begin with a str, a list, a dict, a set or an exception; the expected output is CPython's, of the same C file. */
    @Test
    void aStructMayBeginWithOneOfTheInterpreters() throws Exception {
        sameAsCPython("extended");
    }

    /** The interpreter lays out what has slots: C gets no room behind it, and is told so. */
    @Test
    void aStructCannotExtendAClassWithSlots() throws Exception {
        Files.copy(PROBE.resolveSibling("dates.so"), folder.resolve("dates.so"));
        String said = run("""
            import dates, datetime
            class Slotted:
                __slots__ = "x"
            for base in datetime.date, datetime.timedelta, Slotted:
                try:
                    dates.derived(base, True)
                except TypeError as e:
                    print(e)
            """);
        for (String base : List.of("date", "timedelta", "Slotted")) assertTrue(said.contains("cannot extend the class '" + base + "', which has slots"), said);
    }

    @Test
    void whatStandsBesideTheMostUsedNames() throws Exception {
        sameAsCPython("beside");
    }

    /** The names that no other test calls, a topic a file; the expected output is CPython's, of the same C files. */
    @ParameterizedTest
    @ValueSource(strings = {"numbers_more", "text_more", "calls_more", "errors_more", "containers_more", "objects_more", "programs_more", "buffers_more", "slots_more",
        "macros_more"})
    void theLessUsedNamesBehaveAsCPythons(String name) throws Exception {
        sameAsCPython(name);
    }

    /** CPython 3.11 has none of these, so the script itself says what the manual of later versions documents. */
    @Test
    void namesOfLaterVersionsDoWhatTheirManualDocuments() throws Exception {
        sameAsCPython("newer_names");
    }

    /** Slots of a definition and what they may do, the state of a module, types that know their module; the expected output is CPython's, as in the next ones. */
    @Test
    void modulesInSeveralPhasesAreCPythons() throws Exception {
        sameAsCPython("phases");
    }

    @Test
    void capsulesAreCPythons() throws Exception {
        sameAsCPython("capsules");
    }

    /** Every conversion of a number to C, at the ends of each range. */
    @Test
    void numbersLeaveForCAsInCPython() throws Exception {
        sameAsCPython("overflow");
    }

    @Test
    void weakReferencesOfCAreCPythons() throws Exception {
        sameAsCPython("weakly");
    }

    /** Asynchronous slots, PyIter_Send, and the value that the end of an iteration carries. */
    @Test
    void asynchronousSlotsAreCPythons() throws Exception {
        sameAsCPython("awaits");
    }

    @Test
    void metaclassesOfCAreCPythons() throws Exception {
        sameAsCPython("metas");
    }

    /** The slots of the interpreter's own types, called by C. */
    @Test
    void slotsOfBuiltInTypesCanBeCalled() throws Exception {
        sameAsCPython("bases");
    }

    @Test
    void structSequencesAreCPythons() throws Exception {
        sameAsCPython("structs");
    }

    /** Static ones live for good, so they have a process of their own; the expected output is CPython's. */
    @Test
    void staticStructSequencesAreCPythons() throws Exception {
        Files.copy(PROBE.resolveSibling("structs.so"), folder.resolve("structs.so"));
        ChildRun run = ChildRun.of(folder, """
            import structs
            o, p = structs.old()
            print(o, o.x, o.name, len(o), tuple(o), p, p.c, len(p), isinstance(o, tuple), type(o).__name__, type(o).n_fields)
            q, r = structs.old()
            print(q == o, type(q) is type(o), r.d)
            """);
        assertEquals("""
            structs.Point(x=0, y=1, name=2) 0 2 3 (0, 1, 2) structs.Hiding(a=0, b=-1) -2 2 True Point 3
            True True -3
            """, run.output());
        assertEquals(0, run.status());
    }

    @Test
    void contextVariablesAreCPythons() throws Exception {
        sameAsCPython("contextual");
    }

    /** In a process of its own, as it sends itself signals. */
    @Test
    void threadStatesLocksAndSignalsAreCPythons() throws Exception {
        Path tests = HOME.resolve("native/tests/capi");
        Files.copy(PROBE.resolveSibling("states.so"), folder.resolve("states.so"));
        ChildRun run = ChildRun.of(folder, Files.readString(tests.resolve("states_script.py")));
        assertEquals(Files.readString(tests.resolve("states_script.expected")), run.output());
        assertEquals(0, run.status());
    }

    /** C's exit handlers run at the end of a script, and not at os._exit. */
    @Test
    void anExitAtOnceSkipsTheHandlersOfC() throws Exception {
        Files.copy(PROBE.resolveSibling("reports.so"), folder.resolve("reports.so"));
        String script = "import os, reports\nreports.at_exit()\nprint(reports.at_end(), flush=True)\n";
        ChildRun plain = ChildRun.of(folder, script), atOnce = ChildRun.of(folder, script + "os._exit(7)\n");
        assertEquals("0\nthe handler of Py_AtExit\nC's exit handler\n", plain.output());
        assertEquals(0, plain.status());
        assertEquals("0\n", atOnce.output());
        assertEquals(7, atOnce.status());
    }

    /** Runs NAME_script.py with the extension NAME beside it, twice: the second run leaves behind what the first left. */
    private void sameAsCPython(String name) throws Exception {
        Path tests = HOME.resolve("native/tests/capi");
        Files.copy(PROBE.resolveSibling(name + ".so"), folder.resolve(name + ".so"));
        String script = Files.readString(tests.resolve(name + "_script.py")), expected = Files.readString(tests.resolve(name + "_script.expected"));
        assertEquals(expected, run(script));
        long before = Heap.liveObjects();
        assertEquals(expected, run(script));
        assertEquals(before, Heap.liveObjects(), "objects left behind");
    }

    /** The second run of the same script must leave behind what the first left. */
    @Test
    void nothingIsLeftBehind() throws Exception {
        String script = """
            import probe, refcount, kernels, gc, sys
            def use():
                refcount.incref(refcount.new(3), 5, release=True)
                kernels.primes(100)
                c = probe.Counter(3)
                c.note = [c, 2.5, 10 ** 40, "text"]
                probe.keep([1.25, 77777, c])
                probe.call(lambda *a: a, 1000, 2.5, "x", c)
                try:
                    probe.fail("x")
                except ValueError:
                    pass
                for f in (probe.null_without, probe.result_with):
                    try:
                        f()
                    except SystemError:
                        pass
                probe.forget()
            use()
            for name in "probe", "refcount", "kernels":
                del sys.modules[name]
            del probe, refcount, kernels
            gc.collect()
            """;
        run(script);
        long live = Heap.liveObjects();
        int mirrors = ExtensionLoader.mirrorCount();
        for (int i = 0; i < 3; i++) run(script);
        assertEquals(mirrors, ExtensionLoader.mirrorCount(), "mirrors");
        assertEquals(live, Heap.liveObjects(), "live objects");
    }

    @Test
    void aModuleForCPythonIsRefused() throws Exception {
        Path source = Files.writeString(folder.resolve("alien.c"), "extern void *PyModule_Create2(void *, int);\nvoid *PyInit_alien(void) { return PyModule_Create2(0, 1013); }\n");
        compile(source, folder.resolve("alien.so"));
        String said = run("try:\n    import alien\nexcept ImportError as e:\n    print(e.name, e)\n");
        assertTrue(said.startsWith("alien ") && said.contains("was built for CPython's binary interface") && said.contains("rebuild"), said);
    }

    @Test
    void missingNamesAreListed() throws Exception {
        Path source = Files.writeString(folder.resolve("wants.c"), """
            unsigned conch_extension_abi = 1;
            extern void PyNoSuchThing(void), PyEval_SaveThread(void), _PyNeither(void);
            void *PyInit_wants(void) { PyNoSuchThing(); PyEval_SaveThread(); _PyNeither(); return 0; }
            """);
        compile(source, folder.resolve("wants.so"));
        String said = run("try:\n    import wants\nexcept ImportError as e:\n    print(e)\n");
        assertTrue(said.strip().endsWith("does not have: PyNoSuchThing, _PyNeither"), said);
    }

    static void compile(Path source, Path library, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("cc", "-shared", "-fPIC", "-w", "-o", library.toString(), source.toString(), "-lpthread"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), text);
    }

    /** In a process of its own, because it ends it. */
    @Test
    void theApiWithoutTheLockIsAClearEnd() throws Exception {
        ChildRun child = ChildRun.of(folder, "import probe\nprobe.without_lock()\n");
        String said = child.output();
        assertTrue(child.status() != 0, said);
        assertTrue(said.contains("Fatal Python error: PyLong_FromLong: the function must be called with the GIL held"), said);
    }
}
