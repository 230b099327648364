package conch.ext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import conch.child.Child;
import conch.child.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The extensions that mistreat the API print under a sanitizer what they print without, and the sanitizer finds nothing in them. */
class SanitizedHostileTest {
    private static final Path HOME = Path.of(System.getProperty("conch.home", "..")).toAbsolutePath().normalize(), TESTS = HOME.resolve("native/tests/capi");
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(120), 0, 16 << 20);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"ASAN, hostile", "ASAN, misuse", "ASAN, lent", "TSAN, hostile", "TSAN, lent"})
    void findsNothing(Stage stage, String name) throws Exception {
        Sanitizer sanitizer;
        try {
            sanitizer = Sanitizer.prepare(stage, HOME, new Compiler());
        } catch (Sanitizer.Missing e) {
            System.out.println("skipped: " + name + " under " + stage.label + ": " + e.getMessage());
            abort(e.getMessage());
            return;
        }
        Path source = Files.copy(TESTS.resolve(name + ".c"), folder.resolve(name + ".c")), script = Files.copy(TESTS.resolve(name + "_script.py"), folder.resolve("script.py"));
        var module = new Project.Module(name, List.of(source));
        var compiled = new Compiler().compile(module, Build.headers(HOME), stage.flags, folder);
        assertTrue(compiled.ending().isGood(), compiled.output());
        Path crash = folder.resolve("crash.log");
        var command = new java.util.ArrayList<>(sanitizer.prefix());
        command.addAll(Jvm.conch(HOME, crash, sanitizer.properties(), List.of(script.toString())));
        var run = new Child(command, LIMITS).in(folder).with(Map.of(stage.variable, stage.options + ":log_path=" + folder.resolve("sanitizer"))).run();
        assertFalse(Files.exists(crash), run.output());
        assertEquals(Files.readString(TESTS.resolve(name + "_script.expected")), run.output());
        var found = new Findings(new Project(folder, List.of(module), List.of()), folder).in(logs());
        assertEquals(List.of(), found, logs());
    }

    private String logs() throws Exception {
        var all = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("sanitizer")).sorted().toList()) all.append(Files.readString(file));
        }
        return all.toString();
    }
}
