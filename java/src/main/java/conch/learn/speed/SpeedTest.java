package conch.learn.speed;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import conch.child.Child;
import conch.child.ChildResult;
import conch.child.Limits;
import conch.learn.speed.SpeedResult.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A script's a() against its b(), judged. Passed only if the interval's low end reaches what is wanted, failed only if its high end does not;
 * between the two more rounds are taken, each batch in a new process (two runs of one script may be compiled differently), and after
 * the last batch the result is inconclusive.
 */
public final class SpeedTest {
    /** What the ratio a/b is compared with. */
    public enum Kind {
        /** A part of what plain threads attain on this machine. Needs two cores. */
        PARALLEL,
        /** A number. */
        COST
    }

    private static final int BATCH = 9, BATCHES = 5;
    /** After so many in which other programs had the cores the next will hardly be better. */
    private static final int BUSY_BATCHES = 2;
    /** Of what each thread beyond the first could give: where plain threads attain less, nothing can be told from threads of any kind. */
    private static final double LEAST_ATTAINABLE = 0.3;
    private static final Gson GSON = new Gson();

    private final Kind kind;
    private final double wanted;
    private final int cores;

    /** @param wanted the part of the attainable, or the ratio, that b must reach */
    public SpeedTest(Kind kind, double wanted) {
        this(kind, wanted, Runtime.getRuntime().availableProcessors());
    }

    SpeedTest(Kind kind, double wanted, int cores) {
        this.kind = kind;
        this.wanted = wanted;
        this.cores = cores;
    }

    /**
     * Measures and judges; some two seconds where the answer is clear, up to five times that where it is not.
     *
     * @param interpreter the command that a script's name is put behind; it finds the module {@code parallelism}
     * @param folder the working folder; modules beside the script are found
     * @param limits of each process
     * @throws IOException where {@code drive.py} cannot be written to a temporary file
     */
    public SpeedResult grade(List<String> interpreter, Path folder, Path script, Limits limits) throws IOException, InterruptedException {
        if (kind == Kind.PARALLEL && cores < 2) {
            return SpeedResult.unmeasured(State.NOT_GRADABLE, "not gradable here: there is one core, and threads take turns on it whatever the lock does");
        }
        Path driver = writeDriver();
        try {
            var command = new ArrayList<>(interpreter);
            command.addAll(List.of(driver.toString(), script.toAbsolutePath().toString(), String.valueOf(BATCH)));
            return grade(() -> new Child(command, limits).in(folder).run());
        } finally {
            Files.deleteIfExists(driver);
        }
    }

    /** A process that measures a batch of rounds. */
    interface Batch {
        ChildResult run() throws InterruptedException;
    }

    SpeedResult grade(Batch batch) throws InterruptedException {
        var rounds = new Rounds();
        SpeedResult result = null;
        for (int i = 0; i < BATCHES && (result == null || result.state() == State.INCONCLUSIVE); i++) {
            ChildResult ended = batch.run();
            if (!ended.ending().isGood()) return SpeedResult.unmeasured(State.FAILED, "the measurement " + ended.words() + lastLine(ended));
            try {
                ended.output().lines().filter(line -> line.startsWith("{\"a\"")).map(line -> GSON.fromJson(line, Round.class)).forEach(rounds::add);
            } catch (JsonSyntaxException e) {
                return SpeedResult.unmeasured(State.FAILED, "the script's own output got into the measurement's: it must print whole lines");
            }
            if (rounds.count() == 0) return SpeedResult.unmeasured(State.FAILED, "the script ended before anything was measured");
            result = judge(rounds);
            if (i + 1 >= BUSY_BATCHES && isBusy(rounds)) return result;
        }
        return result;
    }

    /** An exception's own line is the last one of its traceback. */
    private static String lastLine(ChildResult ended) {
        String said = ended.errors().strip();
        String last = said.substring(said.lastIndexOf('\n') + 1);
        return last.isEmpty() || ended.words().endsWith(last) ? "" : "\n" + last;
    }

    SpeedResult judge(Rounds rounds) {
        boolean parallel = kind == Kind.PARALLEL;
        double most = rounds.attainable();
        if (isBusy(rounds)) {
            return result(State.INCONCLUSIVE, rounds, text("inconclusive: other programs use the cores; at this moment %d plain C threads get %.2f times as much done "
                    + "as one, and no more can be asked of yours. Try again when less is running", rounds.threads(), most));
        }
        Rounds.Interval interval = parallel ? rounds.efficiencyInterval() : rounds.ratioInterval();
        State state = interval.low() >= wanted ? State.PASSED : interval.high() < wanted ? State.FAILED : State.INCONCLUSIVE;
        return result(state, rounds, parallel ? parallelWords(state, rounds, interval) : costWords(state, rounds, interval));
    }

    private boolean isBusy(Rounds rounds) {
        return kind == Kind.PARALLEL && rounds.attainable() < 1 + LEAST_ATTAINABLE * (rounds.threads() - 1);
    }

    private String parallelWords(State state, Rounds rounds, Rounds.Interval part) {
        return text("%s: %.2f times as fast; plain C threads attain %.2f on this machine in the same run. That is %.0f %% of the attainable "
                + "(%.0f to %.0f %% in %d rounds), and %.0f %% is wanted", word(state), rounds.ratio(), rounds.attainable(),
                100 * rounds.ratio() / rounds.attainable(), 100 * part.low(), 100 * part.high(), rounds.count(), 100 * wanted);
    }

    private String costWords(State state, Rounds rounds, Rounds.Interval ratio) {
        return text("%s: %.2f times as fast (%.2f to %.2f in %d rounds), and %.2f is wanted", word(state), rounds.ratio(), ratio.low(), ratio.high(),
                rounds.count(), wanted);
    }

    private static String word(State state) {
        return switch (state) {
            case PASSED -> "fast enough";
            case FAILED -> "too slow";
            case INCONCLUSIVE -> "inconclusive, the measurements disagree";
            case NOT_GRADABLE -> "not gradable here";
        };
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static SpeedResult result(State state, Rounds rounds, String message) {
        var interval = rounds.ratioInterval();
        return new SpeedResult(state, message, rounds.a(), rounds.b(), rounds.ratio(), interval.low(), interval.high(), rounds.attainable(), rounds.count());
    }

    private static Path writeDriver() throws IOException {
        Path file = Files.createTempFile("conch-drive", ".py");
        try (InputStream in = SpeedTest.class.getResourceAsStream("drive.py")) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
