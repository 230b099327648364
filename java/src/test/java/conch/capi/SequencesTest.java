package conch.capi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import conch.Interpreter;
import conch.object.Heap;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random sequences of API calls; reference counts, deaths and what is left are compared with a model after every step (sequences_script.py).
 * The seed is fixed, so that a failure can be repeated; {@code -Dconch.sequences.seed} and {@code -Dconch.sequences.seconds} choose others.
 */
class SequencesTest {
    private static final String SEED = System.getProperty("conch.sequences.seed", "20251");
    private static final int SECONDS = Integer.getInteger("conch.sequences.seconds", 60);
    private static final Path TESTS = ExtensionTest.HOME.resolve("native/tests/capi");

    @TempDir
    Path folder;

    private String run(String seed, double seconds, long steps) throws Exception {
        Path file = folder.resolve("sequences_script.py");
        if (!Files.exists(file)) {
            Files.copy(TESTS.resolve("sequences_script.py"), file);
            Files.copy(ExtensionTest.PROBE.resolveSibling("sequences.so"), folder.resolve("sequences.so"));
        }
        MirrorTable mirrors = MirrorTable.now();
        ByteArrayOutputStream out = new ByteArrayOutputStream(), errors = new ByteArrayOutputStream();
        try (Interpreter interpreter = Interpreter.builder().home(ExtensionTest.HOME).argv(List.of(file.toString(), seed, "" + seconds, "" + steps))
                .streams(InputStream.nullInputStream(), out, errors).build()) {
            interpreter.runFile(file);
        }
        mirrors.assertNothingNew();
        return out.toString(StandardCharsets.UTF_8) + (out.toString().contains("as the model says") ? "" : errors);
    }

    @Test
    void countsAreWhatTheModelSays() throws Exception {
        String warm = "1", right = "seed %s: as the model says%n";
        assertEquals(right.formatted(warm), run(warm, 30, 2000));
        long live = Heap.liveObjects();
        int mirrors = ExtensionLoader.mirrorCount();
        assertEquals(right.formatted(SEED), run(SEED, SECONDS, Long.MAX_VALUE));
        assertEquals(live, Heap.liveObjects(), "live objects");
        assertEquals(mirrors, ExtensionLoader.mirrorCount(), "mirrors");
    }

    /** The model is right only where CPython agrees. */
    @Test
    void cpythonAgrees() throws Exception {
        Path headers = Path.of("/usr/include/python3.11");
        assumeTrue(Files.exists(headers.resolve("Python.h")) && Files.isExecutable(Path.of("/usr/bin/python3.11")), "no CPython 3.11 with its headers");
        ExtensionTest.compile(TESTS.resolve("sequences.c"), folder.resolve("sequences.so"), "-I" + headers);
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/python3.11", TESTS.resolve("sequences_script.py").toString(), SEED, "30", "50000")
            .redirectOutput(said.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PYTHONPATH", folder.toString());
        Process process = builder.start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "still running");
        assertEquals("seed " + SEED + ": as the model says\n", Files.readString(said));
    }
}
