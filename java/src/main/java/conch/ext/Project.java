package conch.ext;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What lies in a folder of extension sources.
 *
 * @param folder absolute, without links: sanitizers' reports name sources this way
 * @param modules at least one, by name
 * @param tests the test scripts, by name; may be empty
 */
public record Project(Path folder, List<Module> modules, List<Path> tests) {
    /**
     * One extension module.
     *
     * @param name what a script imports, and {@code PyInit_} in the source
     * @param sources the file with {@code PyInit_NAME} first; absolute
     */
    public record Module(String name, List<Path> sources) {
        public String library() {
            return name + ".so";
        }
    }

    private static final Pattern INIT = Pattern.compile("PyMODINIT_FUNC\\s+PyInit_(\\w+)\\s*\\(");

    /**
     * A folder with all its modules and tests, or one C file with the test that is named after it.
     *
     * @throws ProjectException where there is nothing to build, and why
     */
    public static Project at(Path place) throws ProjectException, IOException {
        if (Files.isDirectory(place)) return inFolder(place.toRealPath());
        if (!Files.exists(place)) throw new ProjectException("no such file or folder: '%s'", place);
        if (!place.toString().endsWith(".c")) throw new ProjectException("'%s' is neither a folder nor a C file", place);
        return ofFile(place.toRealPath());
    }

    private static Project ofFile(Path file) throws ProjectException, IOException {
        String name = moduleIn(file);
        if (name == null) throw new ProjectException("'%s' is no extension module: it has no PyMODINIT_FUNC PyInit_NAME(void)", file);
        var tests = new ArrayList<Path>();
        for (String stem : new String[] {name, stem(file)}) {
            Path test = file.resolveSibling("test_" + stem + ".py");
            if (Files.isRegularFile(test) && !tests.contains(test)) tests.add(test);
        }
        return new Project(file.getParent(), List.of(new Module(name, List.of(file))), tests);
    }

    private static final String CPLUSPLUS = ".*\\.(cc|cpp|cxx|C)";

    private static Project inFolder(Path folder) throws ProjectException, IOException {
        var mains = new ArrayList<Path>();
        var helpers = new ArrayList<Path>();
        for (Path source : list(folder, ".*\\.c")) (moduleIn(source) == null ? helpers : mains).add(source);
        if (mains.isEmpty()) {
            if (helpers.isEmpty() && !list(folder, CPLUSPLUS).isEmpty()) throw new ProjectException("there is no C file in '%s'; C++ is built by CMake: conch_add_extension, docs/tutorial.md", folder);
            throw new ProjectException(helpers.isEmpty() ? "there is no C file in '%s'; conch ext new NAME makes a project"
                    : "no C file in '%s' has a PyMODINIT_FUNC PyInit_NAME(void), so none is an extension module", folder);
        }
        var modules = new ArrayList<Module>();
        for (Path main : mains) {
            var sources = new ArrayList<>(List.of(main));
            sources.addAll(helpers);
            modules.add(new Module(moduleIn(main), List.copyOf(sources)));
        }
        return new Project(folder, List.copyOf(modules), list(folder, "test_.*\\.py"));
    }

    private static List<Path> list(Path folder, String pattern) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches(pattern) && Files.isRegularFile(f)).sorted().toList();
        }
    }

    /** The module that a source initialises: of several (in branches of the preprocessor) the one named as the file. Null for none. */
    private static String moduleIn(Path source) throws IOException {
        String text = Files.readString(source, StandardCharsets.ISO_8859_1);
        var names = INIT.matcher(text).results().map(m -> m.group(1)).toList();
        if (names.isEmpty()) return null;
        return names.contains(stem(source)) ? stem(source) : names.getFirst();
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** Where everything goes that is not to lie beside the source. */
    Path buildFolder() {
        return folder.resolve("build");
    }
}
