package conch.bench;

import conch.bench.ScriptProcess.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A case run by both interpreters, each in a process of its own for this case alone, so that no case profits or suffers from what the
 * compiler saw of another. Both are warmed up first; then they take turns, a sample each.
 */
final class Duel {
    /** An interpreter's command, and what it needs in its environment. */
    record Side(List<String> command, Map<String, String> environment) {
        ScriptProcess start(Path script) throws IOException {
            return new ScriptProcess(command, script, environment);
        }
    }

    private static final double NANOS = 1e9;

    private final Side conch, cpython;
    private final Path scripts;
    private final Effort effort;

    Duel(Side conch, Side cpython, Path scripts, Effort effort) {
        this.conch = conch;
        this.cpython = cpython;
        this.scripts = scripts;
        this.effort = effort;
    }

    /** @throws IOException when a script fails, with what it said */
    Comparison fight(Case c) throws IOException {
        List<Double> ours = new ArrayList<>(), theirs = new ArrayList<>();
        for (int i = 0; i < effort.processes(); i++) onePair(c, ours, theirs);
        String what = c.baseline() == null ? c.what() : c.what() + " (less " + c.baseline() + ")";
        return new Comparison(c.name(), what, sample(ours), sample(theirs));
    }

    private void onePair(Case c, List<Double> ours, List<Double> theirs) throws IOException {
        Path script = scripts.resolve(c.script());
        try (var a = conch.start(script); var b = cpython.start(script)) {
            long ourCount = warmUp(a, c, effort.warmUp()), theirCount = warmUp(b, c, effort.peerWarmUp());
            for (int i = 0; i < effort.samples(); i++) {
                ours.add(measure(a, c, ourCount));
                theirs.add(measure(b, c, theirCount));
            }
        }
    }

    /** Runs the case and its baseline for so many seconds; how often the case must be done for a sample. */
    private long warmUp(ScriptProcess process, Case c, double seconds) throws IOException {
        long n = c.block();
        double spent = 0, last = 0;
        while (spent < seconds || last < effort.sampleSeconds()) {
            if (c.baseline() != null) spent += process.run(c.baseline(), n);
            last = process.run(c.name(), n);
            spent += last;
            if (last < effort.sampleSeconds()) n *= 2;
        }
        return n;
    }

    /** Nanoseconds for one, less the baseline's. */
    private static double measure(ScriptProcess process, Case c, long n) throws IOException {
        double baseline = c.baseline() == null ? 0 : process.run(c.baseline(), n);
        return (process.run(c.name(), n) - baseline) / n * NANOS;
    }

    private static Sample sample(List<Double> values) {
        return new Sample(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
