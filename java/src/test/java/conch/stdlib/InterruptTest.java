package conch.stdlib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conch.Interpreter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ctrl-C from outside: the script runs in a process of its own, says that it is ready, and gets SIGINT. Wherever it is then, whether before
 * the wait that the script is about to begin or in it, it must end, so no test depends on when exactly the signal arrives.
 */
class InterruptTest {
    private static final int LONGEST_SECONDS = 60;
    private static final String READY = "ready";

    @TempDir
    Path folder;

    /** The program in the other process. */
    static final class Script {
        public static void main(String[] words) {
            int exitCode;
            try (Interpreter interpreter = Interpreter.builder().argv(List.of(words)).build()) {
                exitCode = interpreter.runFile(Path.of(words[0]));
            }
            System.exit(exitCode);
        }
    }

    private record Outcome(int exitCode, String output, String errors) {
    }

    /** Runs the script, sends the signal once for each {@code ready} that it prints, and waits for its end. */
    private Outcome interrupt(String... lines) throws IOException, InterruptedException {
        Path script = folder.resolve("script.py"), errors = folder.resolve("errors");
        Files.writeString(script, String.join("\n", lines) + "\n");
        String java = ProcessHandle.current().info().command().orElseThrow();
        Process process = new ProcessBuilder(java, "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1",
            "-Dconch.home=" + System.getProperty("conch.home", ""), "-cp", System.getProperty("java.class.path"), Script.class.getName(), script.toString())
            .redirectError(errors.toFile()).start();
        try {
            StringBuilder output = new StringBuilder();
            // Ends a process that does not end by itself, and with it the reading of what it says.
            CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
            BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line; (line = out.readLine()) != null; ) {
                if (line.equals(READY)) signal(process);
                else output.append(line).append('\n');
            }
            return new Outcome(process.waitFor(), output.toString(), Files.readString(errors));
        } finally {
            process.destroyForcibly();
        }
    }

    private static void signal(Process process) throws IOException, InterruptedException {
        int sent = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start().waitFor();
        Assumptions.assumeTrue(sent == 0, "this system has no kill");
    }

    private void endsInterrupted(String lastFrameLine, String... lines) throws IOException, InterruptedException {
        Outcome outcome = interrupt(lines);
        List<String> errors = new ArrayList<>(outcome.errors.lines().toList());
        assertEquals(130, outcome.exitCode, outcome.errors);
        assertEquals("KeyboardInterrupt", errors.getLast(), outcome.errors);
        assertTrue(outcome.errors.startsWith("Traceback (most recent call last):\n"), outcome.errors);
        assertTrue(outcome.errors.contains(lastFrameLine), outcome.errors);
    }

    @Test
    void endsALoop() throws Exception {
        endsInterrupted(", in spin", "def spin():", "    print('ready', flush=True)", "    while True:", "        pass", "spin()");
    }

    @Test
    void endsASleep() throws Exception {
        endsInterrupted("script.py", "import time", "print('ready', flush=True)", "time.sleep(1000)");
    }

    @Test
    void endsAWaitForALock() throws Exception {
        endsInterrupted("script.py", "import threading", "lock = threading.Lock()", "lock.acquire()", "print('ready', flush=True)", "lock.acquire()");
    }

    @Test
    void endsAJoin() throws Exception {
        endsInterrupted("script.py", "import threading", "gate = threading.Event()", "t = threading.Thread(target=gate.wait, daemon=True)", "t.start()",
            "print('ready', flush=True)", "t.join()");
    }

    @Test
    void endsAWaitForAnEvent() throws Exception {
        endsInterrupted("script.py", "import threading", "print('ready', flush=True)", "threading.Event().wait()");
    }

    @Test
    void endsARead() throws Exception {
        endsInterrupted("script.py", "print('ready', flush=True)", "input()");
    }

    @Test
    void canBeCaught() throws Exception {
        Outcome outcome = interrupt("import time", "try:", "    print('ready', flush=True)", "    time.sleep(1000)", "except KeyboardInterrupt:", "    print('caught')");
        assertEquals(new Outcome(0, "caught\n", ""), outcome);
    }

    @Test
    void canBeIgnoredForAWhile() throws Exception {
        Outcome outcome = interrupt("import signal, threading", "signal.signal(signal.SIGINT, signal.SIG_IGN)", "signal.signal(signal.SIGINT, signal.default_int_handler)",
            "try:", "    print('ready', flush=True)", "    threading.Event().wait()", "except KeyboardInterrupt:", "    print('caught')");
        assertEquals(new Outcome(0, "caught\n", ""), outcome);
    }

    @Test
    void endsTheWaitForThreadsAtTheEnd() throws Exception {
        Outcome outcome = interrupt("import threading", "threading.Thread(target=threading.Event().wait).start()", "print('ready', flush=True)");
        assertTrue(outcome.errors.contains("KeyboardInterrupt"), outcome.errors);
    }

    @Test
    void endsAFinaliserThatLoops() throws Exception {
        Outcome outcome = interrupt("class Endless:", "    def __del__(self):", "        print('ready', flush=True)", "        while True: pass", "x = Endless()");
        assertTrue(outcome.errors.startsWith("Exception ignored in: <function Endless.__del__ at "), outcome.errors);
        assertEquals(0, outcome.exitCode, outcome.errors);
    }

    @Test
    void leavesDaemonsBehind() throws Exception {
        Outcome outcome = interrupt("import sys, threading, time", "def spin():", "    while True: pass", "threading.Thread(target=spin, daemon=True).start()",
            "threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()", "print('end')", "sys.exit(3)");
        assertEquals(new Outcome(3, "end\n", ""), outcome);
    }

    /** A handler that returns lets the wait go on; the second signal, while the first handler's work is done, is not lost. */
    @Test
    void runsAHandlerAndGoesOn() throws Exception {
        Outcome outcome = interrupt("import signal, threading", "count = 0", "more = threading.Semaphore(0)", "def handler(number, frame):", "    global count",
            "    count += 1", "    if count < 3: print('ready', flush=True)", "    else: raise SystemExit(9)", "signal.signal(signal.SIGINT, handler)",
            "print('ready', flush=True)", "more.acquire()");
        assertEquals(new Outcome(9, "", ""), outcome);
    }
}
