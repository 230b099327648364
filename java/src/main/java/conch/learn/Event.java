package conch.learn;

import java.util.List;

/** What happens while an exercise is graded, in this order: started, then for each gate started and finished, then finished. */
public sealed interface Event {
    Exercise exercise();

    record Started(Exercise exercise, List<GateName> gates) implements Event {
    }

    record GateStarted(Exercise exercise, GateName gate) implements Event {
    }

    /** Of a gate that was not run only this comes, without its start. */
    record GateFinished(Exercise exercise, GateResult result) implements Event {
    }

    record Finished(Exercise exercise, Report report) implements Event {
    }

    /** Gets events on the thread that grades; must not throw. */
    @FunctionalInterface
    interface Listener {
        Listener NONE = event -> { };

        void on(Event event);
    }
}
