package conch.eval;

/** A platform thread that runs script code, with a stack that is deep enough for the recursion limit. */
public final class InterpreterThread extends Thread {
    /** Bytes; only address space until it is used. A script function takes about half a kilobyte when compiled, two when interpreted. */
    private static final long STACK = 512L << 20;

    ThreadState state;

    public InterpreterThread(String name, Runnable body) {
        super(null, body, name, STACK);
    }

    /** Set by the thread itself, before it runs script code. */
    public void bind(ThreadState state) {
        this.state = state;
    }
}
