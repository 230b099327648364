package conch.learn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a pack with one exercise that passes the author's check as it is. */
public final class NewPack {
    private static final List<String> FILES = List.of("pack.toml", "A1-total/info.toml", "A1-total/README.md", "A1-total/hints.md", "A1-total/total.c",
            "A1-total/test_total.py", "A1-total/solution/total.c", "A1-total/solution/notes.md", "A1-total/mutants/leaks-the-sequence/total.c",
            "A1-total/mutants/skips-the-last/total.c");

    private NewPack() {
    }

    /** @return the files written */
    public static List<Path> create(Path place) throws LearnException, IOException {
        String name = place.toAbsolutePath().normalize().getFileName() == null ? "" : place.toAbsolutePath().normalize().getFileName().toString();
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) throw LearnException.of("a pack's name has letters, digits, '-', '_' and '.', not '%s'", name);
        if (Files.exists(place)) throw LearnException.of("'%s' is there already; take another name, or move it away", place);
        var written = new ArrayList<Path>();
        for (String file : FILES) {
            Path to = place.resolve(file);
            Files.createDirectories(to.getParent());
            written.add(Files.writeString(to, text(file).replace("@NAME@", name)));
        }
        return written;
    }

    private static String text(String file) throws IOException {
        try (var in = NewPack.class.getResourceAsStream("new/" + file + ".in")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
