package conch.eval;

import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyException;
import conch.object.PyList;
import conch.object.PyObject;
import conch.object.PyTuple;

/** {@code a, b = x} and {@code a, *b, c = x}: the values are pushed from the last to the first. */
final class Unpacking {
    private Unpacking() {
    }

    static int sequence(PyObject[] s, int sp, int n) {
        PyObject x = s[sp - 1];
        if (x instanceof PyTuple tuple && tuple.type() == PyTuple.TYPE && tuple.size() == n) {
            for (int i = 0; i < n; i++) s[sp - 1 + i] = tuple.get(n - 1 - i).retain();
            x.drop();
            return sp - 1 + n;
        }
        if (x instanceof PyList list && list.type() == PyList.TYPE && list.size() == n) {
            for (int i = 0; i < n; i++) s[sp - 1 + i] = list.get(n - 1 - i).retain();
            x.drop();
            return sp - 1 + n;
        }
        try (Hold taken = new Hold(new PyList())) {
            PyList items = (PyList) taken.get();
            fill(items, x, n, -1);
            for (int i = 0; i < n; i++) s[sp - 1 + i] = items.get(n - 1 - i).retain();
        }
        x.drop();
        return sp - 1 + n;
    }

    static int starred(PyObject[] s, int sp, int before, int after) {
        PyObject x = s[sp - 1];
        try (Hold taken = new Hold(new PyList())) {
            PyList items = (PyList) taken.get();
            fill(items, x, before, after);
            int total = before + after, rest = items.size() - total;
            PyObject[] middle = new PyObject[rest];
            for (int i = 0; i < rest; i++) middle[i] = items.get(before + i);
            int at = sp - 1;
            for (int i = 0; i < after; i++) s[at++] = items.get(items.size() - 1 - i).retain();
            s[at++] = PyList.of(middle).retain();
            for (int i = before - 1; i >= 0; i--) s[at++] = items.get(i).retain();
        }
        x.drop();
        return sp + before + after;
    }

    /** Takes {@code n} values, or all of them when {@code after} is not −1, in which case there must be at least {@code n + after}. */
    private static void fill(PyList items, PyObject x, int n, int after) {
        try (Hold hold = new Hold(iterator(x))) {
            PyObject iterator = hold.get();
            for (PyObject value; after >= 0 || items.size() < n; ) {
                if ((value = Operations.next(iterator)) == null) break;
                items.append(value);
            }
            if (after < 0 && items.size() < n) throw Errors.value("not enough values to unpack (expected %d, got %d)", n, items.size());
            if (after >= 0 && items.size() < n + after) {
                throw Errors.value("not enough values to unpack (expected at least %d, got %d)", n + after, items.size());
            }
            if (after < 0) {
                PyObject surplus = Operations.next(iterator);
                if (surplus != null) {
                    surplus.discard();
                    throw Errors.value("too many values to unpack (expected %d)", n);
                }
            }
        }
    }

    private static PyObject iterator(PyObject x) {
        try {
            return Operations.iter(x);
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.TYPE_ERROR) || x.type().iter != null || x.type().getItem != null) throw e;
            e.discard();
            throw Errors.type("cannot unpack non-iterable %s object", Errors.typeName(x));
        }
    }
}
