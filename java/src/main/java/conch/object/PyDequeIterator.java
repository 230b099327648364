package conch.object;

/** Walks a deque from one end to the other, and stops with RuntimeError where elements come or go meanwhile. */
final class PyDequeIterator extends PyContainer {
    static final PyType FORWARD = type("collections._deque_iterator"), BACKWARD = type("collections._deque_reverse_iterator");

    /** Slot; null after the end. */
    private PyDeque deque;
    private final long version;
    private final boolean backward;
    private int given;

    PyDequeIterator(PyDeque deque, boolean backward) {
        super(backward ? BACKWARD : FORWARD);
        this.deque = (PyDeque) deque.retain();
        this.backward = backward;
        version = deque.version();
    }

    private static PyType type(String name) {
        return PyType.define(name, t -> {
            t.isFinal = true;
            t.module = "collections";
            t.iter = self -> self;
            t.next = self -> ((PyDequeIterator) self).next();
        }, m -> m.noArgs("__length_hint__", self -> PyInt.of(((PyDequeIterator) self).left())));
    }

    private int left() {
        return deque == null ? 0 : Math.max(0, deque.size() - given);
    }

    private PyObject next() {
        if (deque == null) return null;
        if (deque.version() != version) {
            clearSlots();
            throw Errors.runtime("deque mutated during iteration");
        }
        if (given < deque.size()) {
            int at = given++;
            return deque.get(backward ? deque.size() - 1 - at : at);
        }
        clearSlots();
        return null;
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(deque);
    }

    @Override
    public void clearSlots() {
        PyDeque old = deque;
        deque = null;
        dropIfPresent(old);
    }
}
