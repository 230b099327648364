package conch.capi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code import sqlite3} says on a machine without SQLite. */
@EnabledOnOs(OS.LINUX)
class SqliteLibraryTest {
    private static final String SCRIPT = """
        for _ in range(2):
            try:
                import sqlite3
            except ImportError as e:
                print(type(e).__name__, str(e).partition(" (/")[0])
        print("goes on")
        """;

    @TempDir
    Path folder;

    /** The dynamic linker looks first where LD_LIBRARY_PATH says, and finds a file that is no library. */
    @Test
    void aMissingLibraryIsAnImportErrorThatSaysWhatToInstall() throws Exception {
        Path place = Files.createDirectory(folder.resolve("lib"));
        Files.createFile(place.resolve("libsqlite3.so.0"));
        ChildRun run = ChildRun.of(folder, SCRIPT, Map.of("LD_LIBRARY_PATH", place.toString()));
        String said = "ImportError sqlite3 needs the SQLite library (libsqlite3.so.0): install libsqlite3-0\n";
        assertEquals(said + said + "goes on\n", run.output());
        assertEquals(0, run.status());
    }
}
