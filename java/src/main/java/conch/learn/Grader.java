package conch.learn;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;

/** Sends an exercise's files through its gates. May be used by several threads; a gate that measures waits until nothing else runs. */
public final class Grader {
    /** Of random data: everyone's is the same. */
    public static final long SEED = 1;

    private final Machine machine;
    private final Path scratch;

    /** @param scratch the folder in which each attempt gets its own */
    public Grader(Machine machine, Path scratch) {
        this.machine = machine;
        this.scratch = scratch;
    }

    public Machine machine() {
        return machine;
    }

    public Path scratch() {
        return scratch;
    }

    /** All gates, up to the first that fails. */
    public Report grade(Exercise exercise, Path files, Event.Listener listener) throws IOException, InterruptedException {
        return grade(exercise, files, exercise.gates(), SEED, listener);
    }

    /**
     * @param files the folder with the learner's files
     * @param gates which of the exercise's gates, in their order
     */
    public Report grade(Exercise exercise, Path files, List<GateName> gates, long seed, Event.Listener listener) throws IOException, InterruptedException {
        listener.on(new Event.Started(exercise, gates));
        var results = new ArrayList<GateResult>();
        GateName blocking = null;
        try (var attempt = new Attempt(exercise, machine, files, scratch, seed)) {
            for (GateName gate : gates) {
                GateResult result = blocking == null ? run(gate, attempt, listener) : GateResult.notRun(gate, blocking);
                if (blocks(result)) blocking = gate;
                results.add(result);
                listener.on(new Event.GateFinished(exercise, result));
            }
        }
        var report = new Report(exercise, List.copyOf(results));
        listener.on(new Event.Finished(exercise, report));
        return report;
    }

    /** What could not be compiled cannot be run either. */
    private static boolean blocks(GateResult result) {
        return result.state() == GateState.FAILED || result.gate() == GateName.BUILD && result.state() == GateState.NOT_GRADABLE;
    }

    private GateResult run(GateName name, Attempt attempt, Event.Listener listener) throws IOException, InterruptedException {
        Gate gate = Gates.of(attempt.exercise(), name);
        Lock lock = gate.isAlone() ? machine.quiet().writeLock() : machine.quiet().readLock();
        lock.lockInterruptibly();
        try {
            listener.on(new Event.GateStarted(attempt.exercise(), name));
            long begin = System.nanoTime();
            var result = gate.run(attempt);
            if (result.state() == GateState.FAILED) attempt.wantRoom();
            return result.taking(Duration.ofNanos(System.nanoTime() - begin));
        } finally {
            lock.unlock();
        }
    }
}
