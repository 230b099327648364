package conch.stdlib;

import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyContainer;
import conch.object.PyException;
import conch.object.PyObject;
import conch.object.PyType;

/** {@code iter(callable, sentinel)}. */
final class CallIterator extends PyContainer {
    static final PyType TYPE = PyType.define("callable_iterator", type -> {
        type.iter = self -> self;
        type.next = self -> ((CallIterator) self).nextValue();
    }, null);

    /** Slots; null once exhausted. */
    private PyObject callable, sentinel;

    private CallIterator(PyObject callable, PyObject sentinel) {
        super(TYPE);
        this.callable = callable.retain();
        this.sentinel = sentinel.retain();
    }

    static CallIterator over(PyObject callable, PyObject sentinel) {
        if (callable.type().call == null) throw Errors.type("iter(v, w): v must be callable");
        return new CallIterator(callable, sentinel);
    }

    private PyObject nextValue() {
        if (callable == null) return null;
        try (Hold value = new Hold(Operations.call(callable))) {
            if (callable != null && !Operations.compareBool(conch.object.CompareOp.EQ, sentinel, value.get())) return value.take();
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
        PyObject.dropIfPresent(oldCallable);
        PyObject.dropIfPresent(oldSentinel);
    }
}
