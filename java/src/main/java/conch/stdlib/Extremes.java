package conch.stdlib;

import conch.object.CompareOp;
import conch.object.Errors;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyTuple;

/** {@code min} and {@code max}: of one iterable or of several arguments, with {@code key} and {@code default}. */
final class Extremes {
    private Extremes() {
    }

    static PyObject find(PyObject[] args, String[] kwnames, String name, CompareOp better) {
        int positional = args.length - (kwnames == null ? 0 : kwnames.length);
        PyObject key = null, fallback = null;
        for (int k = 0; kwnames != null && k < kwnames.length; k++) {
            switch (kwnames[k]) {
                case "key" -> key = args[positional + k] == PyNone.NONE ? null : args[positional + k];
                case "default" -> fallback = args[positional + k];
                default -> throw Errors.type("%s() got an unexpected keyword argument '%s'", name, kwnames[k]);
            }
        }
        if (positional == 0) throw Errors.type("%s expected at least 1 argument, got 0", name);
        if (positional > 1) {
            if (fallback != null) throw Errors.type("Cannot specify a default for %s() with multiple positional arguments", name);
            PyObject[] several = java.util.Arrays.copyOf(args, positional);
            try (Hold tuple = new Hold(PyTuple.of(several))) {
                return best(tuple.get(), key, null, name, better);
            }
        }
        return best(args[0], key, fallback, name, better);
    }

    private static PyObject best(PyObject iterable, PyObject key, PyObject fallback, String name, CompareOp better) {
        try (Hold iterator = new Hold(Operations.iter(iterable));
             Hold best = new Hold(PyNone.NONE); Hold bestKey = new Hold(PyNone.NONE); Hold item = new Hold(PyNone.NONE)) {
            boolean found = false;
            for (PyObject x; (x = Operations.next(iterator.get())) != null; ) {
                item.set(x);
                try (Hold itemKey = new Hold(key == null ? x : Operations.call(key, x))) {
                    if (found && !Operations.compareBool(better, itemKey.get(), bestKey.get())) continue;
                    best.set(x);
                    bestKey.set(itemKey.get());
                    found = true;
                }
            }
            if (found) {
                item.set(PyNone.NONE);
                bestKey.set(PyNone.NONE);
                return best.take();
            }
        }
        if (fallback != null) return fallback;
        throw Errors.value("%s() arg is an empty sequence", name);
    }
}
