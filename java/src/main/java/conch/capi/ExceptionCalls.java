package conch.capi;

import conch.eval.PyTraceback;
import conch.eval.ScriptWarnings;
import conch.eval.ThreadState;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyBaseException;
import conch.object.PyDict;
import conch.object.PyException;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;

/** Exceptions, asked for by C. */
final class ExceptionCalls {
    private ExceptionCalls() {
    }

    /** A new exception class. {@code base} is a class or a tuple of them, null for Exception. */
    static PyObject make(String dotted, String doc, PyObject base, PyObject names) {
        int dot = dotted.lastIndexOf('.');
        try (Hold held = new Hold(names == null ? new PyDict() : ((PyDict) names).copy());
             Hold bases = new Hold(base instanceof PyTuple ? base : PyTuple.of(base == null ? ExceptionTypes.EXCEPTION : base))) {
            PyDict dict = (PyDict) held.get();
            if (dict.get("__module__") == null) dict.put("__module__", PyStr.of(dotted.substring(0, dot)));
            if (doc != null) dict.put("__doc__", PyStr.of(doc));
            return Operations.call(PyType.TYPE, PyStr.of(dotted.substring(dot + 1)), bases.get(), dict);
        }
    }

    static long set(PyObject exception, char what, PyObject value) {
        PyBaseException e = (PyBaseException) exception;
        switch (what) {
            case 'c' -> e.setCause((PyBaseException) value);
            case 'x' -> e.setContext((PyBaseException) value);
            default -> e.setTraceback(value);
        }
        return 0;
    }

    static PyBaseException osError(PyType type, int errno, String filename) {
        PyException made = Errors.os(errno, filename);
        PyBaseException value = made.take();
        if (type == ExceptionTypes.OS_ERROR || value.type() == type) return value;
        PyObject[] items = value.args().items;
        PyObject other = filename == null ? Operations.call(type, items[0], items[1]) : Operations.call(type, items[0], items[1], PyStr.of(filename));
        value.discard();
        return (PyBaseException) other;
    }

    /** An exception that no frame has seen is shown with the line that runs. */
    static void unraisable(PyBaseException exception, PyObject where) {
        ThreadState thread = ThreadState.current();
        if (exception.traceback() == null && thread.frame() != null) PyTraceback.add(exception, thread.frame());
        thread.interpreter.hooks.unraisable(exception, where, null);
    }

    static void print(PyBaseException exception, boolean last) {
        ThreadState.current().interpreter.hooks.uncaught(exception, last);
    }

    static void warnExplicit(PyObject category, PyTuple rest, long line) {
        ScriptWarnings.explicit(category, rest.get(0), rest.get(1), line, rest.get(2), rest.get(3));
    }
}
