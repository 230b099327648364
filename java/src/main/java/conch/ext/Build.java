package conch.ext;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compiles a project's modules for Conch, and for an installed CPython where that is wanted. */
public final class Build {
    private static final List<String> OPTIMISED = List.of("-O2");

    private final Project project;
    private final Path headers;
    private final PrintStream out;
    private final PrintStream err;
    private final Compiler compiler = new Compiler();

    /**
     * @param home Conch's own folder
     * @param out what was built
     * @param err what the compiler said
     */
    public Build(Project project, Path home, PrintStream out, PrintStream err) {
        this.project = project;
        this.headers = headers(home);
        this.out = out;
        this.err = err;
    }

    public static Path headers(Path home) {
        return home.resolve("native/include");
    }

    /** NAME.so beside each module's source, and the database for editors. False where a module does not compile; the others are built. */
    public boolean forConch() throws ProjectException, IOException, InterruptedException {
        var database = CompileDatabase.in(project.folder());
        for (var module : project.modules()) {
            database.enter(module, compiler.command(module, headers, OPTIMISED, project.folder().resolve(module.library())));
        }
        database.write();
        return into(project.folder(), headers, "");
    }

    /** NAME.so in {@code build/cpython}, for the first CPython that has its headers. */
    public boolean forCPython() throws ProjectException, IOException, InterruptedException {
        var cpython = CPythonHeaders.find();
        Path folder = project.buildFolder().resolve("cpython");
        if (!into(folder, cpython.include(), " for CPython " + cpython.version())) return false;
        // -P: without it the script's own folder comes first, and in it lies Conch's NAME.so.
        for (Path test : project.tests()) out.printf("run there: PYTHONPATH=%s %s -P %s%n", folder, cpython.program(), test);
        return true;
    }

    private boolean into(Path folder, Path include, String forWhom) throws ProjectException, IOException, InterruptedException {
        boolean good = true;
        for (var module : project.modules()) {
            var result = compiler.compile(module, include, OPTIMISED, folder);
            err.print(result.output());
            if (result.ending().isGood()) {
                out.printf("built %s%s%n", folder.resolve(module.library()), forWhom);
            } else {
                err.printf("conch: ext: %s does not compile%s%n", module.name(), forWhom);
                good = false;
            }
        }
        err.flush();
        return good;
    }

    /** Whether this is a Conch to build against. */
    public static boolean hasHeaders(Path home) {
        return Files.isRegularFile(headers(home).resolve("Python.h"));
    }
}
