package conch.learn;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The learner's folder. It holds {@code .conch/} (state and scratch) and a folder for each exercise that was met. What lies in an exercise's folder
 * is the learner's: nothing there is ever overwritten.
 */
public final class Workspace {
    private static final String HIDDEN = ".conch", USUAL_NAME = "conch-exercises";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Path folder;
    private final boolean isNew;

    private Workspace(Path folder, boolean isNew) {
        this.folder = folder;
        this.isNew = isNew;
    }

    /** The nearest folder above {@code here}, itself included, that holds {@code .conch/}; else a new {@code conch-exercises/} in it. */
    public static Workspace at(Path here) throws IOException {
        var found = above(here.toAbsolutePath().normalize());
        if (found.isPresent()) return new Workspace(found.get(), false);
        Path folder = here.toAbsolutePath().normalize().resolve(USUAL_NAME);
        boolean isNew = !Files.isDirectory(folder.resolve(HIDDEN));
        Files.createDirectories(folder.resolve(HIDDEN));
        return new Workspace(folder, isNew);
    }

    private static Optional<Path> above(Path here) {
        for (Path each = here; each != null; each = each.getParent()) if (Files.isDirectory(each.resolve(HIDDEN))) return Optional.of(each);
        return Optional.empty();
    }

    public Path folder() {
        return folder;
    }

    /** Whether this start made it. */
    public boolean isNew() {
        return isNew;
    }

    Path hidden() {
        return folder.resolve(HIDDEN);
    }

    /** Where attempts are made. */
    Path scratch() {
        return hidden().resolve("run");
    }

    /** Where the learner works on it. */
    public Path folder(Exercise exercise) {
        return folder.resolve(exercise.name());
    }

    /**
     * Copies an exercise here when it is first met. Later only what the learner does not edit is brought back where it is missing.
     *
     * @return whether its folder was made
     */
    public boolean handOut(Exercise exercise) throws IOException {
        Path to = folder(exercise);
        boolean first = !Files.isDirectory(to);
        Files.createDirectories(to);
        try {
            for (Path file : exercise.handedOut()) {
                String name = file.getFileName().toString();
                if (first || !exercise.files().contains(name)) copyNew(file, to.resolve(name));
            }
        } catch (IOException e) {
            // Half a folder would be taken for one whose files the learner has deleted.
            if (first) Scratch.delete(to);
            throw e;
        }
        return first;
    }

    /** Never over a file that is there, whoever made it in the meantime; and never half a file. */
    private static void copyNew(Path from, Path to) throws IOException {
        if (Files.exists(to)) return;
        Path half = to.resolveSibling("." + to.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.copy(from, half);
            Files.createLink(to, half);
        } catch (FileAlreadyExistsException e) {
            // Somebody else was first.
        } catch (FileSystemException e) {
            // The system names the file that was read, also where it is the other one's disk that is full.
            throw new FileSystemException(to.toString(), null, e.getReason());
        } catch (UnsupportedOperationException e) {
            if (!Files.exists(to)) Files.move(half, to);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /**
     * Puts the starter back; what the learner had is kept beside it.
     *
     * @return the backups
     */
    public List<Path> reset(Exercise exercise) throws IOException {
        handOut(exercise);
        var backups = new ArrayList<Path>();
        for (String name : exercise.files()) {
            Path file = folder(exercise).resolve(name), starter = exercise.folder().resolve(name);
            if (same(file, starter)) continue;
            Path backup = Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? backUp(file) : null;
            try {
                copyNew(starter, file);
            } catch (IOException e) {
                // A full disk must not leave the learner without a file where there was one.
                if (backup != null) Files.move(backup, file);
                throw e;
            }
            if (backup != null) backups.add(backup);
        }
        return backups;
    }

    /** Whether the learner's files are still the starter. */
    public boolean isUntouched(Exercise exercise) throws IOException {
        for (String name : exercise.files()) if (!same(folder(exercise).resolve(name), exercise.folder().resolve(name))) return false;
        return true;
    }

    private static boolean same(Path a, Path b) throws IOException {
        return Files.isRegularFile(a) && Files.mismatch(a, b) < 0;
    }

    private static Path backUp(Path file) throws IOException {
        String stem = file.getFileName() + ".bak-" + LocalDateTime.now().format(STAMP);
        Path backup = file.resolveSibling(stem);
        for (int n = 2; Files.exists(backup); n++) backup = file.resolveSibling(stem + "-" + n);
        return Files.move(file, backup);
    }
}
