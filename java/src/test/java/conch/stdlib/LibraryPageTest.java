package conch.stdlib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conch.Interpreter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/library.md names the modules that there are, and no others. */
class LibraryPageTest {
    private static final Path HOME = Path.of(System.getProperty("conch.home", "..")).toAbsolutePath().normalize();

    /** The words in the second column of the table. */
    private static Set<String> named() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(HOME.resolve("docs/library.md"))) {
            String[] cells = line.split("\\|");
            if (cells.length > 2) Pattern.compile("`([\\w.]+)`").matcher(cells[2]).results().forEach(name -> names.add(name.group(1)));
        }
        return names;
    }

    @Test
    void everyModuleIsNamed() throws IOException, URISyntaxException {
        Path folder = Path.of(Stdlib.class.getResource("json.py").toURI()).getParent();
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".py")).map(name -> name.substring(0, name.length() - 3))
                .filter(name -> !name.startsWith("_") && !name.equals("concurrent")).forEach(missing::add);
        }
        missing.removeAll(named());
        assertEquals(Set.of(), missing, "docs/library.md does not name");
    }

    @Test
    void everyNamedModuleIsThere() throws IOException {
        Set<String> names = named();
        assertTrue(names.size() > 60, "the table of docs/library.md was not read: " + names);
        names.remove("sqlite3");
        ByteArrayOutputStream out = new ByteArrayOutputStream(), errors = new ByteArrayOutputStream();
        try (Interpreter interpreter = Interpreter.builder().home(HOME).argv(List.of("-c"))
            .streams(new ByteArrayInputStream(new byte[0]), out, errors).build()) {
            int code = interpreter.runCode("import " + String.join(", ", names));
            assertEquals(0, code, errors.toString(StandardCharsets.UTF_8));
        }
    }
}
