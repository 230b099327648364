package conch.learn;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The pack of the tests, and a learner's folder for it. */
final class SmallPack {
    static final Path HOME = Path.of(System.getProperty("conch.home"));

    private SmallPack() {
    }

    static Path folder() {
        try {
            return Path.of(SmallPack.class.getResource("pack/pack.toml").toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Course course(Path here) throws LearnException, IOException {
        return Course.open(HOME, here, folder());
    }

    /** A copy that a test may spoil. */
    static Path copy(Path to) throws IOException {
        try (var all = Files.walk(folder())) {
            for (Path from : all.toList()) {
                Path target = to.resolve(folder().relativize(from).toString());
                if (Files.isDirectory(from)) Files.createDirectories(target);
                else Files.copy(from, target);
            }
        }
        return to;
    }

    /** The learner solves it. */
    static void solve(Course course, Exercise exercise) throws IOException {
        Path to = course.meet(exercise);
        for (String file : exercise.files()) Files.copy(exercise.solution().resolve(file), to.resolve(file), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    static Report check(Course course, Exercise exercise) throws LearnException, IOException, InterruptedException {
        return course.check(exercise, Grader.SEED, Event.Listener.NONE);
    }

    /** Remembers events as words. */
    static final class Recorder implements Event.Listener {
        final List<String> words = new ArrayList<>();

        @Override
        public void on(Event event) {
            words.add(switch (event) {
                case Event.Started(var exercise, var gates) -> "started " + exercise.id() + " " + gates.size();
                case Event.GateStarted(_, var gate) -> gate.word() + " started";
                case Event.GateFinished(_, var result) -> result.gate().word() + " " + result.state().words();
                case Event.Finished(_, var report) -> "finished " + report.verdict().words();
            });
        }
    }
}
