package conch.learn.watch;

import conch.learn.Event;

/** What the loop of watch mode reacts to. */
sealed interface Input {
    /** @param key a letter, or one of the names in {@link Keys} */
    record Pressed(char key) implements Input {
    }

    /** The learner's files of the current exercise: saved, or no longer there. */
    record FilesChanged(boolean gone) implements Input {
    }

    /** @param job which job it comes from: those of a cancelled one still arrive */
    record Graded(int job, Event event) implements Input {
    }

    /** A job has a page to show. */
    record Ready(int job, Page page) implements Input {
    }

    /** A job has ended. @param trouble why it could not do what it should; null where it could */
    record Ended(int job, String trouble) implements Input {
    }

    record Resized() implements Input {
    }

    /** Ctrl-C. */
    record Interrupted() implements Input {
    }
}
