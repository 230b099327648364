package conch.ext;

import conch.stdlib.Stdlib;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A fresh extension project: a kernel that lets the lock go, its tests, its benchmark, its CMake file. It passes its own checks as it is. */
public final class NewProject {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /** File systems end names at 255 bytes; nobody wants to type this much. */
    private static final int LONGEST_NAME = 64;
    private static final Set<String> KEYWORDS = Set.of("False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
            "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or",
            "pass", "raise", "return", "try", "while", "with", "yield", "__main__", "__init__");

    private NewProject() {
    }

    /**
     * Writes the folder {@code parent/name}. A file or folder of that name is left as it is.
     *
     * @param home Conch's own folder: its modules' names are taken
     * @return the files, in the order in which a newcomer reads them
     * @throws ProjectException for a name that no module can have or that is taken, and where something of that name is there
     */
    public static List<Path> create(Path home, Path parent, String name) throws ProjectException, IOException {
        requireUsable(home, name);
        Path folder = parent.resolve(name);
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            throw new ProjectException("'%s' exists already; nothing was written", folder);
        } catch (NoSuchFileException e) {
            throw new ProjectException("there is no folder '%s'", parent);
        }
        for (var file : files(name).entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), template(file.getValue()).replace("@NAME@", name), StandardOpenOption.CREATE_NEW);
        }
        return files(name).keySet().stream().map(folder::resolve).toList();
    }

    private static void requireUsable(Path home, String name) throws ProjectException {
        if (!NAME.matcher(name).matches()) {
            throw new ProjectException("'%s' cannot be a module's name: letters, digits and _ only, and no digit first", name);
        }
        if (name.length() > LONGEST_NAME) throw new ProjectException("a name has at most %d characters, this one %d", LONGEST_NAME, name.length());
        if (KEYWORDS.contains(name)) throw new ProjectException("'%s' cannot be a module's name: it means something else in the language", name);
        if (isTaken(home, name)) throw new ProjectException("Conch has a module '%s' already, which a script would get in its place", name);
    }

    private static boolean isTaken(Path home, String name) {
        return Stdlib.has(name) || Files.exists(home.resolve("build/release/modules/" + name + ".so"));
    }

    /** File name to template. */
    private static Map<String, String> files(String name) {
        var files = new LinkedHashMap<String, String>();
        files.put(name + ".c", "module.c.in");
        files.put("test_" + name + ".py", "test_module.py.in");
        files.put("bench_" + name + ".py", "bench_module.py.in");
        files.put("CMakeLists.txt", "CMakeLists.txt.in");
        return files;
    }

    private static String template(String name) throws IOException {
        try (var text = NewProject.class.getResourceAsStream(name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
