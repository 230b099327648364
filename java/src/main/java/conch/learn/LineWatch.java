package conch.learn;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Watch mode without a terminal: one line for each event. It checks the next exercise, then each one whose files are saved, until its input ends or
 * says {@code q}.
 */
public final class LineWatch {
    private static final int LOOK_MILLISECONDS = 300;

    private final Course course;
    private final PrintStream out;

    public LineWatch(Course course, PrintStream out) {
        this.course = course;
        this.out = out;
    }

    /** @return the exit code of the last check */
    public int run(InputStream in) throws LearnException, IOException, InterruptedException {
        try (var _ = course.watch()) {
            var next = course.next();
            if (next.isEmpty()) {
                out.printf("all %d exercises are passed%n", course.pack().exercises().size());
                return 0;
            }
            int code = check(next.get());
            var changes = new FileChanges(course);
            var ended = endOf(in);
            while (!ended.get()) {
                var saved = changes.look();
                if (saved.isPresent()) code = check(saved.get());
                else Thread.sleep(LOOK_MILLISECONDS);
            }
            return code;
        }
    }

    private static AtomicBoolean endOf(InputStream in) {
        var ended = new AtomicBoolean();
        Thread.ofPlatform().daemon().name("input").start(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null && !line.strip().equals("q");) line = lines.readLine();
            } catch (IOException e) {
                // It has ended, too.
            }
            ended.set(true);
        });
        return ended;
    }

    private int check(Exercise exercise) throws LearnException, IOException, InterruptedException {
        var report = course.check(exercise, Grader.SEED, this::print);
        course.takeNotices().forEach(out::println);
        return report.exitCode();
    }

    private void print(Event event) {
        String id = event.exercise().id();
        switch (event) {
            case Event.Started(var exercise, _) -> out.printf("%s started: %s, in %s%n", id, exercise.title(), course.workspace().folder(exercise));
            case Event.GateStarted _ -> { }
            case Event.GateFinished(_, var result) -> out.printf("%s %s%n", id, ReportText.line(result));
            case Event.Finished(_, var report) -> out.print(ReportText.verdict(report));
        }
        out.flush();
    }
}
