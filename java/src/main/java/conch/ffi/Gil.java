package conch.ffi;

import conch.bindings.ConchHost;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The global interpreter lock. It lives in {@code native/runtime/gil.c}; a thread holds it while a {@link NativeThread} of its own is
 * attached. Breaking its rules (letting go of what one does not hold, taking it twice) ends the process with a message, as in CPython.
 *
 * <p>Nobody can want the lock before there is a second thread, an extension, or a recording. The native runtime therefore starts at the
 * first call that can bring one of these ({@link #need}); until then the main thread holds the lock by being alone, and letting it go
 * is nothing. A script that needs none of them never pays for the first downcalls, which are the dearest of the process.
 */
public final class Gil {
    /** Region names, copied once into memory that lives as long as the process, because the event stream points to them. */
    private static final Map<String, MemorySegment> regionNames = new ConcurrentHashMap<>();

    private static final Released NOTHING_RELEASED = new Released(null);
    /** The main thread while the native runtime has not started; null before {@link #start} and from the start of the runtime on. */
    private static volatile NativeThread alone;
    private static volatile Thread mainThread;

    private Gil() {
    }

    /**
     * The calling thread becomes the main thread, and holds the GIL.
     *
     * @throws IllegalStateException when there is a main thread already
     */
    public static synchronized NativeThread start() {
        if (mainThread != null) throw new IllegalStateException("the runtime runs already");
        mainThread = Thread.currentThread();
        return alone = new NativeThread(null);
    }

    /** Starts the native runtime, unless it runs. Called by the holder of the GIL, before anybody else can want it. */
    public static void need() {
        NativeThread main = alone;
        if (main == null) return;
        if (Thread.currentThread() != mainThread) throw new IllegalStateException("only the main thread may start the native runtime");
        NativeLibrary.load();
        MemorySegment state = ConchHost.conch_runtime_init();
        if (state.address() == 0) throw new IllegalStateException("the runtime runs already");
        main.state = state;
        alone = null;
        EvalBreaker.nativeFromNowOn();
    }

    /** Whether the native runtime has not been needed yet. */
    static boolean isAlone() {
        return alone != null;
    }

    /** From now on every other thread that wants the GIL hangs for good. The calling thread holds it, and keeps it. */
    public static void beginFinish() {
        if (!isAlone()) ConchHost.conch_runtime_begin_finalize();
    }

    /** Ends the runtime, which may be started again. The calling thread holds the GIL, for the last time. */
    public static synchronized void finish() {
        if (!isAlone()) ConchHost.conch_runtime_finalize();
        alone = null;
        mainThread = null;
        EvalBreaker.ended();
    }

    /** Takes the GIL for the calling thread. Waits; never returns when the runtime ends meanwhile. */
    public static void attach(NativeThread thread) {
        ConchHost.conch_thread_attach(thread.state);
    }

    /** The end of the calling thread: its state is deleted, the GIL let go. */
    public static void exit() {
        ConchHost.conch_thread_exit();
    }

    /** Ends the process at once; neither Java's nor C's exit handlers run. */
    public static void exitNow(int code) {
        if (isAlone()) Runtime.getRuntime().halt(code);
        else ConchHost.conch_exit_now(code);
    }

    /**
     * Lets the GIL go until the scope ends: {@code try (var _ = Gil.release("time.sleep")) { … }}. Inside, no object may be touched.
     *
     * @param region what the thread does meanwhile, for the event stream; one of few constant names
     */
    public static Released release(String region) {
        if (isAlone()) return NOTHING_RELEASED;
        return new Released(ConchHost.conch_thread_detach(ConchHost.CONCH_BLOCKED(), regionName(region)));
    }

    private static MemorySegment regionName(String region) {
        MemorySegment known = regionNames.get(region);
        return known != null ? known : regionNames.computeIfAbsent(region, Gil::intern);
    }

    private static MemorySegment intern(String region) {
        try (Arena arena = Arena.ofConfined()) {
            return ConchHost.conch_events_intern(arena.allocateFrom(region));
        }
    }

    /** The time during which the GIL is let go; {@link #close} takes it back. */
    public static final class Released implements AutoCloseable {
        private final MemorySegment state;

        private Released(MemorySegment state) {
            this.state = state;
        }

        @Override
        public void close() {
            if (state != null) ConchHost.conch_thread_attach(state);
        }
    }

    /** How long a thread waits before it asks the holder to let go, in microseconds. */
    public static long switchInterval() {
        need();
        return ConchHost.conch_gil_interval();
    }

    /** @param microseconds at least 1; a smaller value is raised to 1 */
    public static void setSwitchInterval(long microseconds) {
        need();
        ConchHost.conch_gil_set_interval(Math.max(1, microseconds));
    }

    /** How many thread states exist, attached or not. */
    public static int threadCount() {
        return isAlone() ? 1 : ConchHost.conch_thread_count();
    }
}
