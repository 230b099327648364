package conch.capi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conch.object.Heap;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What C may do with the arguments of a call, while their native memory is used again and again ({@link Lent}, {@link Packed}, {@link Arguments}). */
class LentTest {
    private static final Path TESTS = ExtensionTest.HOME.resolve("native/tests/capi");

    @TempDir
    Path folder;

    /** Four runs in one interpreter process: what waits for the next call must serve it, and nothing may be left behind. */
    @Test
    void argumentsOutliveTheirCallsOnlyWhereCKeepsThem() throws Exception {
        Files.copy(ExtensionTest.PROBE.resolveSibling("lent.so"), folder.resolve("lent.so"));
        String script = Files.readString(TESTS.resolve("lent_script.py")), expected = Files.readString(TESTS.resolve("lent_script.expected"));
        assertEquals(expected, ExtensionTest.run(folder, script));
        long live = Heap.liveObjects();
        int mirrors = ExtensionLoader.mirrorCount();
        for (int i = 0; i < 3; i++) assertEquals(expected, ExtensionTest.run(folder, script));
        assertEquals(live, Heap.liveObjects(), "live objects");
        assertEquals(mirrors, ExtensionLoader.mirrorCount(), "mirrors");
    }
}
