package conch.eval;

import conch.object.Errors;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyCell;
import conch.object.PyDict;
import conch.object.PyList;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;
import java.util.Arrays;

/** {@code __build_class__(function, name, *bases, metaclass=…, **keywords)}: runs the class body and calls the metaclass. */
public final class BuildClass {
    private static final PyStr PREPARE = PyStr.intern("__prepare__"), ORIG_BASES = PyStr.intern("__orig_bases__"),
        MRO_ENTRIES = PyStr.intern("__mro_entries__");

    private BuildClass() {
    }

    /** The slot behind the builtin. */
    public static PyObject call(PyObject self, PyObject[] args, String[] kwnames) {
        int keywords = kwnames == null ? 0 : kwnames.length, positional = args.length - keywords;
        if (positional < 2) throw Errors.type("__build_class__: not enough arguments");
        if (!(args[0] instanceof PyFunction body)) throw Errors.type("__build_class__: func must be a function");
        if (!(args[1] instanceof PyStr name)) throw Errors.type("__build_class__: name is not a string");
        PyObject[] written = Arrays.copyOfRange(args, 2, positional);
        try (Hold bases = new Hold(resolveBases(written))) {
            boolean replaced = !Arrays.equals(written, ((PyTuple) bases.get()).items);
            int at = kwnames == null ? -1 : Arrays.asList(kwnames).indexOf("metaclass");
            PyObject meta = at >= 0 ? args[positional + at] : defaultMeta((PyTuple) bases.get());
            if (meta instanceof PyType type) meta = mostDerived(type, (PyTuple) bases.get());
            PyObject[] values = without(Arrays.copyOfRange(args, positional, args.length), at);
            String[] names = without(kwnames, at);
            return build(body, name, (PyTuple) bases.get(), replaced ? written : null, meta, values, names);
        }
    }

    private static PyObject build(PyFunction body, PyStr name, PyTuple bases, PyObject[] original, PyObject meta, PyObject[] values, String[] names) {
        try (Hold namespace = new Hold(prepare(meta, name, bases, values, names))) {
            if (namespace.get().type().getItem == null) {
                throw Errors.type("%s.__prepare__() must return a mapping, not %s", metaName(meta), Errors.typeName(namespace.get()));
            }
            PyObject cell = Calls.runBlock(ThreadState.current(), body.code(), body.globals(), namespace.get(), body.closure);
            try (Hold classCell = new Hold(cell)) {
                if (original != null) Operations.setItem(namespace.get(), ORIG_BASES, PyTuple.of(original));
                PyObject[] args = concat(new PyObject[] {name, bases, namespace.get()}, values);
                PyObject made = Operations.call(meta, args, names);
                if (made instanceof PyType && cell instanceof PyCell c && c.get() != made) complainAboutCell(c, name, made);
                return made;
            }
        }
    }

    private static void complainAboutCell(PyCell cell, PyStr name, PyObject made) {
        if (cell.get() == null) {
            cell.set(made);
            return;
        }
        throw Errors.type("__class__ set to %s defining '%s' as %s", Operations.repr(cell.get()).value, name.value, Operations.repr(made).value);
    }

    private static PyObject prepare(PyObject meta, PyStr name, PyTuple bases, PyObject[] values, String[] names) {
        PyObject prepare = meta == PyType.TYPE ? null : Operations.getAttributeOrNull(meta, PREPARE);
        if (prepare == null) return new PyDict();
        try (Hold hold = new Hold(prepare)) {
            return hold.returning(Operations.call(hold.get(), concat(new PyObject[] {name, bases}, values), names));
        }
    }

    private static String metaName(PyObject meta) {
        return meta instanceof PyType type ? type.name : "<metaclass>";
    }

    /** An object among the bases that is no class may stand for others (PEP 560). */
    private static PyTuple resolveBases(PyObject[] written) {
        if (Arrays.stream(written).allMatch(base -> base instanceof PyType)) return PyTuple.of(written.clone());
        try (Hold original = new Hold(PyTuple.of(written.clone())); Hold resolved = new Hold(new PyList())) {
            for (PyObject base : written) resolve(base, original.get(), (PyList) resolved.get());
            return tuple((PyList) resolved.get());
        }
    }

    private static void resolve(PyObject base, PyObject original, PyList resolved) {
        PyObject entries = base instanceof PyType ? null : Operations.getAttributeOrNull(base, MRO_ENTRIES);
        if (entries == null) {
            resolved.append(base);
            return;
        }
        try (Hold method = new Hold(entries); Hold answer = new Hold(Operations.call(entries, original))) {
            if (!(answer.get() instanceof PyTuple tuple)) throw Errors.type("__mro_entries__ must return a tuple");
            for (int i = 0; i < tuple.size(); i++) resolved.append(tuple.get(i));
        }
    }

    private static PyTuple tuple(PyList list) {
        PyObject[] items = new PyObject[list.size()];
        for (int i = 0; i < items.length; i++) items[i] = list.get(i);
        return PyTuple.of(items);
    }

    private static PyObject defaultMeta(PyTuple bases) {
        return bases.size() == 0 ? PyType.TYPE : bases.get(0).type();
    }

    private static PyType mostDerived(PyType meta, PyTuple bases) {
        PyType winner = meta;
        for (PyObject base : bases.items) {
            if (winner.isSubtypeOf(base.type())) continue;
            if (!base.type().isSubtypeOf(winner)) {
                throw Errors.type("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases");
            }
            winner = base.type();
        }
        return winner;
    }

    private static PyObject[] concat(PyObject[] a, PyObject[] b) {
        PyObject[] result = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, result, a.length, b.length);
        return result;
    }

    private static <T> T[] without(T[] array, int at) {
        if (array == null || at < 0) return array;
        T[] result = Arrays.copyOf(array, array.length - 1);
        System.arraycopy(array, at + 1, result, at, result.length - at);
        return result;
    }
}
