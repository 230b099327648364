package conch.learn.watch;

import conch.learn.Attempt;
import conch.learn.Course;
import conch.learn.Exercise;
import conch.learn.LearnException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs outside the gates, each in a child process: the test with a recording of the lock, a witness once more. */
final class Runs {
    private static final Duration REPLAY = Duration.ofSeconds(60);

    private final Course course;
    private final Exercise exercise;

    Runs(Course course, Exercise exercise) {
        this.course = course;
        this.exercise = exercise;
    }

    Page timeline() throws LearnException, IOException, InterruptedException {
        return new TimelinePage(exercise.script().orElse(""), Timeline.read(course.timeline(exercise)));
    }

    /** @param command Conch's command line that replays it */
    Page witness(List<String> command) throws IOException, InterruptedException {
        try (var attempt = course.attempt(exercise)) {
            var run = attempt.conch(attempt.stage("plain"), command, Attempt.limits(REPLAY));
            var shown = new ArrayList<>(command);
            shown.set(2, Path.of(command.get(2)).getFileName().toString());
            return TextPage.table("The witness, replayed: conch " + String.join(" ", shown),
                    run.output() + (run.ending().isGood() ? "" : "\nIt " + run.ending().words() + ". If the file has changed since the last check: r checks it, and finds the witness anew."));
        }
    }
}
