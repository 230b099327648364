package conch.capi;

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

    static void print(PyBaseException exception) {
        ThreadState.current().interpreter.unraisable.accept(exception, null);
    }
}
