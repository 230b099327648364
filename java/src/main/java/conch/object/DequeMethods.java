package conch.object;

/** What a script can do with a {@code deque}. */
final class DequeMethods {
    private static final String CHANGED = "deque mutated during iteration";

    private DequeMethods() {
    }

    static void fill(PyType t) {
        t.module = "collections";
        t.qualname = "deque";
        t.instancesHaveWeakReferences = true;
        t.allocate = PyDeque::new;
        t.newInstance = (type, args, kwnames) -> new PyDeque(type);
        t.init = DequeMethods::init;
        t.repr = self -> ReprGuard.around(self, "[...]", () -> repr(of(self)));
        t.hash = null;
        t.richCompare = (self, other, op) -> other instanceof PyDeque ? Sequences.compare(self, other, op) : PyNotImplemented.NOT_IMPLEMENTED;
        t.iter = self -> new PyDequeIterator(of(self), false);
        t.length = self -> of(self).size();
        t.getItem = (self, subscript) -> of(self).get(index(of(self), subscript));
        t.setItem = (self, subscript, value) -> setItem(of(self), index(of(self), subscript), value);
        t.itemAt = (self, index) -> of(self).get(check(of(self), index));
        t.setItemAt = (self, index, value) -> setItem(of(self), check(of(self), index), value);
        t.contains = (self, wanted) -> find(of(self), wanted, 0, Long.MAX_VALUE) >= 0;
        t.concat = DequeMethods::concat;
        t.repeat = DequeMethods::repeat;
        t.inPlaceConcat = (self, other) -> {
            extend(of(self), other, false);
            return self;
        };
        t.inPlaceRepeat = (self, times) -> repeatInPlace(of(self), Operations.asIndexLong(times, ExceptionTypes.OVERFLOW_ERROR));
    }

    static void members(TypeMembers m) {
        m.doc("deque([iterable[, maxlen]]) --> deque object\n\nA list-like sequence optimized for data accesses near its endpoints.");
        m.getter("maxlen", self -> maxlen(of(self)));
        m.oneArg("append", (self, item) -> {
            of(self).append(item);
            return PyNone.NONE;
        });
        m.oneArg("appendleft", (self, item) -> {
            of(self).appendLeft(item);
            return PyNone.NONE;
        });
        m.noArgs("pop", self -> pop(of(self), of(self).size() - 1));
        m.noArgs("popleft", self -> pop(of(self), 0));
        m.oneArg("extend", (self, iterable) -> extend(of(self), iterable, false));
        m.oneArg("extendleft", (self, iterable) -> extend(of(self), iterable, true));
        m.noArgs("clear", self -> {
            of(self).clear();
            return PyNone.NONE;
        });
        m.noArgs("copy", self -> copy(of(self)));
        m.noArgs("__copy__", self -> copy(of(self)));
        m.positional("rotate", 0, 1, (self, args) -> {
            of(self).rotate(args.length == 0 ? 1 : CallChecks.size(args[0]));
            return PyNone.NONE;
        });
        m.noArgs("reverse", self -> {
            of(self).reverse();
            return PyNone.NONE;
        });
        m.oneArg("count", (self, wanted) -> PyInt.of(count(of(self), wanted)));
        m.positional("index", 1, 3, (self, args) -> indexOf(of(self), args));
        m.positional("insert", 2, 2, (self, args) -> insert(of(self), CallChecks.size(args[0]), args[1]));
        m.oneArg("remove", (self, wanted) -> remove(of(self), wanted));
        m.noArgs("__reversed__", self -> new PyDequeIterator(of(self), true));
        m.noArgs("__reduce__", self -> reduce(of(self)));
        m.noArgs("__sizeof__", self -> PyInt.of(80 + 528L * (1 + of(self).size() / 64)));
        m.classMethod("__class_getitem__", 1, 1, PyGenericAlias::ofClass);
    }

    private static PyDeque of(PyObject self) {
        return (PyDeque) self;
    }

    private static PyObject maxlen(PyDeque deque) {
        return deque.limit == PyDeque.UNLIMITED ? PyNone.NONE : PyInt.of(deque.limit);
    }

    private static void init(PyObject self, PyObject[] args, String[] kwnames) {
        PyObject[] given = SIGNATURE.bind(args, kwnames);
        PyDeque deque = of(self);
        deque.clear();
        deque.limit = PyDeque.UNLIMITED;
        if (given[1] != null && given[1] != PyNone.NONE) {
            if (!(given[1] instanceof PyInt)) throw Errors.type("an integer is required");
            long limit = CallChecks.size(given[1]);
            if (limit < 0) throw Errors.value("maxlen must be non-negative");
            deque.limit = (int) Math.min(limit, Integer.MAX_VALUE);
        }
        if (given[0] != null) extend(deque, given[0], false);
    }

    private static String repr(PyDeque deque) {
        String limit = deque.limit == PyDeque.UNLIMITED ? "" : ", maxlen=" + deque.limit;
        return name(deque) + "(" + Sequences.repr(Sequences.live(deque), "[", "]") + limit + ")";
    }

    private static String name(PyObject self) {
        return self.type.name.substring(self.type.name.lastIndexOf('.') + 1);
    }

    private static int index(PyDeque deque, PyObject subscript) {
        if (subscript.type.index == null) throw Errors.type("sequence index must be integer, not '%s'", Errors.typeName(subscript));
        return check(deque, Sequences.index(subscript, "deque", deque.size()));
    }

    private static int check(PyDeque deque, long index) {
        if (index < 0 || index >= deque.size()) throw Errors.index("deque index out of range");
        return (int) index;
    }

    private static void setItem(PyDeque deque, int index, PyObject value) {
        if (value == null) deque.detach(index).drop();
        else deque.set(index, value);
    }

    private static PyObject pop(PyDeque deque, int index) {
        if (deque.size() == 0) throw Errors.index("pop from an empty deque");
        return deque.detach(index).take();
    }

    private static PyObject extend(PyDeque deque, PyObject iterable, boolean left) {
        PyObject source = iterable == deque ? PyList.of(deque.toArray()) : iterable;
        try (Hold held = new Hold(source); Hold iterator = new Hold(Operations.iter(source))) {
            for (PyObject item; (item = Operations.next(iterator.get())) != null; ) {
                if (left) deque.appendLeft(item);
                else deque.append(item);
            }
        }
        return PyNone.NONE;
    }

    /** A subclass is asked to make its own kind. */
    private static PyObject copy(PyDeque deque) {
        if (deque.type == PyDeque.TYPE) return filled(deque.limit, deque.toArray());
        if (deque.limit == PyDeque.UNLIMITED) return Operations.call(deque.type, deque);
        return Operations.call(deque.type, deque, PyInt.of(deque.limit));
    }

    private static PyDeque filled(int limit, PyObject[] items) {
        PyDeque made = new PyDeque(PyDeque.TYPE);
        made.limit = limit;
        for (PyObject item : items) made.append(item);
        return made;
    }

    private static PyObject concat(PyObject left, PyObject right) {
        if (!(right instanceof PyDeque other)) throw Errors.type("can only concatenate deque (not \"%s\") to deque", Errors.typeName(right));
        try (Hold made = new Hold(copy(of(left)))) {
            extend(of(made.get()), other, false);
            return made.take();
        }
    }

    private static PyObject repeat(PyObject self, PyObject times) {
        try (Hold made = new Hold(copy(of(self)))) {
            repeatInPlace(of(made.get()), Operations.asIndexLong(times, ExceptionTypes.OVERFLOW_ERROR));
            return made.take();
        }
    }

    private static PyObject repeatInPlace(PyDeque deque, long times) {
        PyObject[] items = deque.toArray();
        if (times <= 0) {
            deque.clear();
            return deque;
        }
        if (items.length > 0 && times > Integer.MAX_VALUE / items.length) throw Errors.memory();
        try (Hold all = new Hold(PyTuple.of(items))) {
            for (long i = 1; i < times; i++) for (PyObject item : items) deque.append(item);
        }
        return deque;
    }

    /** The first index in {@code [start, stop)} of an element equal to {@code wanted}, or −1. */
    private static int find(PyDeque deque, PyObject wanted, long start, long stop) {
        long version = deque.version();
        for (int i = (int) Math.min(start, deque.size()); i < stop && i < deque.size(); i++) {
            boolean same = Sequences.same(deque.get(i), wanted);
            if (deque.version() != version) throw Errors.runtime(CHANGED);
            if (same) return i;
        }
        return -1;
    }

    private static long count(PyDeque deque, PyObject wanted) {
        long n = 0, version = deque.version();
        for (int i = 0; i < deque.size(); i++) {
            if (Sequences.same(deque.get(i), wanted)) n++;
            if (deque.version() != version) throw Errors.runtime(CHANGED);
        }
        return n;
    }

    private static PyObject indexOf(PyDeque deque, PyObject[] args) {
        long start = args.length > 1 ? Sequences.clippedIndex(args[1]) : 0, stop = args.length > 2 ? Sequences.clippedIndex(args[2]) : Long.MAX_VALUE;
        if (start < 0) start = Math.max(0, start + deque.size());
        if (stop < 0) stop = Math.max(0, stop + deque.size());
        int at = find(deque, args[0], start, stop);
        if (at < 0) throw Errors.value("%s is not in deque", Operations.repr(args[0]).value);
        return PyInt.of(at);
    }

    private static PyObject insert(PyDeque deque, long index, PyObject item) {
        if (deque.size() == deque.limit) throw Errors.index("deque already at its maximum size");
        if (index < 0) index = Math.max(0, index + deque.size());
        deque.insert((int) Math.min(index, deque.size()), item);
        return PyNone.NONE;
    }

    private static PyObject remove(PyDeque deque, PyObject wanted) {
        long version = deque.version();
        for (int i = 0; i < deque.size(); i++) {
            boolean same = Sequences.same(deque.get(i), wanted);
            if (deque.version() != version) throw Errors.index("%s", CHANGED);
            if (!same) continue;
            deque.detach(i).drop();
            return PyNone.NONE;
        }
        throw Errors.value("%s is not in deque", Operations.repr(wanted).value);
    }

    private static PyObject reduce(PyDeque deque) {
        PyDict dict = deque.dictOrNull();
        PyTuple args = deque.limit == PyDeque.UNLIMITED ? PyTuple.EMPTY : PyTuple.of(PyTuple.EMPTY, PyInt.of(deque.limit));
        return PyTuple.of(deque.type, args, dict == null ? PyNone.NONE : dict, Operations.iter(deque));
    }

    private static final Signature SIGNATURE = Signature.parse("deque", "iterable=(), maxlen=None");
}
