package conch.child;

import java.time.Duration;

/** How a child ended. */
public sealed interface Ending {
    /** By itself. */
    record Exited(int code) implements Ending {
    }

    /** With exit code 0, and without having done what it was started for: something in it called {@code exit}. */
    record EndedEarly() implements Ending {
    }

    /** By a signal that was not sent from here. A program that itself exits with 128 + n looks the same. */
    record Killed(int signal) implements Ending {
    }

    /** Stopped, because its time was over. */
    record OutOfTime(Duration limit) implements Ending {
    }

    /** Stopped, because it printed too much. */
    record TooMuchOutput(long limit) implements Ending {
    }

    /** It failed and said that memory was the reason, or was stopped because it used too much. */
    record OutOfMemory(long limit) implements Ending {
    }

    /** Stopped, because it and what it started had too many threads; a process has one at least. */
    record TooManyTasks(int limit) implements Ending {
    }

    /** Stopped, because for so long none of its threads did anything. */
    record StoodStill(Duration limit) implements Ending {
    }

    /** It could not be started; the reason is the system's. */
    record NotStarted(String reason) implements Ending {
    }

    default boolean isGood() {
        return this instanceof Exited(int code) && code == 0;
    }

    /** What happened, as the end of a sentence whose subject is the program. */
    default String words() {
        return switch (this) {
            case Exited(int code) -> code == 0 ? "ended well" : "ended with exit code " + code;
            case EndedEarly _ -> "was ended with exit code 0 before it had come to its end";
            case Killed(int signal) -> "was killed by " + Signals.words(signal);
            case OutOfTime(Duration limit) -> "did not end within " + Limits.seconds(limit);
            case TooMuchOutput(long limit) -> "printed more than " + Limits.size(limit);
            case OutOfMemory(long limit) -> limit == 0 ? "ran out of memory" : "ran out of memory (limit " + Limits.size(limit) + ")";
            case TooManyTasks(int limit) -> "started more than " + limit + " threads and processes";
            case StoodStill(Duration limit) -> "hangs: for " + Limits.seconds(limit) + " each of its threads has been waiting";
            case NotStarted(String reason) -> "could not be started: " + reason;
        };
    }
}
