package conch.object;

/** What a script can do with a {@code dict}. */
final class DictMethods {
    private DictMethods() {
    }

    static void fill(PyType t) {
        t.allocate = PyDict::new;
        t.newInstance = (type, args, kwnames) -> new PyDict(type);
        t.init = (self, args, kwnames) -> update((PyDict) self, "dict", args, kwnames);
        t.repr = self -> ReprGuard.around(self, "{...}", () -> repr((PyDict) self));
        t.richCompare = DictMethods::compare;
        t.iter = self -> new PyDictIterator((PyDict) self, PyDictIterator.KEYS, false);
        t.length = self -> ((PyDict) self).size();
        t.getItem = (self, key) -> getItem((PyDict) self, key);
        t.setItem = (self, key, value) -> setItem((PyDict) self, key, value);
        t.contains = (self, key) -> ((PyDict) self).containsKey(key);
        t.binary[BinaryOp.OR.ordinal()] = DictMethods::or;
        t.inPlace[BinaryOp.OR.ordinal()] = (self, other) -> {
            DictUpdate.from((PyDict) self, other);
            return self;
        };
    }

    static void members(TypeMembers m) {
        m.doc("dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\n"
                + "dict(iterable) -> new dictionary initialized from an iterable of (key, value) pairs\n"
                + "dict(**kwargs) -> new dictionary with the name=value pairs in the keyword argument list");
        m.positional("get", 1, 2, (self, args) -> {
            PyObject value = ((PyDict) self).get(args[0]);
            return value != null ? value : orNone(args);
        });
        m.positional("setdefault", 1, 2, (self, args) -> ((PyDict) self).putIfAbsent(args[0], orNone(args)));
        m.positional("pop", 1, 2, (self, args) -> {
            PyObject value = ((PyDict) self).pop(args[0]);
            if (value != null) return value;
            if (args.length == 1) throw Errors.key(args[0]);
            return args[1];
        });
        m.noArgs("popitem", self -> popItem((PyDict) self));
        m.raw("update", (self, args, kwnames) -> {
            update((PyDict) self, "update", args, kwnames);
            return PyNone.NONE;
        });
        m.noArgs("clear", self -> {
            ((PyDict) self).clear();
            return PyNone.NONE;
        });
        m.noArgs("copy", self -> ((PyDict) self).copy());
        m.noArgs("keys", self -> new PyDictView((PyDict) self, PyDictIterator.KEYS));
        m.noArgs("values", self -> new PyDictView((PyDict) self, PyDictIterator.VALUES));
        m.noArgs("items", self -> new PyDictView((PyDict) self, PyDictIterator.ITEMS));
        m.noArgs("__reversed__", self -> new PyDictIterator((PyDict) self, PyDictIterator.KEYS, true));
        m.noArgs("__sizeof__", self -> PyInt.of(64 + 26L * ((PyDict) self).endPosition()));
        m.classMethod("fromkeys", 1, 2, DictMethods::fromKeys);
        m.classMethod("__class_getitem__", 1, 1, PyGenericAlias::ofClass);
    }

    private static PyObject orNone(PyObject[] args) {
        return args.length > 1 ? args[1] : PyNone.NONE;
    }

    private static void update(PyDict dict, String callee, PyObject[] args, String[] kwnames) {
        int positional = kwnames == null ? args.length : args.length - kwnames.length;
        CallChecks.count(callee, positional, 0, 1);
        if (positional == 1) DictUpdate.from(dict, args[0]);
        for (int i = positional; i < args.length; i++) dict.put(PyStr.intern(kwnames[i - positional]), args[i]);
    }

    private static PyObject getItem(PyDict dict, PyObject key) {
        PyObject value = dict.get(key);
        if (value != null) return value;
        if (dict.type != PyDict.TYPE) {
            PyObject missing = dict.type.lookup("__missing__");
            if (missing != null) return Special.call(missing, dict, key);
        }
        throw Errors.key(key);
    }

    private static void setItem(PyDict dict, PyObject key, PyObject value) {
        if (value != null) dict.put(key, value);
        else if (!dict.remove(key)) throw Errors.key(key);
    }

    private static PyObject popItem(PyDict dict) {
        int at = dict.previousPosition(Integer.MAX_VALUE);
        if (at < 0) throw Errors.key(PyStr.of("popitem(): dictionary is empty"));
        PyObject key = dict.keyAt(at), value = dict.valueAt(at);
        dict.unlinkLast(at);
        PyTuple pair = PyTuple.of(key, value);
        key.drop();
        value.drop();
        return pair;
    }

    private static String repr(PyDict dict) {
        StringBuilder text = new StringBuilder("{");
        for (int at = -1; (at = dict.nextPosition(at + 1)) >= 0; ) {
            if (text.length() > 1) text.append(", ");
            try (Hold value = new Hold(dict.valueAt(at))) {
                text.append(Sequences.reprOf(dict.keyAt(at))).append(": ").append(Operations.repr(value.get()).value);
            }
        }
        return text.append('}').toString();
    }

    private static PyObject compare(PyObject a, PyObject b, CompareOp op) {
        if (!(b instanceof PyDict) || op != CompareOp.EQ && op != CompareOp.NE) return PyNotImplemented.NOT_IMPLEMENTED;
        return PyBool.of(equal((PyDict) a, (PyDict) b) == (op == CompareOp.EQ));
    }

    private static boolean equal(PyDict a, PyDict b) {
        if (a.size() != b.size()) return false;
        for (int at = -1; (at = a.nextPosition(at + 1)) >= 0; ) {
            long hash = a.hashAt(at);
            try (Hold key = new Hold(a.keyAt(at)); Hold value = new Hold(a.valueAt(at))) {
                int there = b.find(key.get(), hash);
                if (there < 0) return false;
                try (Hold other = new Hold(b.valueAt(there))) {
                    if (!Operations.compareBool(CompareOp.EQ, other.get(), value.get())) return false;
                }
            }
        }
        return true;
    }

    private static PyObject or(PyObject a, PyObject b) {
        if (!(a instanceof PyDict left) || !(b instanceof PyDict)) return PyNotImplemented.NOT_IMPLEMENTED;
        try (Hold copy = new Hold(left.copy())) {
            DictUpdate.from((PyDict) copy.get(), b);
            return copy.take();
        }
    }

    private static PyObject fromKeys(PyObject type, PyObject[] args) {
        PyObject value = orNone(args);
        try (Hold result = new Hold(Operations.call(type))) {
            PyObject made = result.get();
            Iteration.forEach(args[0], key -> {
                if (made.type == PyDict.TYPE) ((PyDict) made).put(key, value);
                else Operations.setItem(made, key, value);
            });
            return result.take();
        }
    }
}
