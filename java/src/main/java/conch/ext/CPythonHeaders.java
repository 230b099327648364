package conch.ext;

import conch.child.Child;
import conch.child.Limits;
import conch.child.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * An installed CPython that an extension can be compiled for.
 *
 * @param program what starts it
 * @param include the folder with its Python.h
 */
public record CPythonHeaders(String program, String version, Path include) {
    private static final List<String> CANDIDATES = List.of("python3", "/usr/bin/python3", "python3.11", "python3.12", "python3.13");
    private static final Limits LIMITS = Limits.USUAL.withTime(Duration.ofSeconds(30));
    private static final String QUESTION = """
            import os, platform, sys, sysconfig
            include = sysconfig.get_path("include")
            if platform.python_implementation() == "CPython" and sys.version_info >= (3, 11) and os.path.exists(include + "/Python.h"):
                print(platform.python_version(), include, sep="\\n")
            """;

    /** The first CPython 3.11 or later that has its headers. */
    public static CPythonHeaders find() throws ProjectException, InterruptedException {
        for (String program : CANDIDATES) {
            if (!Programs.isThere(program)) continue;
            var answer = new Child(List.of(program, "-c", QUESTION), LIMITS).run();
            var lines = answer.output().lines().toList();
            if (answer.ending().isGood() && lines.size() == 2) return new CPythonHeaders(program, lines.get(0), Path.of(lines.get(1)));
        }
        throw new ProjectException("no CPython 3.11 or later with its headers was found; on Debian and Ubuntu: sudo apt-get install python3-dev");
    }
}
