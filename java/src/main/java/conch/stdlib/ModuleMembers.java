package conch.stdlib;

import conch.object.PyBuiltinFunction;
import conch.object.PyModule;
import conch.object.PyObject;
import conch.object.Slots;

/** Fills a module written in Java: functions by the shape of their arguments, constants by name. */
final class ModuleMembers {
    private final PyModule module;

    ModuleMembers(PyModule module) {
        this.module = module;
    }

    PyModule module() {
        return module;
    }

    void constant(String name, PyObject value) {
        module.add(name, value);
    }

    void noArgs(String name, Slots.Unary body) {
        module.add(PyBuiltinFunction.noArgs(name, body));
    }

    void oneArg(String name, Slots.Binary body) {
        module.add(PyBuiltinFunction.oneArg(name, body));
    }

    void positional(String name, int min, int max, Slots.WithArgs body) {
        module.add(PyBuiltinFunction.positional(name, min, max, body));
    }

    /** {@code signature} as in {@code "x, /, y=None, *, key=None"}; absent arguments come as null. */
    void bound(String name, String signature, Slots.WithArgs body) {
        module.add(PyBuiltinFunction.bound(name, signature, body));
    }

    void raw(String name, Slots.Call body) {
        module.add(PyBuiltinFunction.raw(name, body));
    }
}
