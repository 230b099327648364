package conch.learn.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording as a picture: main holds for 30 ms, the other waits for them; then the other way round. */
class TimelineTest {
    private static final String TRACE = """
            {"displayTimeUnit":"ns","otherData":{"lostEvents":%d}
            ,"traceEvents":[{"ph":"M","name":"thread_name","pid":1,"tid":1,"args":{"name":"GIL owner"}}
            ,{"ph":"M","name":"thread_name","pid":1,"tid":2,"args":{"name":"MainThread"}}
            ,{"ph":"M","name":"thread_name","pid":1,"tid":3,"args":{"name":"other"}}
            ,{"ph":"X","name":"hold GIL","pid":1,"tid":2,"cat":"gil","ts":1000.0,"dur":30000.0,"args":{"reason":"released"}}
            ,{"ph":"X","name":"released: kernels_spin","pid":1,"tid":2,"cat":"gil","ts":31000.0,"dur":10000.0,"args":{}}
            ,{"ph":"X","name":"wait GIL","pid":1,"tid":3,"cat":"gil","ts":11000.0,"dur":20000.0,"args":{"forced":false}}
            ,{"ph":"X","name":"hold GIL","pid":1,"tid":3,"cat":"gil","ts":31000.0,"dur":10000.0,"args":{"reason":"exit"}}
            ,{"ph":"s","name":"hand-over","pid":1,"tid":2,"cat":"gil","id":1,"ts":30999.9}
            ,{"ph":"X","name":"MainThread","pid":1,"tid":1,"cat":"gil","ts":1000.0,"dur":30000.0,"args":{}}
            ]}
            """;

    @TempDir
    Path folder;

    private Timeline timeline(String text) throws IOException {
        return Timeline.read(Files.writeString(folder.resolve("trace.json"), text));
    }

    private List<String> lines(String text, int width) throws IOException {
        return new TimelinePage("test_x.py", timeline(text)).lines(new Style(false), width).stream().map(AttributedString::toString).toList();
    }

    @Test
    void aColumnIsWhatLastedLongestInIt() throws IOException {
        // 40 ms in 40 columns behind a name of ten letters.
        var lines = lines(TRACE.formatted(0), 51);
        assertTrue(lines.contains("MainThre " + "#".repeat(31) + ".".repeat(11)) || lines.stream().anyMatch(l -> l.matches("MainThr\\S* #{30,33}\\.{10,11}")), String.join("\n", lines));
        assertTrue(lines.stream().anyMatch(l -> l.matches("other    +-{20,22}#{10,11}")), String.join("\n", lines));
    }

    @Test
    void sharesAndTheLongestAreSaid() throws IOException {
        String text = String.join(" ", lines(TRACE.formatted(0), 200));
        assertTrue(text.contains("MainThread: holds 75 %, waits 0 %, without it 25 % of 40.0 ms, most in kernels_spin"), text);
        assertTrue(text.contains("1 hand-overs. Longest hold: MainThread, 30.0 ms, from 0 µs on. Longest wait: other, 20.0 ms, from 10.0 ms on."), text);
    }

    @Test
    void lostRecordsAreSaid() throws IOException {
        assertTrue(String.join(" ", lines(TRACE.formatted(7), 200)).contains("this is the beginning"));
    }

    @Test
    void halfAFileIsAMessage() {
        assertThrows(IOException.class, () -> timeline(TRACE.formatted(0).substring(0, 600)));
    }

    @Test
    void anEmptyRecordingIsSaid() throws IOException {
        assertEquals("The recording is empty.", lines("{\"traceEvents\":[]}", 80).getLast());
    }
}
