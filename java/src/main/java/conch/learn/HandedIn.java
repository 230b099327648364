package conch.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of one exercise that a student has handed in: in a folder with its name or ID, or just so. A link that leads out of the student's folder is
 * not followed: it could lead to somebody else's.
 *
 * @param place where they lie; null where nothing was handed in
 * @param trouble what is the matter with them, a sentence without its stop; empty for nothing
 */
record HandedIn(Exercise exercise, Path place, String trouble) {
    static HandedIn of(Path student, Exercise exercise) throws IOException {
        var places = new ArrayList<Path>();
        for (String folder : List.of(exercise.name(), exercise.id(), "conch-exercises/" + exercise.name(), ".")) {
            Path place = student.resolve(folder).normalize();
            if (exercise.files().stream().anyMatch(f -> Files.exists(place.resolve(f), java.nio.file.LinkOption.NOFOLLOW_LINKS))) places.add(place);
        }
        if (places.isEmpty()) return new HandedIn(exercise, null, "no " + String.join(", ", exercise.files()));
        for (String file : exercise.files()) if (leadsOut(student, places.getFirst().resolve(file))) return new HandedIn(exercise, null, file + " is a link that leads out of the folder");
        boolean differ = false;
        for (Path other : places.subList(1, places.size())) differ |= differ(exercise, places.getFirst(), other);
        return new HandedIn(exercise, places.getFirst(), differ ? "several were handed in; graded is " + student.relativize(places.getFirst()) : "");
    }

    private static boolean leadsOut(Path student, Path file) throws IOException {
        return Files.exists(file) && !file.toRealPath().startsWith(student.toRealPath());
    }

    private static boolean differ(Exercise exercise, Path one, Path other) throws IOException {
        for (String file : exercise.files()) {
            Path a = one.resolve(file), b = other.resolve(file);
            if (Files.isRegularFile(a) && Files.isRegularFile(b) && Files.mismatch(a, b) >= 0) return true;
        }
        return false;
    }

    /** Copies what can be graded; what is no file, or too large, is what the gate build says. */
    void copyTo(Path folder) throws IOException {
        Path to = Files.createDirectories(folder.resolve(exercise.name()));
        for (String file : exercise.files()) {
            Path from = place.resolve(file);
            if (Files.isDirectory(from)) Files.createDirectories(to.resolve(file));
            else if (Files.isRegularFile(from) && Files.size(from) <= Attempt.LARGEST_FILE) Files.copy(from, to.resolve(file));
            else if (Files.exists(from)) Files.write(to.resolve(file), new byte[(int) Attempt.LARGEST_FILE + 1]);
        }
    }
}
