package conch.capi;

import conch.object.Errors;
import conch.object.ExtensionTypes;
import conch.object.Operations;
import conch.object.PyDict;
import conch.object.PyException;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;

/** Attributes, abilities and calls, asked for by C. */
final class ObjectCalls {
    private static final PyObject[] NO_ARGS = {};

    private ObjectCalls() {
    }

    static long setAttribute(PyObject o, PyStr name, PyObject value) {
        if (value == null) Operations.delAttribute(o, name);
        else Operations.setAttribute(o, name, value);
        return 0;
    }

    static long genericSetAttribute(PyObject o, PyStr name, PyObject value) {
        ExtensionTypes.genericSetAttribute(o, name, value);
        return 0;
    }

    static long hasAttribute(PyObject o, PyObject name) {
        try {
            return name instanceof PyStr text && Operations.hasAttribute(o, text) ? 1 : 0;
        } catch (PyException e) {
            e.discard();
            return 0;
        }
    }

    static boolean check(PyObject o, char what) {
        PyType t = o.type();
        return switch (what) {
            case 'n' -> t.index != null || t.toInt != null || t.toFloat != null || o instanceof conch.object.PyComplex;
            case 'i' -> Operations.hasIndex(o);
            case 'c' -> t.call != null;
            case 's' -> !(o instanceof PyDict) && t.itemAt != null || t.getItem != null && !(o instanceof PyDict) && t.nativePart == null && t.length != null;
            case 'm' -> t.getItem != null;
            case 't' -> t.next != null;
            case 'b' -> conch.object.Buffer.isExporter(o);
            default -> throw Errors.system("no such check: %s", what);
        };
    }

    static PyObject target(conch.object.PyWeakReference reference) {
        PyObject target = reference.target();
        return target == null ? conch.object.PyNone.NONE : target;
    }

    static PyObject call(PyObject callable, long array, int count, long kwnames) {
        PyObject[] args = Arguments.read(array, count);
        return holding(args, () -> Operations.call(callable, args, kwnames == 0 ? null : names((PyTuple) Mirrors.get(kwnames))));
    }

    private static String[] names(PyTuple tuple) {
        String[] names = new String[tuple.size()];
        for (int i = 0; i < names.length; i++) {
            if (!(tuple.get(i) instanceof PyStr text)) throw Errors.type("keywords must be strings");
            names[i] = text.value;
        }
        return names;
    }

    static PyObject callTuple(PyObject callable, PyObject args, PyObject keywords) {
        return spread(args, keywords, (all, names) -> Operations.call(callable, all, names));
    }

    /** What the tp_new of a built-in type makes: an instance of it or of a type that stands on it, past what that one has as __new__. */
    static PyObject make(PyType builtIn, PyType type, PyObject args, PyObject keywords) {
        if (builtIn.newInstance == null) throw Errors.type("cannot create '%s' instances", builtIn.name);
        return spread(args, keywords, (all, names) -> builtIn.newInstance.apply(type, all, names));
    }

    private static PyObject spread(PyObject args, PyObject keywords, java.util.function.BiFunction<PyObject[], String[], PyObject> action) {
        PyObject[] positional = args == null ? NO_ARGS : ((PyTuple) args).items;
        PyDict dict = (PyDict) keywords;
        if (dict == null || dict.size() == 0) return action.apply(positional, null);
        PyObject[] all = java.util.Arrays.copyOf(positional, positional.length + dict.size());
        String[] names = new String[dict.size()];
        int n = 0;
        for (int at = -1; (at = dict.nextPosition(at + 1)) >= 0; n++) {
            if (!(dict.keyAt(at) instanceof PyStr text)) throw Errors.type("keywords must be strings");
            names[n] = text.value;
            all[positional.length + n] = dict.valueAt(at);
        }
        return holding(all, () -> action.apply(all, names));
    }

    /** C may have lent objects that only it keeps alive, and may let go of them in what is called. */
    private static PyObject holding(PyObject[] objects, java.util.function.Supplier<PyObject> action) {
        for (PyObject each : objects) each.retain();
        PyObject result;
        try {
            result = action.get();
            result.retain();
        } finally {
            for (PyObject each : objects) each.drop();
        }
        return result.take();
    }
}
