package conch.object;

/**
 * The end of an object that no slot holds any more.
 *
 * <p>In CPython's order: {@code __del__} first, which may bring the object back to life by storing it somewhere, but is not called a
 * second time; then weak references forget it and their callbacks run; then it lets go of files and memory, empties its slots, and is dead.
 * What {@code __del__} or a callback raises goes to {@link Unraisable}.
 */
final class Finaliser {
    private static final PyStr DEL = PyStr.intern("__del__");

    private Finaliser() {
    }

    /** The object's count is zero and it is in no list. */
    static void finalise(PyObject object) {
        if (Heap.keptByNative(object) || runScript(object)) return;
        PyWeakReference.forget(object);
        object.release();
        object.refcnt = PyObject.DEAD;
        object.clearAllSlots();
        Heap.endMirror(object);
        if (object.type.heap) object.type.drop();
    }

    /** Runs what the script wants to run at this object's end. Answers whether somebody holds the object now. */
    private static boolean runScript(PyObject object) {
        boolean del = object.type.del != null && !wasFinalised(object);
        if (!del && !object.hasScriptedEnd()) return false;
        object.retain();
        runFinalisers(object);
        object.take();
        return object.refcnt > 0;
    }

    private static boolean wasFinalised(PyObject object) {
        return object.extra != null && object.extra.finalised;
    }

    /** Calls {@code __del__} unless that was done before. The object is held by the caller. */
    static void runFinalisers(PyObject object) {
        if (object.type.del != null && !wasFinalised(object)) {
            object.extra().finalised = true;
            try {
                object.type.del.apply(object);
            } catch (PyException e) {
                PyObject method = object.type.lookup(DEL);
                Unraisable.report(e, method == null ? object : method);
            }
        }
        if (object.hasScriptedEnd()) object.endScripted();
    }
}
