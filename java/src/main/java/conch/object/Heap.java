package conch.object;

import java.util.ArrayDeque;

/**
 * Births and deaths: what happens when a reference count leaves zero or reaches it.
 *
 * <p>{@link #liveObjects} is the leak check: the number of objects that some slot holds. It must return to its start when a script has
 * ended. Objects that can hold others are also linked into one list while they live, which is what the cycle collector walks.
 *
 * <p>Finalising is not recursive without end: from a certain depth on, objects wait in a queue until the outermost finaliser
 * empties it (CPython's trashcan), so that dropping a list nested a million deep does not exhaust the stack.
 *
 * <p>Everything here runs with the GIL held.
 */
public final class Heap {
    private static final int DEEPEST_NESTED_FINALISER = 50;
    private static long live;
    private static int depth;
    private static final ArrayDeque<PyObject> postponed = new ArrayDeque<>();
    private static NativeReferences natives;

    private Heap() {
    }

    /** How many objects have a count above zero. */
    public static long liveObjects() {
        return live;
    }

    /**
     * Holds an object until the program ends: a singleton, a cached value, an interned string. Such objects are no leak, so
     * {@link #liveObjects} leaves them out.
     */
    public static <T extends PyObject> T forGood(T object) {
        object.retain();
        live--;
        return object;
    }

    /** Leaves out of {@link #liveObjects} what came alive since it said {@code before}: the names of a built-in type, which stay for good. */
    static void leaveOutSince(long before) {
        live = before;
    }

    /** Tells who knows the references that C has. Called once, before the first object gets a mirror. */
    public static void setNativeReferences(NativeReferences references) {
        natives = references;
    }

    /** All references to an object: its slots, and what C holds of it. What {@code sys.getrefcount} counts. */
    public static long references(PyObject object) {
        return hasMirror(object) ? object.refcnt + natives.references(object) : object.refcnt;
    }

    /** Whether C keeps an object alive that no slot holds any more. */
    static boolean keptByNative(PyObject object) {
        return hasMirror(object) && natives.keepAlive(object);
    }

    /** The object is dead; its class is still held. */
    static void endMirror(PyObject object) {
        if (hasMirror(object)) natives.ended(object);
    }

    static void traverseNative(PyObject object, PyObject.Visitor visitor) {
        if (hasMirror(object)) natives.traverse(object, visitor);
    }

    static void clearNative(PyObject object) {
        if (hasMirror(object)) natives.clear(object);
    }

    private static boolean hasMirror(PyObject object) {
        return object.extra != null && object.extra.mirror != 0;
    }

    static void born(PyObject object) {
        if (object.refcnt != 1) throw dead(object, "used");
        live++;
        if (object instanceof PyContainer container) Containers.link(container);
    }

    static void unborn(PyObject object) {
        if (object.refcnt < 0) throw dead(object, "taken");
        live--;
        if (object instanceof PyContainer container) Containers.unlink(container);
    }

    static void reachedZero(PyObject object) {
        if (object.refcnt < 0) throw dead(object, "dropped");
        live--;
        if (object instanceof PyContainer container) Containers.unlink(container);
        finalise(object);
    }

    static void discard(PyObject object) {
        finalise(object);
    }

    private static void finalise(PyObject object) {
        if (object.extra == null && !object.type.heap && object.type.del == null && !(object instanceof PyContainer)) {
            object.refcnt = PyObject.DEAD;
            object.release();
            return;
        }
        if (depth >= DEEPEST_NESTED_FINALISER) {
            postponed.add(object);
            return;
        }
        depth++;
        try {
            Finaliser.finalise(object);
            if (depth == 1) {
                for (PyObject next; (next = postponed.poll()) != null; ) Finaliser.finalise(next);
            }
        } finally {
            depth--;
        }
    }

    private static IllegalStateException dead(PyObject object, String what) {
        object.refcnt = PyObject.DEAD;
        return new IllegalStateException("a finalised '" + object.type.name + "' object was " + what + " again");
    }
}
