package conch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conch.object.Heap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every script of {@code scripts/} that has its expected output beside it, which CPython 3.11 printed, and compares: once with every loop in the
 * eval loop, once with every loop translated from its second turn on. The second run must leave as many objects alive as it found (the first one
 * makes the types and singletons that live as long as the process).
 */
class ScriptTest {
    /** Where the extension modules are found that come with Conch. */
    private static final Path HOME = Path.of(System.getProperty("conch.home", "..")).toAbsolutePath().normalize();

    private record Outcome(int exitCode, String output, String errors) {
    }

    @TestFactory
    Stream<DynamicTest> scripts() throws IOException, URISyntaxException {
        Path folder = Path.of(ScriptTest.class.getResource("/scripts").toURI());
        List<Path> scripts;
        try (Stream<Path> files = Files.list(folder)) {
            scripts = files.filter(f -> f.toString().endsWith(".py") && Files.exists(expected(f))).sorted().toList();
        }
        assertTrue(scripts.size() > 5, "the scripts are missing from " + folder);
        return scripts.stream().filter(ScriptTest::wanted).map(script -> DynamicTest.dynamicTest(script.getFileName().toString(), () -> check(script)));
    }

    /** {@code conch test NAME} says the name in a property; without it, or by this class's own name, all are wanted. */
    private static boolean wanted(Path script) {
        String name = System.getProperty("conch.test.filter", "");
        return "ScriptTest".contains(name) || script.getFileName().toString().contains(name);
    }

    private static Path expected(Path script) {
        return Path.of(script.toString().replaceFirst("\\.py$", ".out"));
    }

    private static void check(Path script) throws IOException {
        check(script, 0);
        long before = Heap.liveObjects();
        check(script, 1);
        assertEquals(before, Heap.liveObjects(), "objects left behind by " + script.getFileName());
    }

    private static void check(Path script, int translateAfter) throws IOException {
        Outcome outcome = run(script, translateAfter);
        String where = translateAfter == 0 ? "in the eval loop: " : "with translated loops: ";
        assertEquals(Files.readString(expected(script)), outcome.output, where + outcome.errors);
        assertEquals(0, outcome.exitCode, where + outcome.errors);
    }

    private static Outcome run(Path script, int translateAfter) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(), errors = new ByteArrayOutputStream();
        try (Interpreter interpreter = Interpreter.builder().home(HOME).argv(List.of(script.toString())).translateAfter(translateAfter)
            .streams(new ByteArrayInputStream(new byte[0]), out, errors).build()) {
            int exitCode = interpreter.runFile(script);
            return new Outcome(exitCode, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
        }
    }
}
