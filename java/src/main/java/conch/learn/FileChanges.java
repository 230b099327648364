package conch.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sees which exercise's files were saved, by looking at times and sizes: that works on every file system, and however an editor saves. */
public final class FileChanges {
    private final Course course;
    private final Map<Path, String> seen = new HashMap<>();

    /** What is there now counts as seen. */
    public FileChanges(Course course) {
        this.course = course;
        course.pack().exercises().forEach(this::changed);
    }

    /** The first exercise with a file that has changed since the last look. */
    public Optional<Exercise> look() {
        List<Exercise> changed = course.pack().exercises().stream().filter(this::changed).toList();
        return changed.stream().findFirst();
    }

    private boolean changed(Exercise exercise) {
        boolean changed = false;
        for (String name : exercise.files()) {
            Path file = course.workspace().folder(exercise).resolve(name);
            String now = mark(file), before = seen.put(file, now);
            changed |= before != null && !before.equals(now) && !now.isEmpty();
        }
        return changed;
    }

    private static String mark(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException e) {
            return "";
        }
    }
}
