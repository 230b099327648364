package conch.capi;

import static org.junit.jupiter.api.Assertions.assertTrue;

import conch.Interpreter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A script that ran in a process of its own, because it may end it. {@code output} is what it printed on both streams. */
record ChildRun(String output, int status, Path crashFile) {
    private static final int SECONDS = 60;

    static ChildRun of(Path folder, String script) throws Exception {
        return of(folder, script, Map.of());
    }

    /** With these environment variables besides those of this process. */
    static ChildRun of(Path folder, String script, Map<String, String> environment) throws Exception {
        ExtensionTest.putProbe(folder);
        Path file = Files.writeString(folder.resolve("child.py"), script), crash = folder.resolve("crash.log"), output = folder.resolve("child.out");
        ProcessBuilder builder = new ProcessBuilder(List.of(System.getProperty("java.home") + "/bin/java", "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=" + crash, "-Dconch.home=" + ExtensionTest.HOME,
            "-Dconch.library=" + conch.ffi.NativeLibrary.file(), "-cp", System.getProperty("java.class.path"), ChildRun.class.getName(), file.toString()))
            .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!ended) process.destroyForcibly().waitFor();
        String said = read(output);
        assertTrue(ended, () -> "still running after " + SECONDS + " s, having said: " + said);
        return new ChildRun(said, process.exitValue(), crash);
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    public static void main(String[] args) throws Exception {
        Interpreter.Builder builder = Interpreter.builder().home(ExtensionTest.HOME);
        StrictTest.choose(builder);
        try (Interpreter interpreter = builder.build()) {
            System.exit(interpreter.runFile(Path.of(args[0])));
        }
    }
}
