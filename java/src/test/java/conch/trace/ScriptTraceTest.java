package conch.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conch.Interpreter;
import conch.ffi.EventStream.Recording;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The recording of a whole run: two threads of a script compute, a third one sleeps. */
class ScriptTraceTest {
    private static final String SCRIPT = """
        import threading, time

        stopped = False

        def work():
            total = 0
            while not stopped:
                total += 1

        def beat():
            for i in range(10):
                time.sleep(0.0001)

        workers = [threading.Thread(target=work, name=f"worker {i}") for i in range(2)]
        heart = threading.Thread(target=beat, name="heart")
        for thread in workers + [heart]:
            thread.start()
        heart.join()
        stopped = True
        for thread in workers:
            thread.join()
        """;

    @Test
    void aScriptsThreads() {
        TraceCheck trace = TraceCheck.writeAndCheck(record(SCRIPT));
        assertEquals(Set.of("GIL owner", "MainThread", "worker 0", "worker 1", "heart"), Set.copyOf(trace.names.values()));
        assertEquals("MainThread", trace.names.get(2));
        assertEquals(10, trace.all("X", "released: time.sleep").size());
        assertTrue(!trace.all("i", "drop request").isEmpty(), "workers let go only when asked");
        assertTrue(trace.all("X", "hold GIL").stream().anyMatch(e -> e.reason().equals("interval")));
    }

    private static Recording record(String script) {
        List<Recording> recordings = new ArrayList<>();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        try (Interpreter interpreter = Interpreter.builder().switchInterval(Duration.ofMillis(1)).onRecording(recordings::add)
            .streams(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), errors).build()) {
            assertEquals(0, interpreter.runCode(script), errors.toString());
        }
        assertEquals(1, recordings.size());
        return recordings.getFirst();
    }
}
