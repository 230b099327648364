package conch.capi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reaches the main thread from C's threads and from signals, and in which order C and script print. In a child, because it sends itself signals. */
class AsynchronousTest {
    private static final Path TESTS = ExtensionTest.HOME.resolve("native/tests/capi");

    @TempDir
    Path folder;

    @Test
    void theMainThreadHearsOfIt() throws Exception {
        ExtensionTest.compile(TESTS.resolve("asynchronous.c"), folder.resolve("asynchronous.so"), "-I" + ExtensionTest.HOME.resolve("native/include"));
        ChildRun child = ChildRun.of(folder, Files.readString(TESTS.resolve("asynchronous_script.py")));
        assertEquals(Files.readString(TESTS.resolve("asynchronous_script.expected")), child.output());
        assertEquals(0, child.status());
    }
}
