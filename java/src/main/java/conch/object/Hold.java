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

    /**
     * Empties this slot now and returns {@code result}, which stays alive even where what was held had the only slot that held it: a
     * constant that a function returned, a value out of a temporary dictionary.
     */
    public PyObject returning(PyObject result) {
        if (object == null) return result;
        result.retain();
        close();
        return result.take();
    }

    @Override
    public void close() {
        PyObject old = object;
        object = null;
        PyObject.dropIfPresent(old);
    }
}
