package conch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code conch -m}, each in a process of its own, because it looks into the current folder. What is expected is what CPython 3.11 prints, with its name replaced. */
class RunModuleTest {
    private static final int SECONDS = 60;
    private static final Path HOME = Path.of(System.getProperty("conch.home", "..")).toAbsolutePath().normalize();

    @TempDir
    Path temporary;
    private Path folder;

    private record Ended(int code, String output, String errors) {
    }

    @BeforeEach
    void writeModules() throws IOException {
        folder = Files.createDirectory(temporary.toRealPath().resolve("folder"));
        write("package/__init__.py", "print('imported as', __name__)\nshared = 'shared'\n");
        write("package/__main__.py", "import sys\nfrom . import shared\nfrom .beside import name\nprint(__name__, __package__, __file__, sys.argv, shared, name)\n");
        write("package/beside.py", "import sys\nfrom . import shared\nname = __name__\nif __name__ == '__main__':\n    print('main', __package__, shared, sys.argv[1:], sys.path[0])\n");
        write("plain/__init__.py", "");
        write("broken/__init__.py", "import nothing_below\n");
        write("namespace/inner.py", "print(__name__, repr(__package__))\n");
        write("test_it.py", "import unittest\n\nclass It(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(2, 2)\n");
        write("examples.txt", ">>> 1 + 1\n2\n>>> 2\n3\n");
        write("data.json", "{\"b\": [1, 2.50],\n \"a\": null}");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Ended run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-Dconch.home=" + HOME, "-cp", System.getProperty("java.class.path"), Main.class.getName(), "-m"));
        command.addAll(List.of(words));
        Path output = temporary.resolve("output"), errors = temporary.resolve("errors");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("still running after " + SECONDS + " s");
        }
        return new Ended(process.exitValue(), text(output), text(errors));
    }

    private String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace(folder.toString(), "FOLDER");
    }

    private void assertRefused(String message, String... words) throws Exception {
        Ended ended = run(words);
        assertEquals("conch: " + message + "\n", ended.errors);
        assertEquals(1, ended.code);
    }

    @Test
    void packagesAndModulesInThem() throws Exception {
        assertEquals(new Ended(0, "imported as package\n__main__ package FOLDER/package/__main__.py ['FOLDER/package/__main__.py', 'one'] shared package.beside\n", ""), run("package", "one"));
        assertEquals(new Ended(0, "imported as package\nmain package shared ['x'] FOLDER\n", ""), run("package.beside", "x"));
        assertEquals(new Ended(0, "__main__ 'namespace'\n", ""), run("namespace.inner"));
    }

    @Test
    void whatCannotBeRunIsNamed() throws Exception {
        assertRefused("No module named nothing", "nothing");
        assertRefused("No module named plain.__main__; 'plain' is a package and cannot be directly executed", "plain");
        assertRefused("No module named plain.nothing", "plain.nothing");
        assertRefused("Error while finding module specification for 'nothing.at.all' (ModuleNotFoundError: No module named 'nothing')", "nothing.at.all");
        assertRefused("Error while finding module specification for 'test_it.more' (ModuleNotFoundError: __path__ attribute not found on 'test_it' while trying to find 'test_it.more')", "test_it.more");
        assertRefused("No code object available for math", "math");
        Ended ended = run("broken");
        assertTrue(ended.code == 1 && ended.errors.endsWith("ModuleNotFoundError: No module named 'nothing_below'\n"), ended.errors);
    }

    @Test
    void modulesOfTheLibrary() throws Exception {
        assertEquals(new Ended(0, "{\"b\":[1,2.5],\"a\":null}\n", ""), run("json.tool", "--compact", "data.json"));
        Ended unittest = run("unittest", "-v", "test_it");
        assertEquals("test_it (test_it.It.test_it) ... ok", unittest.errors.lines().findFirst().orElse(""), unittest.errors);
        assertTrue(unittest.code == 0 && unittest.errors.endsWith("\nOK\n"), unittest.errors);
        Ended timeit = run("timeit", "-n", "3", "-r", "2", "-u", "sec", "pass");
        assertTrue(timeit.code == 0 && timeit.output.startsWith("3 loops, best of 2: "), timeit.output + timeit.errors);
        String stars = "*".repeat(70) + "\n";
        assertEquals(new Ended(1, stars + "File \"examples.txt\", line 3, in examples.txt\nFailed example:\n    2\nExpected:\n    3\nGot:\n    2\n" + stars
            + "1 items had failures:\n   1 of   2 in examples.txt\n***Test Failed*** 1 failures.\n", ""), run("doctest", "examples.txt"));
    }
}
