package conch.eval;

import conch.object.PyException;
import conch.object.PyObject;

/**
 * A loop of a script as a method of the JVM, made by {@link LoopTranslator}. All its state is in the frame, as while the eval loop runs it, so
 * that it can be entered at the loop's first instruction and left at any.
 */
abstract class TranslatedLoop {
    /**
     * Runs from the loop's first instruction until control leaves the loop or meets an instruction that was not translated.
     *
     * @return the instruction to go on with, with the stack's top in {@code frame.top}; or where an exception came up, the complement of the index
     *     after the instruction, and {@link #takeRaised} has the exception
     */
    abstract int run(ThreadState thread, Frame frame, PyObject[] s);

    static int leave(Frame frame, int sp, int next) {
        frame.top = sp;
        return next;
    }

    /** An exception, or the end of the JVM's stack, for the eval loop to deal with as if its own instruction had met it. */
    static int raised(Throwable throwable, ThreadState thread, Frame frame, int next, int sp) {
        thread.raisedInLoop = throwable;
        frame.top = sp;
        return ~next;
    }

    /** Throws what {@link #run} met. */
    static PyException takeRaised(ThreadState thread) {
        Throwable throwable = thread.raisedInLoop;
        thread.raisedInLoop = null;
        if (throwable instanceof StackOverflowError overflow) throw overflow;
        return (PyException) throwable;
    }
}
