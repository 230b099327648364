package conch.object;

/**
 * What {@code copy} and {@code pickle} ask of any object: {@code __reduce_ex__}, {@code __reduce__} and {@code __getstate__} of {@code object}.
 * The functions that make the object again are those of the module {@code copyreg}, so that a pickle names them as CPython's does.
 */
public final class Reduction {
    private static final PyStr REDUCE = PyStr.intern("__reduce__"), GETSTATE = PyStr.intern("__getstate__"),
        NEW_ARGS = PyStr.intern("__getnewargs__"), NEW_ARGS_EX = PyStr.intern("__getnewargs_ex__");

    /** Imports {@code copyreg}; the result is borrowed from {@code sys.modules}. */
    @FunctionalInterface
    public interface Registry {
        PyObject module();
    }

    private static Registry registry;

    private Reduction() {
    }

    public static void setRegistry(Registry copyreg) {
        registry = copyreg;
    }

    static void members(TypeMembers m) {
        m.noArgs("__reduce__", self -> reduce(self, 0));
        m.oneArg("__reduce_ex__", (self, protocol) -> reduceEx(self, Operations.asIndexLong(protocol, ExceptionTypes.OVERFLOW_ERROR)));
        m.noArgs("__getstate__", self -> state(self, false));
    }

    /** A class's own {@code __reduce__} goes before the protocol's way. */
    private static PyObject reduceEx(PyObject self, long protocol) {
        PyObject own = self.type.lookup(REDUCE);
        if (own != PyType.OBJECT.dictionary().get(REDUCE)) return Special.call(own, self);
        return reduce(self, protocol);
    }

    private static PyObject reduce(PyObject self, long protocol) {
        return protocol >= 2 ? newObject(self) : Operations.callMethod(registry.module(), "_reduce_ex", self, PyInt.of(protocol));
    }

    /** The object as a call of its {@code __new__}, its state, its items. */
    private static PyObject newObject(PyObject self) {
        if (self.type.newInstance == null) throw opaque(self);
        PyObject module = registry.module();
        try (Hold arguments = new Hold(arguments(self))) {
            boolean given = arguments.get() != PyNone.NONE, keywords = given && !(arguments.get() instanceof PyTuple pair && pair.get(1) == PyNone.NONE);
            try (Hold state = new Hold(stateOf(self, !given && !(self instanceof PyList) && !(self instanceof PyDict)));
                 Hold function = new Hold(Operations.getAttribute(module, PyStr.intern(keywords ? "__newobj_ex__" : "__newobj__")));
                 Hold call = new Hold(callOf(self.type, arguments.get(), keywords));
                 Hold items = new Hold(self instanceof PyList ? Operations.iter(self) : PyNone.NONE);
                 Hold pairs = new Hold(self instanceof PyDict ? pairs(self) : PyNone.NONE)) {
                return PyTuple.of(function.get(), call.get(), state.get(), items.get(), pairs.get());
            }
        }
    }

    private static PyObject pairs(PyObject dict) {
        try (Hold items = new Hold(Operations.callMethod(dict, "items"))) {
            return Operations.iter(items.get());
        }
    }

    /** What goes to {@code __new__}: (positional, keywords or None), or None where the class does not say. */
    private static PyObject arguments(PyObject self) {
        PyObject both = self.type.lookup(NEW_ARGS_EX);
        if (both != null) {
            try (Hold answer = new Hold(Special.call(both, self))) {
                if (!(answer.get() instanceof PyTuple pair)) throw Errors.type("__getnewargs_ex__ should return a tuple, not '%s'", Errors.typeName(answer.get()));
                if (pair.size() != 2) throw Errors.value("__getnewargs_ex__ should return a tuple of length 2, not %d", pair.size());
                if (!(pair.get(0) instanceof PyTuple)) throw Errors.type("first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%s'", Errors.typeName(pair.get(0)));
                if (!(pair.get(1) instanceof PyDict names)) throw Errors.type("second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%s'", Errors.typeName(pair.get(1)));
                return PyTuple.of(pair.get(0), names.size() == 0 ? PyNone.NONE : names);
            }
        }
        PyObject positional = self.type.lookup(NEW_ARGS);
        if (positional == null) return PyNone.NONE;
        try (Hold answer = new Hold(Special.call(positional, self))) {
            if (!(answer.get() instanceof PyTuple)) throw Errors.type("__getnewargs__ should return a tuple, not '%s'", Errors.typeName(answer.get()));
            return PyTuple.of(answer.get(), PyNone.NONE);
        }
    }

    private static PyObject callOf(PyType type, PyObject arguments, boolean keywords) {
        if (arguments == PyNone.NONE) return PyTuple.of(type);
        PyTuple pair = (PyTuple) arguments;
        if (keywords) return PyTuple.of(type, pair.get(0), pair.get(1));
        PyTuple positional = (PyTuple) pair.get(0);
        PyObject[] all = new PyObject[positional.size() + 1];
        all[0] = type;
        for (int i = 1; i < all.length; i++) all[i] = positional.get(i - 1);
        return PyTuple.of(all);
    }

    private static PyObject stateOf(PyObject self, boolean mustBeAll) {
        PyObject own = self.type.lookup(GETSTATE);
        return own == PyType.OBJECT.dictionary().get(GETSTATE) ? state(self, mustBeAll) : Special.call(own, self);
    }

    /**
     * The attributes: a dictionary, None where there are none; with {@code __slots__} a pair of that and the slots.
     *
     * @param mustBeAll TypeError where the object holds something that no script can see
     */
    private static PyObject state(PyObject self, boolean mustBeAll) {
        if (mustBeAll && !(self instanceof PyInstance)) throw opaque(self);
        PyDict dict = self.dictOrNull();
        PyObject attributes = dict == null || dict.size() == 0 ? PyNone.NONE : dict;
        try (Hold slots = new Hold(new PyDict())) {
            PyDict filled = (PyDict) slots.get();
            for (PyType each : self.type.mro()) if (each.heap) putSlots(each, self, filled);
            return filled.size() == 0 ? attributes : PyTuple.of(attributes, filled);
        }
    }

    private static void putSlots(PyType type, PyObject self, PyDict slots) {
        for (String name : ClassBuilder.slotNames(type)) {
            PyObject value = Operations.getAttributeOrNull(self, PyStr.intern(name));
            if (value != null) slots.put(name, value);
        }
    }

    private static PyException opaque(PyObject self) {
        return Errors.type("cannot pickle '%s' object", Errors.typeName(self));
    }
}
