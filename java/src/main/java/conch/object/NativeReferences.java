package conch.object;

/** What the end of an object has to ask where the object has a mirror in native memory ({@link PyObject.Extra#mirror}). Set by conch.capi. */
public interface NativeReferences {
    /** How many references there are beside those that {@link PyObject#refcnt} counts; may be negative for a mirror that is a slot with no reference. */
    long references(PyObject object);

    /** The object's count has fallen to zero: where C still has references to it, the mirror becomes a slot of it, and the object lives on. */
    boolean keepAlive(PyObject object);

    /** Visits the objects that C holds references to on behalf of this one, once a reference. */
    void traverse(PyObject object, PyObject.Visitor visitor);

    /** Lets go of them, because the object is part of a cycle that nothing reaches. */
    void clear(PyObject object);

    /** The object is dead: its mirror goes. */
    void ended(PyObject object);
}
