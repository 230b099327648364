package conch.ffi;

import conch.bindings.ConchHost;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The native half of a thread state: what takes the GIL. Made by a parent for its child, attached by the child.
 * It ends with {@link Gil#exit} on its own thread, or with {@link #delete} where it never ran.
 */
public final class NativeThread {
    /** Null for the main thread until {@link Gil#need}. */
    MemorySegment state;

    NativeThread(MemorySegment state) {
        this.state = state;
    }

    /** A state that no thread has attached yet. Callable with or without the GIL. */
    public static NativeThread create() {
        Gil.need();
        MemorySegment made = ConchHost.conch_thread_new();
        if (made.address() == 0) throw new OutOfMemoryError("no memory for a thread state");
        return new NativeThread(made);
    }

    /** The calling thread's current state, also where C made it (PyGILState_Ensure); null when it holds no GIL. */
    public static NativeThread currentOrNull() {
        Gil.need();
        MemorySegment current = ConchHost.conch_thread_current();
        return current.address() == 0 ? null : new NativeThread(current);
    }

    /** The calling thread's identity: what C's PyThread_get_thread_ident says. Callable with or without the GIL. */
    public static long ident() {
        Gil.need();
        return ConchHost.conch_thread_ident();
    }

    /** The thread's name in traces and fatal messages. With the GIL held. */
    public void setName(String name) {
        Gil.need();
        try (Arena arena = Arena.ofConfined()) {
            ConchHost.conch_thread_set_name(state, arena.allocateFrom(name));
        }
    }

    /** Gives back a state whose thread was never started. */
    public void delete() {
        ConchHost.PyThreadState_Delete(state);
    }
}
