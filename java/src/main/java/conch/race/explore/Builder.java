package conch.race.explore;

import conch.child.Child;
import conch.child.ChildResult;
import conch.child.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compiles and links a file to explore; what was built once for a text, a compiler and its options is taken again. */
final class Builder {
    private static final Limits COMPILING = new Limits(Duration.ofMinutes(2), 0, 1 << 20);
    private static final Pattern UNDEFINED = Pattern.compile("undefined reference to [`']?(setup|thread|check)\\b");
    private static final Pattern TWICE = Pattern.compile("multiple definition of [`']?main\\b");
    private static final Map<String, String> CONVENTION = Map.of("setup", "void setup(void)", "thread", "void thread(int number)",
            "check", "const char *check(void)");
    private static final int MOST_LINES = 12;

    private final ExploreOptions options;
    private final Path scheduler, library;
    private final Compiler compiler;

    Builder(ExploreOptions options) throws ExploreException, InterruptedException {
        this.options = options;
        scheduler = options.home().resolve("native/sched").toAbsolutePath().normalize();
        library = options.home().resolve("build/release/lib/libconch_sched.so").toAbsolutePath().normalize();
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new ExploreException("not possible here: the scheduler reads ELF files and needs the GNU linker, so it is built on Linux only");
        }
        if (!Files.exists(library)) throw ExploreException.of("the scheduler is not built (%s); ./conch race builds it", library);
        compiler = Compiler.find(options.compiler());
    }

    Program build(Subject subject) throws ExploreException, InterruptedException {
        Path file = subject.file();
        if (!Files.isRegularFile(file)) throw ExploreException.of("there is no C file '%s'", file);
        if (!Files.isReadable(file)) throw ExploreException.of("'%s' may not be read", file);
        List<String> compiling = compiling(subject);
        var source = Source.read(compiling, file, scheduler.resolve("sched.h"));
        try {
            Path folder = Cache.folder(options.home(), key(compiling, source));
            Path program = folder.resolve("program");
            if (!Files.exists(program)) build(compiling, file, folder, program);
            return new Program(subject, source, compiler, options, program);
        } catch (FileSystemException e) {
            throw ExploreException.of("can't write %s: %s", e.getFile(), e instanceof AccessDeniedException ? "not allowed" : e.getReason());
        } catch (IOException e) {
            throw ExploreException.of("can't build %s: %s", subject.name(), e.getMessage());
        }
    }

    /** {@code -include} lets the compiler compare the file's functions with the convention; {@code -iquote} leaves {@code <sched.h>} the system's. */
    private List<String> compiling(Subject subject) {
        var command = new ArrayList<>(List.of(compiler.program().toString(), "-std=gnu17", "-g", options.level()));
        command.addAll(compiler.instrumentation());
        command.addAll(List.of("-pthread", "-iquote", scheduler.toString(), "-include", scheduler.resolve("sched.h").toString()));
        subject.macros().forEach(macro -> command.add("-D" + macro));
        return command;
    }

    private String key(List<String> compiling, Source source) throws IOException {
        String all = String.join("\0", compiling) + compiler.version() + source.hash() + source.files().getFirst() + library + Files.size(library)
                + Files.getLastModifiedTime(library) + Files.readString(scheduler.resolve("wrap.args")) + Files.readString(scheduler.resolve("main.c"));
        return HexFormat.of().formatHex(Source.sha256().digest(all.getBytes(StandardCharsets.UTF_8)), 0, 12);
    }

    /** Under names of its own first: another process may build the same. */
    private void build(List<String> compiling, Path file, Path folder, Path program) throws ExploreException, IOException, InterruptedException {
        String mine = String.valueOf(ProcessHandle.current().pid());
        Path object = folder.resolve(mine + ".o"), linked = folder.resolve(mine + ".program");
        try {
            var words = new ArrayList<>(compiling);
            words.addAll(List.of("-c", file.toString(), "-o", object.toString()));
            run(words, file);
            run(linking(object, linked), file);
            Files.move(linked, program, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(object);
            Files.deleteIfExists(linked);
        }
    }

    private List<String> linking(Path object, Path program) {
        return List.of(compiler.program().toString(), "-iquote", scheduler.toString(), scheduler.resolve("main.c").toString(), object.toString(),
                "@" + scheduler.resolve("wrap.args"), library.toString(), "-Wl,-rpath," + library.getParent(), "-pthread", "-lm", "-o", program.toString());
    }

    private static void run(List<String> command, Path file) throws ExploreException, InterruptedException {
        var result = new Child(command, COMPILING).run();
        if (!result.ending().isGood()) throw refused(file, result);
    }

    /** The convention's names in words, anything else as the compiler put it. */
    static ExploreException refused(Path file, ChildResult result) {
        var missing = UNDEFINED.matcher(result.errors()).results().map(m -> m.group(1)).distinct().sorted().map(CONVENTION::get).toList();
        if (!missing.isEmpty()) {
            return ExploreException.of("%s does not define what a file to explore must: %s (docs/races.md has an example; none of them static)",
                    file.getFileName(), String.join(", ", missing));
        }
        if (TWICE.matcher(result.errors()).find()) {
            return ExploreException.of("%s has a main of its own: the scheduler's takes its place, so leave it out (docs/races.md has an example)", file.getFileName());
        }
        String said = result.errors().lines().limit(MOST_LINES).collect(Collectors.joining("\n"));
        return ExploreException.of("%s does not compile: the compiler %s%s", file.getFileName(), result.ending().words(), said.isBlank() ? "" : "\n" + said);
    }
}
