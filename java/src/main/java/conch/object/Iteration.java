package conch.object;

import java.util.function.Consumer;

/** The iterator protocol as Java code uses it. */
final class Iteration {
    private static final PyStr LENGTH_HINT = PyStr.intern("__length_hint__");

    private Iteration() {
    }

    static PyObject iter(PyObject o) {
        Slots.Unary slot = o.type.iter;
        if (slot == null) {
            if (isSequence(o)) return new PySequenceIterator(o);
            throw Errors.type("'%s' object is not iterable", Errors.typeName(o));
        }
        PyObject iterator = slot.apply(o);
        if (iterator.type.next != null) return iterator;
        String got = Errors.typeName(iterator);
        iterator.discard();
        throw Errors.type("iter() returned non-iterator of type '%s'", got);
    }

    /** Whether {@code o[0]}, {@code o[1]}, … may be asked for. */
    static boolean isSequence(PyObject o) {
        return o.type.itemAt != null && !(o instanceof PyDict);
    }

    /** Calls {@code action} with each value, which is held for that time. */
    static void forEach(PyObject iterable, Consumer<PyObject> action) {
        try (Hold iterator = new Hold(iter(iterable))) {
            Walk.drain(iterator.get(), action);
        }
    }

    static PyList listOf(PyObject iterable) {
        try (Hold result = new Hold(new PyList())) {
            PyList list = (PyList) result.get();
            list.extend(iterable);
            result.take();
            return list;
        }
    }

    static boolean contains(PyObject container, PyObject item) {
        if (container.type.iter == null && !isSequence(container)) {
            throw Errors.type("argument of type '%s' is not iterable", Errors.typeName(container));
        }
        try (Hold iterator = new Hold(iter(container))) {
            for (PyObject each; (each = Operations.next(iterator.get())) != null; ) {
                try (Hold value = new Hold(each)) {
                    if (Operations.equal(each, item)) return true;
                }
            }
        }
        return false;
    }

    static long lengthHint(PyObject o, long otherwise) {
        if (o.type.length != null) return o.type.length.apply(o);
        PyObject method = o.type.lookup(LENGTH_HINT);
        if (method == null) return otherwise;
        PyObject hint = Special.call(method, o);
        if (hint == PyNotImplemented.NOT_IMPLEMENTED) return otherwise;
        if (!(hint instanceof PyInt number)) {
            String got = Errors.typeName(hint);
            hint.discard();
            throw Errors.type("__length_hint__ must be an integer, not %s", got);
        }
        if (number.signum() < 0) throw Errors.value("__length_hint__() should return >= 0");
        return Conversions.asIndexLong(number, ExceptionTypes.OVERFLOW_ERROR);
    }
}
