package conch.bench.jmh;

import conch.Interpreter;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A script of {@code bench/scripts} in an interpreter of this JVM, which answers requests on its standard streams (see {@code harness.py}). */
final class ServingScript {
    private final PipedOutputStream requests = new PipedOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final BufferedReader answers;
    private final Thread runner;

    private ServingScript(String name) throws IOException {
        var in = new PipedInputStream(requests);
        var out = new PipedOutputStream();
        answers = new BufferedReader(new InputStreamReader(new PipedInputStream(out), StandardCharsets.UTF_8));
        Path home = Path.of(System.getProperty("conch.home"));
        String script = home.resolve("bench/scripts").resolve(name).toString();
        Interpreter interpreter = Interpreter.builder().home(home).argv(List.of(script, "serve")).streams(in, out, errors).build();
        runner = Thread.ofPlatform().name("serving script").start(() -> {
            try (interpreter; out) {
                interpreter.runFile(Path.of(script));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static ServingScript start(String name) {
        try {
            return new ServingScript(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the script do a case n times; its answer is the seconds that it took. */
    String run(String name, int n) {
        try {
            requests.write(("run " + name + " " + n + "\n").getBytes(StandardCharsets.UTF_8));
            requests.flush();
            String answer = answers.readLine();
            if (answer == null) throw new IllegalStateException("the script has ended: " + errors.toString(StandardCharsets.UTF_8));
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("the script does not answer: " + errors.toString(StandardCharsets.UTF_8), e);
        }
    }

    void end() throws InterruptedException {
        try {
            requests.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        runner.join();
    }
}
