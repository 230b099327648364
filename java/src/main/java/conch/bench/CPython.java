package conch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The CPython that Conch is compared with.
 *
 * @param executable the program itself: a version manager's script in front of it would count as its start-up
 * @param version for example 3.11.2
 * @param headers whether extension modules can be compiled for it
 */
record CPython(Path executable, String version, boolean headers) {
    /** The distribution's own first: it is the one that is built with all optimisations. */
    private static final List<String> CANDIDATES = List.of("/usr/bin/python3", "python3", "python3.11", "python3.12", "python3.13");

    private static final String QUESTION = """
            import os, platform, sys, sysconfig
            if platform.python_implementation() == "CPython" and sys.version_info >= (3, 11):
                header = os.path.join(sysconfig.get_path("include"), "Python.h")
                print(sys.executable, platform.python_version(), os.path.exists(header), sep="\\n")
            """;

    /** The first 3.11 or later that has its headers, else the first 3.11 or later, else none. */
    static Optional<CPython> find() {
        var found = CANDIDATES.stream().map(CPython::ask).flatMap(Optional::stream).toList();
        return found.stream().filter(CPython::headers).findFirst().or(() -> found.stream().findFirst());
    }

    private static Optional<CPython> ask(String name) {
        return Programs.output(name, "-c", QUESTION).map(String::lines).map(lines -> lines.toList()).filter(lines -> lines.size() == 3)
                .map(lines -> new CPython(Path.of(lines.get(0)), lines.get(1), lines.get(2).equals("True")));
    }

    /**
     * Builds the extension modules for it, unless that has been done since their sources changed.
     *
     * @return the folder that they are in
     * @throws IOException with what the compiler said
     */
    Path buildModules(Path home, Path folder) throws IOException, InterruptedException {
        Path stamp = folder.resolve("built-for");
        String wanted = executable + " " + version;
        if (Files.exists(stamp) && Files.readString(stamp).equals(wanted) && !changedSince(home, stamp)) return folder;
        Files.createDirectories(folder);
        Path log = folder.resolve("log");
        int exitCode = new ProcessBuilder(home.resolve("native/modules/check_cpython.sh").toString(), folder.toString(), executable.toString())
                .redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
        if (exitCode != 0) throw new IOException(Files.readString(log).strip());
        return Files.writeString(stamp, wanted).getParent();
    }

    private static boolean changedSince(Path home, Path stamp) throws IOException {
        var built = Files.getLastModifiedTime(stamp);
        for (String part : List.of("native/modules", "native/kernels")) {
            try (var files = Files.list(home.resolve(part))) {
                for (Path file : files.toList()) {
                    if (Files.getLastModifiedTime(file).compareTo(built) > 0) return true;
                }
            }
        }
        return false;
    }
}
