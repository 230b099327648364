package conch.object;

/**
 * Counts how deep operations of the core nest in one another where no frame of a script lies between: comparing, printing and hashing
 * what contains itself.
 *
 * <p>{@code enter} and {@code leave} come in pairs: {@code enter} stands before the {@code try} whose {@code finally} has {@code leave}.
 */
public final class RecursionGuard {
    private static final int LIMIT_WITHOUT_INTERPRETER = 1000;

    /** Whose counter it is. The eval loop puts its thread state's in place of the default, a thread-local one. */
    public interface Counter {
        /** @param where ends the message "maximum recursion depth exceeded", for example " in comparison" */
        void enter(String where);

        void leave();
    }

    private static final ThreadLocal<int[]> depths = ThreadLocal.withInitial(() -> new int[1]);

    private static final Counter threadLocal = new Counter() {
        @Override
        public void enter(String where) {
            int[] depth = depths.get();
            if (depth[0] >= LIMIT_WITHOUT_INTERPRETER) throw Errors.recursion("maximum recursion depth exceeded" + where);
            depth[0]++;
        }

        @Override
        public void leave() {
            depths.get()[0]--;
        }
    };

    private static Counter counter = threadLocal;

    private RecursionGuard() {
    }

    /** The counter that is in place at first, for threads that are no interpreter's. */
    public static Counter threadLocal() {
        return threadLocal;
    }

    public static void setCounter(Counter replacement) {
        counter = replacement;
    }

    /** RecursionError when it is too deep; then nothing was counted. */
    public static void enter(String where) {
        counter.enter(where);
    }

    public static void leave() {
        counter.leave();
    }
}
