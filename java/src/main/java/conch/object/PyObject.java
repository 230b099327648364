package conch.object;

/**
 * A value of the interpreted program, with an honest reference count.
 *
 * <p><b>Slots count, Java locals do not.</b> {@link #refcnt} is the number of slots that hold the object: an entry of a value
 * stack, a local, a cell, an element of a container, an attribute, a mirror. A fresh object starts at zero. Storing it into a slot
 * calls {@link #retain}; emptying the slot calls {@link #drop}, which finalises at zero, or {@link #take}, which does not and hands
 * the object on. An object that a method returns is not owned by anybody: store it in a slot, return it, or {@link #discard} it.
 * A method that keeps an object while script code may run puts it into a {@link Hold}.
 *
 * <p>Counts are plain ints without atomics: every access happens with the GIL held, and taking and letting go of the GIL order
 * memory. All counting goes through the four methods here, so that another discipline can take their place.
 */
public abstract class PyObject {
    /** What a finalised object's count is set to: so low that no balance of raises brings it back above zero. */
    static final int DEAD = Integer.MIN_VALUE / 2;

    /** The number of slots that hold this object; {@link #DEAD} once it is finalised. Read it anywhere, write it only here and in {@link Heap}. */
    int refcnt;
    PyType type;
    /** What few objects have: a mirror in native memory, weak references, the attribute dictionary of a subclassed built-in. */
    Extra extra;

    /** An object of a class that can die holds its class: {@link #type} is a slot where {@link PyType#heap} is set. */
    protected PyObject(PyType type) {
        this.type = type;
        if (type != null && type.heap) type.retain();
    }

    public final PyType type() {
        return type;
    }

    public final int refcnt() {
        return refcnt;
    }

    public final boolean isDead() {
        return refcnt < 0;
    }

    /** A slot now holds this object. Returns the object, so that {@code slot = value.retain()} reads as one step. */
    public final PyObject retain() {
        if (refcnt++ <= 0) Heap.born(this);
        return this;
    }

    /** A slot lets this object go; at zero the object is finalised at once. */
    public final void drop() {
        if (--refcnt <= 0) Heap.reachedZero(this);
    }

    /** Moves the object out of a slot without finalising it: it is returned or stored elsewhere next. */
    public final PyObject take() {
        if (--refcnt <= 0) Heap.unborn(this);
        return this;
    }

    /** Ends a result that nobody wants: finalises an object that no slot holds, does nothing to any other. */
    public final void discard() {
        if (refcnt == 0) Heap.discard(this);
    }

    public static void dropIfPresent(PyObject object) {
        if (object != null) object.drop();
    }

    /**
     * Visits every object that a slot of this one holds, once a slot. Whoever has slots overrides this and {@link #clearSlots}.
     * {@link #type} and what {@link #extra} has are visited by {@link #traverseAll}.
     */
    public void traverse(Visitor visitor) {
    }

    /** Visits every held object, those that belong to the base of all objects included. */
    final void traverseAll(Visitor visitor) {
        traverse(visitor);
        if (type.heap) visitor.visit(type);
        Extra e = extra;
        if (e == null) return;
        if (e.mirror != 0) Heap.traverseNative(this, visitor);
        visitor.visitIfPresent(e.dict);
        if (e.slots != null) for (PyObject held : e.slots) visitor.visitIfPresent(held);
    }

    /** Empties every slot but that of the class. */
    final void clearAllSlots() {
        clearSlots();
        Extra e = extra;
        if (e == null) return;
        PyDict oldDict = e.dict;
        PyObject[] oldSlots = e.slots;
        e.dict = null;
        e.slots = null;
        dropIfPresent(oldDict);
        if (oldSlots != null) for (PyObject held : oldSlots) dropIfPresent(held);
    }

    /** Empties every slot and drops what it held. Called once at the end of the object's life, or to break a cycle. */
    public void clearSlots() {
    }

    /** Ends what is not a slot: an open file, native memory. Runs before {@link #clearSlots} when the count reaches zero. */
    protected void release() {
    }

    /** Whether {@link #endScripted} has something to do: a generator that waits inside a {@code try}. */
    protected boolean hasScriptedEnd() {
        return false;
    }

    /**
     * Runs the script code that this object's end must run. The object is held meanwhile and all its slots are still there, in a cycle
     * too; afterwards {@link #hasScriptedEnd} answers false.
     */
    protected void endScripted() {
    }

    /** The dictionary behind {@code __dict__}, or null where the object has none (yet). */
    public PyDict dictOrNull() {
        return extra == null ? null : extra.dict;
    }

    /** Replaces the dictionary behind {@code __dict__}; null for a new one on demand. */
    public void setDict(PyDict next) {
        Extra e = extra();
        PyDict old = e.dict;
        e.dict = next == null ? null : (PyDict) next.retain();
        dropIfPresent(old);
    }

    /** The dictionary behind {@code __dict__}, made on first use; null where the type gives its instances none. */
    public PyDict dict() {
        if (!type.instancesHaveDict) return null;
        Extra e = extra();
        if (e.dict == null) e.dict = (PyDict) new PyDict().retain();
        return e.dict;
    }

    public final Extra extra() {
        if (extra == null) extra = new Extra();
        return extra;
    }

    public final Extra extraOrNull() {
        return extra;
    }

    /** Is called with each held object in turn by {@link PyObject#traverse}. */
    @FunctionalInterface
    public interface Visitor {
        void visit(PyObject held);

        /** Visits {@code held} unless it is null. */
        default void visitIfPresent(PyObject held) {
            if (held != null) visit(held);
        }
    }

    /** The rarely needed parts of an object, so that the common one stays small. */
    public static final class Extra {
        /** Slot: {@code __dict__} of an instance whose type was subclassed in a script from a built-in one. */
        PyDict dict;
        /** Head of the chain of weak references to this object; not a slot, a weak reference holds nothing. */
        PyWeakReference weakReferences;
        /** Slots: the values of {@code __slots__} where the class was derived from a built-in type; null otherwise. */
        PyObject[] slots;
        /** What {@code id()} said, 0 while it was not asked. */
        long identity;
        /** Whether {@code __del__} was called: it is called once, even if it brought the object back to life. */
        boolean finalised;
        /** Address of the native {@code PyObject} that C sees, 0 when there is none. Owned by conch.capi. */
        public long mirror;
    }
}
