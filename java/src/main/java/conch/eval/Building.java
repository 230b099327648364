package conch.eval;

import conch.compile.Code;
import conch.compile.Opcode;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Operations;
import conch.object.PyDict;
import conch.object.PyException;
import conch.object.PyList;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PySet;
import conch.object.PySlice;
import conch.object.PyStr;
import conch.object.PyTuple;

/** The instructions that make something of the topmost entries of the stack. Each returns the new top. */
final class Building {
    private Building() {
    }

    /** Replaces the {@code n} topmost entries, which the result holds by now, by the result. */
    private static int push(PyObject[] s, int sp, int n, PyObject result) {
        result.retain();
        for (int i = sp - n; i < sp; i++) {
            PyObject old = s[i];
            s[i] = null;
            old.drop();
        }
        s[sp - n] = result;
        return sp - n + 1;
    }

    private static PyObject[] topmost(PyObject[] s, int sp, int n) {
        PyObject[] items = new PyObject[n];
        System.arraycopy(s, sp - n, items, 0, n);
        return items;
    }

    static int tuple(PyObject[] s, int sp, int n) {
        return push(s, sp, n, n == 0 ? PyTuple.EMPTY : PyTuple.of(topmost(s, sp, n)));
    }

    static int list(PyObject[] s, int sp, int n) {
        return push(s, sp, n, PyList.of(topmost(s, sp, n)));
    }

    static int set(PyObject[] s, int sp, int n) {
        try (var hold = new conch.object.Hold(new PySet())) {
            for (int i = sp - n; i < sp; i++) ((PySet) hold.get()).add(s[i]);
            return push(s, sp, n, hold.take());
        }
    }

    static int map(PyObject[] s, int sp, int n) {
        try (var hold = new conch.object.Hold(new PyDict())) {
            for (int i = sp - 2 * n; i < sp; i += 2) ((PyDict) hold.get()).put(s[i], s[i + 1]);
            return push(s, sp, 2 * n, hold.take());
        }
    }

    static int constKeyMap(PyObject[] s, int sp, int n) {
        PyTuple keys = (PyTuple) s[sp - 1];
        PyDict dict = new PyDict();
        for (int i = 0; i < n; i++) dict.put(keys.get(i), s[sp - 1 - n + i]);
        return push(s, sp, n + 1, dict);
    }

    static int string(PyObject[] s, int sp, int n) {
        StringBuilder text = new StringBuilder();
        for (int i = sp - n; i < sp; i++) text.append(((PyStr) s[i]).value);
        return push(s, sp, n, PyStr.of(text.toString()));
    }

    static int slice(PyObject[] s, int sp, int n) {
        return push(s, sp, n, new PySlice(s[sp - n], s[sp - n + 1], n == 3 ? s[sp - 1] : PyNone.NONE));
    }

    static int format(PyObject[] s, int sp, int arg) {
        int n = (arg & Opcode.FORMAT_HAS_SPEC) != 0 ? 2 : 1;
        PyObject value = s[sp - n];
        PyObject converted = switch (arg & Opcode.FORMAT_CONVERSION) {
            case 1 -> Operations.str(value);
            case 2 -> Operations.repr(value);
            case 3 -> Operations.ascii(value);
            default -> value;
        };
        if (n == 1 && converted instanceof PyStr && converted.type() == PyStr.TYPE) return push(s, sp, n, converted);
        try (var hold = new conch.object.Hold(converted)) {
            return push(s, sp, n, Operations.format(converted, n == 2 ? ((PyStr) s[sp - 1]).value : ""));
        }
    }

    static int listAppend(PyObject[] s, int sp, int depth) {
        ((PyList) s[sp - 1 - depth]).append(s[sp - 1]);
        return drop(s, sp);
    }

    static int setAdd(PyObject[] s, int sp, int depth) {
        ((PySet) s[sp - 1 - depth]).add(s[sp - 1]);
        return drop(s, sp);
    }

    static int mapAdd(PyObject[] s, int sp, int depth) {
        ((PyDict) s[sp - 2 - depth]).put(s[sp - 2], s[sp - 1]);
        return drop(s, drop(s, sp));
    }

    static int listExtend(PyObject[] s, int sp, int depth) {
        PyObject iterable = s[sp - 1];
        if (iterable.type().iter == null && iterable.type().itemAt == null && iterable.type().getItem == null) {
            throw Errors.type("Value after * must be an iterable, not %s", Errors.typeName(iterable));
        }
        ((PyList) s[sp - 1 - depth]).extend(iterable);
        return drop(s, sp);
    }

    static int setUpdate(PyObject[] s, int sp, int depth) {
        ((PySet) s[sp - 1 - depth]).update(s[sp - 1]);
        return drop(s, sp);
    }

    static int dictUpdate(PyObject[] s, int sp, int depth) {
        PyObject mapping = s[sp - 1];
        try {
            ((PyDict) s[sp - 1 - depth]).update(mapping);
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.ATTRIBUTE_ERROR)) throw e;
            e.discard();
            throw Errors.type("'%s' object is not a mapping", Errors.typeName(mapping));
        }
        return drop(s, sp);
    }

    /** {@code **mapping} in a call, whose callable lies {@code depth + 2} below for the message. */
    static int dictMerge(PyObject[] s, int sp, int depth) {
        PyObject mapping = s[sp - 1], callee = s[sp - 3 - depth];
        if (!(mapping instanceof PyDict) && !Operations.hasAttribute(mapping, PyStr.intern("keys"))) {
            throw Errors.type("%s argument after ** must be a mapping, not %s", Names.describe(callee), Errors.typeName(mapping));
        }
        PyDict target = (PyDict) s[sp - 1 - depth];
        try (var hold = new conch.object.Hold(new PyDict())) {
            PyDict added = (PyDict) hold.get();
            added.update(mapping);
            for (int at = -1; (at = added.nextPosition(at + 1)) >= 0; ) {
                PyObject key = added.keyAt(at);
                if (!(key instanceof PyStr)) throw Errors.type("keywords must be strings");
                if (target.get(key) != null) {
                    throw Errors.type("%s got multiple values for keyword argument '%s'", Names.describe(callee), ((PyStr) key).value);
                }
                target.put(key, added.valueAt(at));
            }
        }
        return drop(s, sp);
    }

    static PyObject tupleOf(PyObject list) {
        PyList items = (PyList) list;
        PyObject[] copy = new PyObject[items.size()];
        for (int i = 0; i < copy.length; i++) copy[i] = items.get(i);
        return PyTuple.of(copy);
    }

    static int function(Frame frame, PyObject[] s, int sp, int arg) {
        PyFunction function = new PyFunction((Code) s[sp - 1], frame.globals, frame.builtins);
        PyObject module = frame.globals.get(PyStr.intern("__name__"));
        if (module != null) function.module = module.retain();
        function.doc = docOf((Code) s[sp - 1]).retain();
        int n = 1;
        if ((arg & Opcode.FUNCTION_CLOSURE) != 0) function.closure = (PyTuple) s[sp - ++n].retain();
        if ((arg & Opcode.FUNCTION_ANNOTATIONS) != 0) function.annotations = s[sp - ++n].retain();
        if ((arg & Opcode.FUNCTION_KWDEFAULTS) != 0) function.keywordDefaults = (PyDict) s[sp - ++n].retain();
        if ((arg & Opcode.FUNCTION_DEFAULTS) != 0) function.defaults = (PyTuple) s[sp - ++n].retain();
        return push(s, sp, n, function);
    }

    /** The docstring is the first constant, or None stands there. */
    private static PyObject docOf(Code code) {
        return code.constants.length > 0 && code.constants[0] instanceof PyStr doc && code.has(Code.OPTIMIZED) ? doc : PyNone.NONE;
    }

    private static int drop(PyObject[] s, int sp) {
        PyObject old = s[sp - 1];
        s[sp - 1] = null;
        old.drop();
        return sp - 1;
    }
}
