package conch.learn.watch;

import conch.learn.Event;
import conch.learn.GateName;
import conch.learn.GateResult;
import conch.learn.Report;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** How the current exercise stands: gate by gate in this run, and the last run that came to its end. */
final class Standing {
    private final Map<GateName, GateResult> results = new EnumMap<>(GateName.class);
    private GateName running;
    private long since;
    private boolean isRunning;
    private Report last;
    private String trouble;

    void begin() {
        results.clear();
        running = null;
        trouble = null;
        isRunning = true;
        since = System.nanoTime();
    }

    void take(Event event) {
        switch (event) {
            case Event.Started _ -> { }
            case Event.GateStarted(_, var gate) -> {
                running = gate;
                since = System.nanoTime();
            }
            case Event.GateFinished(_, var result) -> {
                results.put(result.gate(), result);
                running = null;
            }
            case Event.Finished(_, var report) -> last = report;
        }
    }

    /** @param why null where nothing went wrong */
    void end(String why) {
        isRunning = false;
        running = null;
        trouble = why;
    }

    boolean isRunning() {
        return isRunning;
    }

    /** Null before it has ended, and of a gate that is not this exercise's. */
    GateResult result(GateName gate) {
        return results.get(gate);
    }

    /** As {@link #result}; while a run goes on that of the run before. */
    GateResult latest(GateName gate) {
        if (results.containsKey(gate) || last == null) return results.get(gate);
        return last.results().stream().filter(r -> r.gate() == gate).findFirst().orElse(null);
    }

    boolean isRunning(GateName gate) {
        return running == gate;
    }

    Duration runningFor() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** The last run that came to its end; null before the first one has. */
    Report last() {
        return last;
    }

    /** Why the last run could not be done; null where it could. */
    String trouble() {
        return trouble;
    }
}
