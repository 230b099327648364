package conch.learn;

import java.io.IOException;

/** One thing that is asked of the learner's files. */
public interface Gate {
    /**
     * Looks at an attempt. Whatever the learner's code does is a result, not an exception; a tool that is missing makes
     * {@link GateState#NOT_GRADABLE}. An interrupt of the thread ends every child and leaves by InterruptedException.
     *
     * @throws IOException where the folder of the attempt cannot be written (a full disk)
     */
    GateResult run(Attempt attempt) throws IOException, InterruptedException;

    /** Whether it measures, so that nothing else may run beside it. */
    default boolean isAlone() {
        return false;
    }
}
