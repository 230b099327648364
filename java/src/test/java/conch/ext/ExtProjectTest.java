package conch.ext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written for a new project, and what is found in a folder. Compiling and running is tools/test_ext.sh's. */
class ExtProjectTest {
    private static final Path HOME = Path.of(System.getProperty("conch.home", "..")).toAbsolutePath().normalize();

    @TempDir
    Path temporary;
    private Path folder;

    @BeforeEach
    void withoutLinks() throws Exception {
        folder = temporary.toRealPath();
    }

    @Test
    void aNewProjectIsWholeAndNamed() throws Exception {
        var files = NewProject.create(HOME, folder, "wave");
        assertEquals(List.of("wave.c", "test_wave.py", "bench_wave.py", "CMakeLists.txt"), files.stream().map(f -> f.getFileName().toString()).toList());
        for (Path file : files) {
            assertFalse(Files.readString(file).contains("@NAME@"), file.toString());
            assertTrue(Files.readString(file).contains("wave"), file.toString());
        }
        assertTrue(Files.readString(files.getFirst()).contains("Py_BEGIN_ALLOW_THREADS"));
        var project = Project.at(folder.resolve("wave"));
        assertEquals(List.of(new Project.Module("wave", List.of(folder.resolve("wave/wave.c")))), project.modules());
        assertEquals(List.of(folder.resolve("wave/test_wave.py")), project.tests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2x", "a-b", "a.b", "a/b", "../a", "a b", "ä", "class", "None", "__init__", "math", "threading", "kernels", "_io", "sys", "zlib"})
    void aNameThatIsNoneIsRefused(String name) throws Exception {
        assertThrows(ProjectException.class, () -> NewProject.create(HOME, folder, name));
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aNameHasALimit() throws Exception {
        NewProject.create(HOME, folder, "n".repeat(64));
        assertThrows(ProjectException.class, () -> NewProject.create(HOME, folder, "n".repeat(65)));
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        Files.createDirectory(folder.resolve("mine"));
        Path file = Files.writeString(folder.resolve("mine/mine.c"), "my work");
        Files.writeString(folder.resolve("other"), "a file");
        assertThrows(ProjectException.class, () -> NewProject.create(HOME, folder, "mine"));
        assertThrows(ProjectException.class, () -> NewProject.create(HOME, folder, "other"));
        assertEquals("my work", Files.readString(file));
        assertEquals("a file", Files.readString(folder.resolve("other")));
        try (var left = Files.list(folder.resolve("mine"))) {
            assertEquals(1, left.count());
        }
    }

    private Path source(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void everyInitIsAModuleAndTheRestIsShared() throws Exception {
        Path a = source("a.c", "PyMODINIT_FUNC PyInit_a(void) { return 0; }");
        Path b = source("_bmodule.c", "PyMODINIT_FUNC\nPyInit__b(void)\n{ return 0; }");
        Path helper = source("helper.c", "int help(void) { return 1; }");
        source("test_a.py", "");
        source("bench_a.py", "");
        var project = Project.at(folder);
        assertEquals(List.of(new Project.Module("_b", List.of(b, helper)), new Project.Module("a", List.of(a, helper))), project.modules());
        assertEquals(List.of(folder.resolve("test_a.py")), project.tests());
    }

    @Test
    void oneFileIsAloneWithItsTest() throws Exception {
        Path file = source("_bmodule.c", "PyMODINIT_FUNC PyInit__b(void) { return 0; }");
        source("helper.c", "");
        Path test = source("test__b.py", "");
        source("test_other.py", "");
        assertEquals(new Project(folder, List.of(new Project.Module("_b", List.of(file))), List.of(test)), Project.at(file));
    }

    @Test
    void whereNothingIsToBuildItSaysWhy() throws Exception {
        source("plain.c", "int x;");
        source("x.py", "");
        for (String place : new String[] {"missing", "x.py", "plain.c", ""}) {
            assertThrows(ProjectException.class, () -> Project.at(folder.resolve(place)), place);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "def test_a():\n    assert 0\n\ntest_a()\n",
        "import x\n\ndef test_a():\n    pass\n\nif __name__ == '__main__':\n    test_a()\n",
        "def test_a():\n    pass\n\nfor name, test in list(globals().items()):\n    if name.startswith('test_'):\n        test()\n",
        "@every\ndef test_a():\n    pass\n",
        "import unittest\n\nclass TestA(unittest.TestCase):\n    pass\n\nunittest.main()\n",
        "import x\nassert x.f() == 1\n",
        "def broken(:\n", ""})
    void aTestThatCallsMayRun(String text) throws Exception {
        TestScript.requireCalls(source("test_x.py", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"\"\"Tests.\"\"\"\nimport x\nfrom x import f\nSIZE = len('abc')\n\ndef test_a():\n    assert f() == 1\n",
        "class TestA:\n    def test_a(self):\n        pass\n"})
    void aTestThatCallsNothingIsRefused(String text) throws Exception {
        Path script = source("test_x.py", text);
        var refused = assertThrows(ProjectException.class, () -> TestScript.requireCalls(script));
        assertTrue(refused.getMessage().startsWith("test_x.py runs no test: it defines "), refused.getMessage());
    }

    @Test
    void theDatabaseKeepsOthersEntries() throws Exception {
        Path file = source("compile_commands.json", "[{\"file\": \"/elsewhere/x.c\", \"directory\": \"/elsewhere\", \"command\": \"cc x.c\"}]");
        Path a = source("a.c", "PyMODINIT_FUNC PyInit_a(void) { return 0; }");
        Path helper = source("helper.c", "");
        var module = Project.at(folder).modules().getFirst();
        for (int i = 0; i < 2; i++) {
            var database = CompileDatabase.in(folder);
            database.enter(module, List.of("cc", "-Iinclude", a.toString(), helper.toString()));
            database.write();
        }
        String text = Files.readString(file);
        assertTrue(text.contains("/elsewhere/x.c"), text);
        assertEquals(3, text.split("\"file\"", -1).length - 1, text);
        Files.writeString(file, "{broken");
        CompileDatabase.in(folder).write();
        assertEquals("[]\n", Files.readString(file));
    }
}
