package conch.object;

/**
 * A slot of a Java method: keeps one object alive while script code may run.
 *
 * <pre>{@code
 * try (Hold list = new Hold(new PyList())) {
 *     fill((PyList) list.get());        // may run script code, may throw
 *     return list.take();               // the caller gets it unowned
 * }
 * }</pre>
 */
public final class Hold implements AutoCloseable {
    private PyObject object;

    public Hold(PyObject object) {
        this.object = object.retain();
    }

    public PyObject get() {
        return object;
    }

    /** Puts another object into this slot. The new one is held before the old one is dropped. */
    public void set(PyObject next) {
        PyObject old = object;
        object = next.retain();
        PyObject.dropIfPresent(old);
    }

    /** Moves the object out of this slot without finalising it. */
    public PyObject take() {
        PyObject taken = object;
        object = null;
        return taken.take();
    }

    @Override
    public void close() {
        PyObject old = object;
        object = null;
        PyObject.dropIfPresent(old);
    }
}
