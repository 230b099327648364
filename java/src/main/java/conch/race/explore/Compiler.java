package conch.race.explore;

import conch.child.Child;
import conch.child.Limits;
import conch.child.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A C compiler of this machine.
 *
 * @param program its path
 * @param version the first line of {@code --version}
 */
public record Compiler(Path program, String version) {
    private static final Limits ASKING = new Limits(Duration.ofSeconds(20), 0, 1 << 16);
    private static final Pattern NUMBER = Pattern.compile("(\\d+\\.\\d+(?:\\.\\d+)?)");
    private static final int NEWEST = 30, OLDEST = 9;

    /**
     * @param name {@code gcc}, {@code clang} (also found as clang-14 and its like), any other name on the PATH, or a path; null for whichever is there
     */
    public static Compiler find(String name) throws ExploreException, InterruptedException {
        Path program = (name == null ? Stream.of("gcc", "clang", "cc").flatMap(n -> lookUp(n).stream()).findFirst() : lookUp(name))
                .orElseThrow(() -> missing(name));
        var result = new Child(List.of(program.toString(), "--version"), ASKING).run();
        String version = result.output().lines().findFirst().orElse("");
        if (!result.ending().isGood() || version.isEmpty()) {
            throw ExploreException.of("%s does not say its version: it %s; --cc takes gcc, clang, or the path of one of them", program, result.words());
        }
        return new Compiler(program, version);
    }

    private static ExploreException missing(String name) {
        String repair = System.getProperty("os.name").startsWith("Mac") ? "xcode-select --install"
                : name != null && name.startsWith("clang") ? "sudo apt install clang" : "sudo apt install gcc";
        return ExploreException.of("there is no C compiler %s; to install one: %s", name == null ? "(neither gcc nor clang)" : "'" + name + "'", repair);
    }

    private static Optional<Path> lookUp(String name) {
        var plain = Programs.find(name);
        return plain.isPresent() || !name.equals("clang") ? plain
                : IntStream.rangeClosed(OLDEST, NEWEST).mapToObj(n -> "clang-" + (NEWEST + OLDEST - n)).flatMap(n -> Programs.find(n).stream()).findFirst();
    }

    public boolean isClang() {
        return version.contains("clang");
    }

    /** For example {@code gcc 12.2.0}, without what a distribution adds. */
    public String shortName() {
        var number = NUMBER.matcher(version.replaceAll("\\(.*?\\)", ""));
        return (isClang() ? "clang" : "gcc") + (number.find() ? " " + number.group(1) : "");
    }

    /** What makes the compiler report the accesses of a file; clang leaves out the read of {@code x++} unless it is told. */
    List<String> instrumentation() {
        return isClang() ? List.of("-fsanitize=thread", "-mllvm", "-tsan-instrument-read-before-write=1") : List.of("-fsanitize=thread");
    }
}
