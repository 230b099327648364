package conch.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A script of {@code bench/scripts} in an interpreter's process, serving requests: the protocol is in {@code harness.py}. The process lives
 * on between requests, so that two interpreters can take turns sample by sample.
 */
final class ScriptProcess implements AutoCloseable {
    /** A case as its script describes it; baseline is null for none. */
    record Case(String script, String name, String baseline, int block, String what) {
    }

    private final Process process;
    private final Path errors;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    /** @param interpreter the command that the script's name is put behind */
    ScriptProcess(List<String> interpreter, Path script, Map<String, String> environment) throws IOException {
        errors = Files.createTempFile("conch-bench", ".txt");
        var command = new ArrayList<>(interpreter);
        command.addAll(List.of(script.toString(), "serve"));
        var builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
        requests = process.outputWriter();
        answers = process.inputReader();
    }

    /** What the script can do. */
    List<Case> cases(String script) throws IOException {
        var cases = new ArrayList<Case>();
        send("list");
        for (String line = answer(); !line.isEmpty(); line = answer()) {
            String[] columns = line.split("\t");
            cases.add(new Case(script, columns[0], columns[1].equals("-") ? null : columns[1], Integer.parseInt(columns[2]), columns[3]));
        }
        return cases;
    }

    /** Does a case n times; the seconds that it took, by the script's own clock. */
    double run(String name, long n) throws IOException {
        send("run " + name + " " + n);
        return Double.parseDouble(answer());
    }

    private void send(String request) throws IOException {
        try {
            requests.write(request + "\n");
            requests.flush();
        } catch (IOException e) {
            throw ended();
        }
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) throw ended();
        return line;
    }

    /** With the last line of what it complained about, which is the exception's own. */
    private IOException ended() throws IOException {
        String said = Files.readString(errors).strip();
        return new IOException(said.isEmpty() ? "the script ended without a word" : said.substring(said.lastIndexOf('\n') + 1));
    }

    /** The end of the input is the script's sign to end. */
    @Override
    public void close() throws IOException {
        requests.close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(errors);
    }
}
