package conch.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Folders that may go at any time. */
public final class Scratch implements AutoCloseable {
    private static final Pattern OWNED = Pattern.compile(".*\\.(\\d+)-\\d+");

    private final Path folder;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    /** A folder of this process among the system's temporary files; what killed processes left there goes. */
    public static Scratch temporary() throws IOException {
        Path all = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "conch-learn-" + System.getProperty("user.name")));
        sweep(all);
        return new Scratch(Files.createDirectories(all.resolve("run." + ProcessHandle.current().pid() + "-0")));
    }

    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        delete(folder);
    }

    /** As far as possible; a file that stays is no reason to fail. */
    static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
        } catch (IOException | java.io.UncheckedIOException e) {
            // The next sweep tries again.
        }
    }

    /** Deletes the attempts of processes that were killed. */
    static void sweep(Path scratch) {
        List<Path> left;
        try (var all = Files.list(scratch)) {
            left = all.filter(f -> isDead(f.getFileName().toString())).toList();
        } catch (IOException e) {
            return;
        }
        left.forEach(Scratch::delete);
    }

    private static boolean isDead(String name) {
        var owner = OWNED.matcher(name);
        return owner.matches() && ProcessHandle.of(Long.parseLong(owner.group(1))).isEmpty();
    }
}
