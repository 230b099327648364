package conch.ffi;

import conch.bindings.ConchHost;
import conch.bindings.conch_gil_counters;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The global interpreter lock. It lives in {@code native/runtime/gil.c}; a thread holds it while a {@link NativeThread} of its own is
 * attached. Breaking its rules (letting go of what one does not hold, taking it twice) ends the process with a message, as in CPython.
 */
public final class Gil {
    /** Region names, copied once into memory that lives as long as the process, because the event stream points to them. */
    private static final Map<String, MemorySegment> regionNames = new ConcurrentHashMap<>();

    static {
        NativeLibrary.load();
    }

    private Gil() {
    }

    /**
     * Starts the runtime: the calling thread becomes the main thread, and holds the GIL.
     *
     * @throws IllegalStateException when it runs already
     */
    public static NativeThread start() {
        MemorySegment state = ConchHost.conch_runtime_init(MemorySegment.NULL);
        if (state.address() == 0) throw new IllegalStateException("the runtime runs already");
        return new NativeThread(state);
    }

    /** From now on every other thread that wants the GIL hangs for good. The calling thread holds it, and keeps it. */
    public static void beginFinish() {
        ConchHost.conch_runtime_begin_finalize();
    }

    /** Ends the runtime, which may be started again. The calling thread holds the GIL, for the last time. */
    public static void finish() {
        ConchHost.conch_runtime_finalize();
    }

    public static boolean isRunning() {
        return ConchHost.conch_runtime_is_running() != 0;
    }

    /** Whether the calling thread holds the GIL. */
    public static boolean isHeld() {
        return ConchHost.conch_thread_current().address() != 0;
    }

    /** Takes the GIL for the calling thread. Waits; never returns when the runtime ends meanwhile. */
    public static void attach(NativeThread thread) {
        ConchHost.conch_thread_attach(thread.state);
    }

    /** The end of the calling thread: its state is deleted, the GIL let go. */
    public static void exit() {
        ConchHost.conch_thread_exit();
    }

    /**
     * Lets the GIL go until the scope ends: {@code try (var _ = Gil.release("time.sleep")) { … }}. Inside, no object may be touched.
     *
     * @param region what the thread does meanwhile, for the event stream; one of few constant names
     */
    public static Released release(String region) {
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
            ConchHost.conch_thread_attach(state);
        }
    }

    /** Lets go, gives another thread that waits its turn, and takes the GIL again. */
    public static void yield() {
        ConchHost.conch_gil_yield();
    }

    /** How long a thread waits before it asks the holder to let go, in microseconds. */
    public static long switchInterval() {
        return ConchHost.conch_gil_interval();
    }

    /** @param microseconds at least 1; a smaller value is raised to 1 */
    public static void setSwitchInterval(long microseconds) {
        ConchHost.conch_gil_set_interval(Math.max(1, microseconds));
    }

    /** What happened to the lock since the runtime was started; the numbers only rise. */
    public record Counters(long switches, long waits, long dropRequests, long forcedSwitches) {
    }

    public static Counters counters() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment c = conch_gil_counters.allocate(arena);
            ConchHost.conch_gil_read_counters(c);
            return new Counters(conch_gil_counters.switches(c), conch_gil_counters.waits(c), conch_gil_counters.drop_requests(c),
                conch_gil_counters.forced_switches(c));
        }
    }

    /**
     * Asks for an exception in another thread, which finds {@code handle} at its next look at the eval breaker.
     *
     * @param ident the native identity of the thread
     * @param handle what {@link EvalBreaker.Duties#asynchronous} gets; 0 takes the request back
     * @return the handle that was waiting there, 0 for none; −1 when there is no such thread
     */
    public static long setAsynchronous(long ident, long handle) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment replaced = arena.allocate(ValueLayout.JAVA_LONG);
            int changed = ConchHost.conch_thread_set_async(ident, handle, replaced);
            return changed == 0 ? -1 : replaced.get(ValueLayout.JAVA_LONG, 0);
        }
    }

    /** How many thread states exist, attached or not. */
    public static int threadCount() {
        return ConchHost.conch_thread_count();
    }
}
