package conch.object;

/**
 * {@code collections.OrderedDict}: a dict whose order counts when two of them are compared, and can be changed. Moving and taking are one
 * step under the lock once the key's place is known.
 */
public final class PyOrderedDict extends PyDict {
    public static final PyType TYPE = PyType.define("collections.OrderedDict", PyDict.TYPE, PyOrderedDict::fill, PyOrderedDict::members);

    private PyOrderedDict(PyType type) {
        super(type);
    }

    private static void fill(PyType t) {
        t.module = "collections";
        t.qualname = "OrderedDict";
        t.instancesHaveDict = true;
        t.instancesHaveWeakReferences = true;
        t.allocate = PyOrderedDict::new;
        t.newInstance = (type, args, kwnames) -> new PyOrderedDict(type);
        t.repr = self -> ReprGuard.around(self, "...", () -> repr(of(self)));
        t.richCompare = PyOrderedDict::compare;
        t.hash = null;
        t.binary[BinaryOp.OR.ordinal()] = PyOrderedDict::or;
    }

    private static void members(TypeMembers m) {
        m.doc("Dictionary that remembers insertion order");
        m.bound("popitem", "last=True", (self, args) -> popItem(of(self), args[0] == null || Operations.isTrue(args[0])));
        m.bound("move_to_end", "key, last=True", (self, args) -> {
            of(self).moveToEnd(args[0], args[1] == null || Operations.isTrue(args[1]));
            return PyNone.NONE;
        });
        m.noArgs("copy", self -> Operations.call(self.type, self));
        m.noArgs("__reduce__", self -> reduce(of(self)));
        m.getSet("__dict__", PyObject::dict, Attributes::setDict);
        m.classMethod("fromkeys", "iterable, value=None", (cls, args) -> fromKeys(cls, args[0], args[1] == null ? PyNone.NONE : args[1]));
    }

    private static PyOrderedDict of(PyObject self) {
        return (PyOrderedDict) self;
    }

    private static String repr(PyOrderedDict dict) {
        String name = dict.type.name.substring(dict.type.name.lastIndexOf('.') + 1);
        if (dict.size() == 0) return name + "()";
        try (Hold items = new Hold(Operations.callMethod(dict, "items")); Hold list = new Hold(Operations.listOf(items.get()))) {
            return name + "(" + Operations.repr(list.get()).value + ")";
        }
    }

    /** Against another OrderedDict the order of the keys counts, too. */
    private static PyObject compare(PyObject self, PyObject other, CompareOp op) {
        PyObject same = PyDict.TYPE.richCompare.apply(self, other, op);
        boolean equal = same == PyBool.of(op == CompareOp.EQ);
        if (!(other instanceof PyOrderedDict) || !(self instanceof PyOrderedDict) || op != CompareOp.EQ && op != CompareOp.NE || !equal) return same;
        try (Hold mine = new Hold(Operations.listOf(self)); Hold theirs = new Hold(Operations.listOf(other))) {
            return Operations.compare(op, mine.get(), theirs.get());
        }
    }

    private static PyObject popItem(PyOrderedDict dict, boolean last) {
        int at = last ? dict.previousPosition(dict.endPosition() - 1) : dict.nextPosition(0);
        if (at < 0) throw Errors.key(PyStr.of("dictionary is empty"));
        PyObject key = dict.keyAt(at), value = dict.valueAt(at);
        if (last) dict.unlinkLast(at);
        else dict.unlink(at);
        return PyTuple.of(key.take(), value.take());
    }

    private void moveToEnd(PyObject key, boolean last) {
        int at = slotOf(key);
        if (at < 0) throw Errors.key(key);
        if (last) moveBehind(at);
        else moveToFront(at);
    }

    private void moveBehind(int position) {
        PyObject key = keyAt(position), value = valueAt(position);
        long hash = hashAt(position);
        unlink(position);
        append(key, hash, value);
        key.drop();
        value.drop();
    }

    /** Takes all entries out and puts them back, that one first. Nobody else runs meanwhile, and no hash is asked for again. */
    private void moveToFront(int position) {
        int n = size(), next = 1;
        PyObject[] keys = new PyObject[n], values = new PyObject[n];
        long[] hashes = new long[n];
        for (int at = -1; (at = nextPosition(at + 1)) >= 0; ) {
            int place = at == position ? 0 : next++;
            keys[place] = keyAt(at);
            values[place] = valueAt(at);
            hashes[place] = hashAt(at);
        }
        for (int at = -1; (at = nextPosition(at + 1)) >= 0; ) unlink(at);
        for (int i = 0; i < n; i++) {
            append(keys[i], hashes[i], values[i]);
            keys[i].drop();
            values[i].drop();
        }
    }

    private static PyObject or(PyObject left, PyObject right) {
        if (!(left instanceof PyDict) || !(right instanceof PyDict)) return PyNotImplemented.NOT_IMPLEMENTED;
        PyObject own = left instanceof PyOrderedDict ? left : right;
        try (Hold made = new Hold(Operations.call(own.type, left))) {
            ((PyDict) made.get()).update(right);
            return made.take();
        }
    }

    private static PyObject fromKeys(PyObject cls, PyObject iterable, PyObject value) {
        try (Hold made = new Hold(Operations.call(cls)); Hold iterator = new Hold(Operations.iter(iterable))) {
            Walk.drain(iterator.get(), key -> Operations.setItem(made.get(), key, value));
            return made.take();
        }
    }

    private static PyObject reduce(PyOrderedDict dict) {
        PyDict attributes = dict.dictOrNull();
        try (Hold items = new Hold(Operations.callMethod(dict, "items"))) {
            return PyTuple.of(dict.type, PyTuple.EMPTY, attributes == null || attributes.size() == 0 ? PyNone.NONE : attributes, PyNone.NONE,
                Operations.iter(items.get()));
        }
    }
}
