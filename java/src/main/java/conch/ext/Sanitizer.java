package conch.ext;

import conch.child.Child;
import conch.child.ChildResult;
import conch.child.Limits;
import conch.child.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A sanitizer's runtime, ready to be preloaded into a JVM.
 *
 * @param prefix what stands before the JVM's command; it preloads the runtime there, not into the shell that starts the child
 * @param properties what the JVM is told
 */
public record Sanitizer(List<String> prefix, List<String> properties) {
    /** What this machine cannot do, in words. */
    public static final class Missing extends Exception {
        private static final long serialVersionUID = 1;

        public Missing(String format, Object... arguments) {
            super(String.format(format, arguments), null, false, false);
        }
    }

    private static final Duration PROBE_LIMIT = Duration.ofSeconds(60);
    private static final List<String> FIXED_ADDRESSES = List.of("setarch", "-R");
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(5);
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

    static Sanitizer none() {
        return new Sanitizer(List.of(), List.of());
    }

    /** @throws Missing where the compiler has no such runtime, or no JVM starts with it */
    public static Sanitizer prepare(Stage stage, Path home, Compiler compiler) throws Missing, ProjectException, IOException, InterruptedException {
        if (stage.runtime == null) return none();
        if (!System.getProperty("os.name").equals("Linux")) throw new Missing("a sanitizer is preloaded into the JVM on Linux only");
        Path runtime = compiler.libraryFile(stage.runtime);
        if (runtime == null || !isElf(runtime)) throw new Missing("the compiler has no shared %s", stage.runtime);
        var sanitizer = new Sanitizer(prefix(stage, runtime), List.of());
        sanitizer.requireStarting(stage);
        return stage == Stage.TSAN ? sanitizer.withLibrary(instrumentedLibrary(home)) : sanitizer;
    }

    /** Some systems have a linker's script under a library's name, which cannot be preloaded. */
    private static boolean isElf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ELF.length), ELF);
        }
    }

    private static List<String> prefix(Stage stage, Path runtime) throws InterruptedException {
        var words = new ArrayList<String>();
        if (stage == Stage.TSAN && canFixAddresses()) words.addAll(FIXED_ADDRESSES);
        words.addAll(List.of("env", "LD_PRELOAD=" + runtime));
        return words;
    }

    /** ThreadSanitizer places its shadow memory where the kernel may have put something, unless addresses are not randomised. */
    private static boolean canFixAddresses() throws InterruptedException {
        return Programs.isThere("setarch") && run(List.of("setarch", "-R", "true"), Path.of("/"), Map.of(), PROBE_LIMIT).ending().isGood();
    }

    private void requireStarting(Stage stage) throws Missing, InterruptedException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(Jvm.program(), "-XX:+UseSerialGC", "-version"));
        var result = run(command, Path.of("/"), Map.of(stage.variable, stage.options), PROBE_LIMIT);
        if (result.ending().isGood()) return;
        String why = result.output().lines().filter(line -> !line.isBlank()).findFirst().orElse("without a word");
        throw new Missing("no JVM starts with %s preloaded%s: it %s (%s)", stage.runtime,
                stage == Stage.TSAN && !prefix.containsAll(FIXED_ADDRESSES) ? ", and setarch -R, which helps, is missing or forbidden here" : "", result.ending().words(), why);
    }

    private Sanitizer withLibrary(Path library) {
        return new Sanitizer(prefix, List.of("-Dconch.library=" + library));
    }

    /**
     * A libconch compiled with ThreadSanitizer, or the lock's hand-over would be invisible and correct code reported. Built with CMake when the
     * sources have changed; one process at a time.
     */
    private static Path instrumentedLibrary(Path home) throws Missing, IOException, InterruptedException {
        Path folder = home.resolve("build/tsan");
        if (!Files.isDirectory(home.resolve("build")) || !Files.isWritable(home.resolve("build"))) {
            throw new Missing("the lock must be compiled with ThreadSanitizer too, and %s cannot be written to", home.resolve("build"));
        }
        try (var file = FileChannel.open(home.resolve("build/tsan.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); var _ = file.lock()) {
            cmake(home, "--preset", "tsan");
            cmake(home, "--build", "--preset", "tsan", "--target", "conch");
        }
        return folder.resolve("lib").resolve(System.mapLibraryName("conch"));
    }

    private static void cmake(Path home, String... words) throws Missing, IOException, InterruptedException {
        var command = new ArrayList<>(List.of("cmake"));
        command.addAll(List.of(words));
        var result = run(command, home, Map.of(), BUILD_LIMIT);
        if (result.ending().isGood()) return;
        Path log = Files.writeString(home.resolve("build/ext-tsan.log"), result.output());
        throw new Missing("the lock must be compiled with ThreadSanitizer too, and that failed (why: %s)", log);
    }

    private static ChildResult run(List<String> command, Path folder, Map<String, String> environment, Duration limit) throws InterruptedException {
        return new Child(command, new Limits(limit, 0, 16 << 20)).in(folder).with(environment).merged().run();
    }
}
