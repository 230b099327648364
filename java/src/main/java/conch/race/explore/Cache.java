package conch.race.explore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders for what was built to be explored, below build/race; the oldest go when there are many. */
final class Cache {
    private static final int KEPT = 64, WITH_ROOM = 48;

    private Cache() {
    }

    /** The folder of that name, made where there is none. Its time says when it was last wanted. */
    static Path folder(Path home, String key) throws IOException {
        Path all = root(home), folder = all.resolve(key);
        if (!Files.isDirectory(folder)) prune(all);
        Files.createDirectories(folder);
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
        return folder;
    }

    /** In a checkout that may not be written, a folder of this user's. */
    private static Path root(Path home) throws IOException {
        Path build = home.resolve("build");
        return Files.isWritable(build) ? Files.createDirectories(build.resolve("race"))
                : Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "conch-race-" + System.getProperty("user.name")));
    }

    private static void prune(Path all) throws IOException {
        List<Path> folders;
        try (var entries = Files.list(all)) {
            folders = entries.filter(Files::isDirectory).map(folder -> new Aged(folder, lastWanted(folder)))
                    .sorted(Comparator.comparing(Aged::lastWanted).reversed()).map(Aged::folder).toList();
        }
        if (folders.size() >= KEPT) for (Path old : folders.subList(WITH_ROOM, folders.size())) delete(old);
    }

    /** Its time is read once: other processes change it while the folders are sorted. */
    private record Aged(Path folder, FileTime lastWanted) {
    }

    private static FileTime lastWanted(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /** A program that another process runs stays alive without its name. */
    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        } catch (NoSuchFileException e) {
            // Another process prunes as well.
        }
    }
}
