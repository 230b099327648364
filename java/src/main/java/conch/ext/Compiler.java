package conch.ext;

import conch.child.Child;
import conch.child.ChildResult;
import conch.child.Limits;
import conch.child.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The C compiler as extension modules are compiled: {@code $CC}, else {@code cc}. {@code $CFLAGS} and {@code $LDFLAGS} come last on the line,
 * so they win.
 */
public final class Compiler {
    private static final Limits LIMITS = new Limits(Duration.ofMinutes(10), 0, 16 << 20);
    /** The exceptions are what the manual's own idioms run into: {@code {NULL}} at a table's end, a {@code self} unused, the cast of a function with keywords. */
    private static final List<String> FLAGS = List.of("-std=gnu17", "-g", "-fPIC", "-fvisibility=hidden", "-fno-omit-frame-pointer", "-pthread",
            "-Wall", "-Wextra", "-Wno-missing-field-initializers", "-Wno-unused-parameter", "-Wno-cast-function-type");

    private final List<String> program = words("CC", "cc");
    private final Limits limits;

    public Compiler() {
        this(LIMITS);
    }

    /** @param limits of one call of the compiler */
    public Compiler(Limits limits) {
        this.limits = limits;
    }

    /** The words of an environment variable. */
    private static List<String> words(String variable, String otherwise) {
        String value = System.getenv(variable);
        return List.of((value == null || value.isBlank() ? otherwise : value).strip().split("\\s+"));
    }

    /** The command that compiles and links a module. */
    List<String> command(Project.Module module, Path headers, List<String> flags, Path library) {
        var command = new ArrayList<>(program);
        command.addAll(FLAGS);
        command.addAll(flags);
        command.add("-I" + headers);
        addWords(command, "CFLAGS");
        command.addAll(System.getProperty("os.name").startsWith("Mac") ? List.of("-bundle", "-undefined", "dynamic_lookup") : List.of("-shared"));
        command.addAll(List.of("-o", library.toString()));
        module.sources().forEach(source -> command.add(source.toString()));
        addWords(command, "LDFLAGS");
        command.add("-lm");
        return command;
    }

    private static void addWords(List<String> command, String variable) {
        if (System.getenv(variable) != null && !System.getenv(variable).isBlank()) command.addAll(words(variable, ""));
    }

    /**
     * Compiles a module into {@code folder/NAME.so}. The file is put there by rename: a process that has the old one loaded keeps it.
     *
     * @return what the compiler said: warnings, or on failure errors, each with its source line
     */
    public ChildResult compile(Project.Module module, Path headers, List<String> flags, Path folder) throws ProjectException, IOException, InterruptedException {
        Files.createDirectories(folder);
        Path half = folder.resolve(module.library() + "." + ProcessHandle.current().pid());
        try {
            var result = run(command(module, headers, flags, half), module.sources().getFirst().getParent());
            if (result.ending().isGood()) Files.move(half, folder.resolve(module.library()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return result;
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /** Where the compiler has a library of its own, or null where it has none. */
    Path libraryFile(String name) throws ProjectException, IOException, InterruptedException {
        var command = new ArrayList<>(program);
        command.add("-print-file-name=" + name);
        var answer = run(command, Path.of("").toAbsolutePath());
        Path file = Path.of(answer.output().strip());
        return answer.ending().isGood() && file.isAbsolute() && Files.exists(file) ? file.toRealPath() : null;
    }

    private ChildResult run(List<String> command, Path folder) throws ProjectException, InterruptedException {
        if (!Programs.isThere(program.getFirst())) {
            throw new ProjectException("there is no C compiler '%s'; conch doctor says what to install", program.getFirst());
        }
        return new Child(command, limits).in(folder).merged().run();
    }
}
