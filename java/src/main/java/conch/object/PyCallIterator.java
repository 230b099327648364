package conch.object;

/** What {@code iter(callable, sentinel)} returns: calls until the result equals the sentinel. */
public final class PyCallIterator extends PyContainer {
    public static final PyType TYPE = PyType.define("callable_iterator", PyCallIterator::fill, null);

    /** Slots: both null after the end. */
    private PyObject callable, sentinel;

    public PyCallIterator(PyObject callable, PyObject sentinel) {
        super(TYPE);
        this.callable = callable.retain();
        this.sentinel = sentinel.retain();
    }

    private static void fill(PyType t) {
        t.isFinal = true;
        t.iter = self -> self;
        t.next = self -> ((PyCallIterator) self).next();
    }

    private PyObject next() {
        if (callable == null) return null;
        try (Hold function = new Hold(callable); Hold end = new Hold(sentinel); Hold result = new Hold(Operations.call(function.get()))) {
            if (!Operations.compareBool(CompareOp.EQ, end.get(), result.get())) return result.take();
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.STOP_ITERATION)) throw e;
            e.discard();
        }
        clearSlots();
        return null;
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(callable);
        visitor.visitIfPresent(sentinel);
    }

    @Override
    public void clearSlots() {
        PyObject oldCallable = callable, oldSentinel = sentinel;
        callable = sentinel = null;
        dropIfPresent(oldCallable);
        dropIfPresent(oldSentinel);
    }
}
