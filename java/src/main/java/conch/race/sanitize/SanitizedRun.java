package conch.race.sanitize;

import conch.child.Child;
import conch.child.ChildResult;
import conch.child.Limits;
import conch.race.Cpus;
import conch.race.Variant;
import conch.race.explore.Compiler;
import conch.race.explore.ExploreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** A demo under a sanitizer, until it has something to say or the time is over. */
public final class SanitizedRun {
    private static final Limits COMPILING = new Limits(Duration.ofMinutes(2), 0, 1 << 20);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final long OUTPUT = 1L << 30, RUNS = 100_000_000, RESIDENT = 4L << 30;
    private static final int ITERS = 1000;

    private final Path home;
    private final String name;
    private final Compiler compiler;

    /** @param cc the compiler, null for the usual one */
    public SanitizedRun(Path home, String name, String cc) throws ExploreException, InterruptedException {
        this.home = home;
        this.name = name;
        compiler = Compiler.find(cc);
    }

    public Compiler compiler() {
        return compiler;
    }

    /** @param time after which nothing found is the result */
    public Finding run(Tool tool, Variant variant, Duration time) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("conch-race-");
        Path program = folder.resolve(name);
        try {
            var compiled = new Child(List.of(compiler.program().toString(), "-std=gnu17", "-g", "-O1", "-fno-omit-frame-pointer", "-fsanitize=" + tool.flag(), "-pthread",
                    source().toString(), "-o", program.toString()), COMPILING).run();
            if (!compiled.ending().isGood()) return Finding.impossible(tool, reason(compiled.errors()) + "; to repair it: " + tool.repair(compiler.isClang()));
            return run(tool, variant, program, time);
        } finally {
            Files.deleteIfExists(program);
            Files.deleteIfExists(folder);
        }
    }

    private Path source() {
        return home.resolve("native/races").resolve(name + ".c");
    }

    private Finding run(Tool tool, Variant variant, Path program, Duration time) throws IOException, InterruptedException {
        var command = new ArrayList<>(prefix(tool));
        command.addAll(List.of(program.toString(), "--variant", variant.word(), "--iters", String.valueOf(ITERS), "--runs", String.valueOf(RUNS),
                "--seconds", String.valueOf(time.toMillis() / 1e3)));
        List<Integer> cpus = Cpus.first(2);
        if (!cpus.isEmpty()) command.addAll(List.of("--cpus", cpus.stream().map(String::valueOf).collect(Collectors.joining(","))));
        var runs = new AtomicLong();
        var result = new Child(command, new Limits(time.plus(GRACE), 0, OUTPUT).withResident(RESIDENT)).with(tool.variable(), tool.options())
                .run(line -> runs.incrementAndGet());
        if (result.errors().contains("FATAL: " + tool.title())) return Finding.impossible(tool, reason(result.errors()) + "; " + addresses(tool));
        var reduced = Reduced.of(result.errors(), source().getParent().toString());
        return new Finding(tool, Optional.empty(), reduced, trouble(result, reduced), runs.get(), result.took().toNanos() / 1e9,
                reduced.isEmpty() ? null : keep(tool, variant, result.errors()));
    }

    /** A sandbox may forbid it; then the sanitizer may still be lucky with its addresses. */
    private static List<String> prefix(Tool tool) throws InterruptedException {
        if (tool.prefix().isEmpty()) return List.of();
        var probe = new ArrayList<>(tool.prefix());
        probe.add("true");
        return new Child(probe, COMPILING).run().ending().isGood() ? tool.prefix() : List.of();
    }

    private static String addresses(Tool tool) {
        return tool == Tool.THREAD ? "it needs `setarch -R` (sudo apt install util-linux; in a container also --security-opt seccomp=unconfined), or: sudo sysctl vm.mmap_rnd_bits=28"
                : "see its report above";
    }

    private static Optional<String> trouble(ChildResult result, Optional<Reduced> reduced) {
        return reduced.isPresent() || result.ending().isGood() ? Optional.empty() : Optional.of(result.words());
    }

    private static String reason(String errors) {
        return errors.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("no word about why");
    }

    private Path keep(Tool tool, Variant variant, String report) throws IOException {
        Path build = home.resolve("build");
        Path folder = Files.isWritable(build) ? Files.createDirectories(build.resolve("race-reports")) : Files.createTempDirectory("conch-race-reports-");
        return Files.writeString(folder.resolve(name + "-" + variant.word() + "-" + tool.flag() + ".txt"), report);
    }
}
