package conch.capi;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conch.ffi.NativeLibrary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The headers declare what the library has, neither more nor less: extensions link when they are loaded, so nobody else would notice. */
class ApiNamesTest {
    private static final Path HOME = Path.of(System.getProperty("conch.home", "..")).toAbsolutePath().normalize(), INCLUDE = HOME.resolve("native/include");
    /** How both PyAPI_FUNC and CONCH_API end up in front of a declaration. */
    private static final String VISIBLE = "__attribute__((visibility(\"default\")))";
    private static final Pattern FUNCTION = Pattern.compile("^[^(]*?(\\w+)\\s*\\("), LAST_WORD = Pattern.compile("(\\w+)\\s*(\\[.*)?$");
    private static final Pattern NEWER = Pattern.compile("(?m)^CONCH_NEWER .*?(\\w+)\\("), WORD = Pattern.compile("\\w+");

    @TempDir
    Path folder;

    private Set<String> declared(String... headers) throws Exception {
        StringBuilder source = new StringBuilder("#define CONCH_BUILDING_LIBCONCH 1\n");
        for (String header : headers) source.append("#include \"").append(INCLUDE.resolve(header)).append("\"\n");
        Path file = Files.writeString(folder.resolve("headers.c"), source);
        Process process = new ProcessBuilder("cc", "-std=gnu17", "-E", "-P", file.toString()).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), text);
        Set<String> names = new TreeSet<>();
        for (String statement : text.split(";")) {
            int at = statement.indexOf(VISIBLE);
            if (at >= 0) addNames(names, statement.substring(at + VISIBLE.length()).trim());
        }
        return names;
    }

    private static void addNames(Set<String> names, String declaration) {
        Matcher function = FUNCTION.matcher(declaration);
        if (function.find()) {
            names.add(function.group(1));
            return;
        }
        for (String each : declaration.split(",")) {
            Matcher data = LAST_WORD.matcher(each.trim());
            assertTrue(data.find(), declaration);
            names.add(data.group(1));
        }
    }

    private static Set<String> exported() throws Exception {
        ElfSymbols symbols = ElfSymbols.read(NativeLibrary.file());
        return symbols == null ? null : new TreeSet<>(symbols.defined());
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    @Test
    void whatTheHeadersDeclareExists() throws Exception {
        Set<String> exported = exported();
        if (exported == null) {
            System.out.println("the names in the headers are not compared: the library is no ELF file");
            return;
        }
        Set<String> declared = declared("Python.h", "structmember.h", "conch_host.h");
        assertTrue(declared.containsAll(List.of("PyObject_Call", "_PyArg_UnpackKeywords", "PyCapsule_GetDestructor", "PyExc_ValueError", "PyLong_Type", "PyEllipsis_Type",
            "conch_call_3", "conch_cell_pool")), "this test does not understand the headers any more");
        assertEquals(Set.of(), without(declared, exported), "declared, but not in the library");
    }

    @Test
    void whatTheLibraryHasIsDeclared() throws Exception {
        Set<String> exported = exported();
        if (exported == null) return;
        assertEquals(Set.of(), without(exported, declared("Python.h", "structmember.h", "conch_host.h")), "in the library, but in no header");
    }

    /**
     * A name that no C file of the tests, the modules and the exercises mentions is one whose mistakes nobody would see. What stands here is used by way of
     * another name, or has no effect that a test could see.
     */
    private static final Map<String, String> NEEDS_NO_TEST = Map.ofEntries(
        entry("_Py_Dealloc", "what Py_DECREF calls"),
        entry("_Py_FatalErrorFunc", "what Py_FatalError calls"),
        entry("_Py_static_string_init", "what _Py_static_string and _Py_IDENTIFIER are made with"),
        entry("PyModule_FromDefAndSpec2", "what PyModule_FromDefAndSpec calls"),
        entry("PyUnicode_CHECK_INTERNED", "a hint: no str of Conch is known to be interned"),
        entry("PyUnicode_InternImmortal", "PyUnicode_InternInPlace, deprecated"));

    /** Dates: their tests are not judged name by name here. */
    private static final Pattern ELSEWHERE = Pattern.compile("_?PyDateTime_\\w+|PyTime_FromTime|_PyTZINFO_HEAD|Py_GetArgcArgv");

    @Test
    void everyNameIsUsedByATest() throws Exception {
        Set<String> used = new TreeSet<>();
        for (String folder : List.of("native/tests", "native/modules", "exercises")) addWords(used, HOME.resolve(folder));
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(HOME.resolve("docs/extension-api-since.txt"))) if (!line.startsWith("#")) names.add(line.split(" ")[1]);
        Matcher newer = NEWER.matcher(Files.readString(INCLUDE.resolve("conch/newer.h")));
        while (newer.find()) names.add(newer.group(1));
        assertTrue(names.containsAll(List.of("PyObject_Call", "Py_RETURN_NONE", "PyList_GetItemRef")), "this test does not find the names any more");
        names.removeAll(used);
        names.removeIf(ELSEWHERE.asMatchPredicate());
        assertEquals(Set.of(), without(names, NEEDS_NO_TEST.keySet()),
            "no C file of a test uses these: call each in native/tests/capi, or say in this test why it needs none");
    }

    private static void addWords(Set<String> words, Path folder) throws Exception {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(folder)) {
            sources = files.filter(file -> file.toString().endsWith(".c") || file.toString().endsWith(".h")).toList();
        }
        for (Path source : sources) {
            Matcher word = WORD.matcher(Files.readString(source));
            while (word.find()) words.add(word.group());
        }
    }

    /** An extension's own names must not meet ours. */
    @Test
    void noNameOfTheApiIsOutsideItsNamespace() throws Exception {
        Pattern ours = Pattern.compile("_?Py\\w+|conch_\\w+");
        for (String name : declared("Python.h", "structmember.h")) assertTrue(ours.matcher(name).matches(), name);
    }
}
