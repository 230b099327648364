package conch.ext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A child's end, output and limits. */
class ExtChildTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    private static Child.Result sh(String script, Duration limit) throws Exception {
        return Child.run(List.of("sh", "-c", script), Path.of("/"), Map.of("WORD", "given"), limit);
    }

    @Test
    void outputAndExitCodeComeBack() throws Exception {
        var result = sh("echo $WORD; echo and this >&2; cat; exit 3", LONG);
        assertEquals(new Child.Result(3, false, "given\nand this\n"), result);
        assertFalse(result.isGood());
        assertEquals("ended with exit code 3", result.ending(LONG));
    }

    @Test
    void aSignalIsNamed() throws Exception {
        assertEquals("was ended by signal 9", sh("kill -9 $$", LONG).ending(LONG));
    }

    /** The child of the child keeps the output open, and must go as well. */
    @Test
    void whatDoesNotEndIsEnded() throws Exception {
        var limit = Duration.ofMillis(300);
        var result = sh("echo begun; sh -c 'while :; do :; done'; echo never", limit);
        assertTrue(result.timedOut());
        assertEquals("begun\n", result.output());
    }

    @Test
    void outputWithoutEndIsCut() throws Exception {
        var result = sh("head -c 3000000 /dev/zero", LONG);
        assertTrue(result.isGood());
        assertTrue(result.output().endsWith("(" + (3000000 - (1 << 20)) + " more bytes of output were dropped)\n"));
    }
}
