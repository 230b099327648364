package conch.object;

/** {@code dict.keys()}, {@code dict.values()} and {@code dict.items()}: windows on a dictionary. The first and the last act as sets. */
public final class PyDictView extends PyContainer {
    private static final PyType[] TYPES = {type("dict_keys", true), type("dict_values", false), type("dict_items", true)};

    /** Slot. */
    private PyDict dict;
    private final int kind;

    PyDictView(PyDict dict, int kind) {
        super(TYPES[kind]);
        this.dict = (PyDict) dict.retain();
        this.kind = kind;
    }

    private static PyType type(String name, boolean isSet) {
        return PyType.define(name, t -> fill(t, isSet), m -> members(m, isSet));
    }

    private static void fill(PyType t, boolean isSet) {
        t.isFinal = true;
        t.repr = self -> ReprGuard.around(self, "...", () -> ((PyDictView) self).reprText());
        t.iter = self -> new PyDictIterator(((PyDictView) self).dict, ((PyDictView) self).kind, false);
        t.length = self -> ((PyDictView) self).dict.size();
        if (!isSet) return;
        t.contains = (self, item) -> ((PyDictView) self).contains(item);
        t.richCompare = PyDictView::compare;
        t.binary[BinaryOp.SUBTRACT.ordinal()] = (a, b) -> changed(a, set -> SetAlgebra.differenceUpdate(set, b));
        t.binary[BinaryOp.OR.ordinal()] = (a, b) -> changed(a, set -> SetAlgebra.update(set, b));
        t.binary[BinaryOp.XOR.ordinal()] = (a, b) -> changed(a, set -> SetAlgebra.symmetricDifferenceUpdate(set, b));
        t.binary[BinaryOp.AND.ordinal()] = PyDictView::intersection;
    }

    private static void members(TypeMembers m, boolean isSet) {
        m.noArgs("__reversed__", self -> new PyDictIterator(((PyDictView) self).dict, ((PyDictView) self).kind, true));
        m.getter("mapping", self -> new PyMappingProxy(((PyDictView) self).dict));
        if (isSet) m.oneArg("isdisjoint", (self, other) -> PyBool.of(isDisjoint((PyDictView) self, other)));
    }

    private String reprText() {
        try (Hold list = new Hold(new PyList())) {
            ((PyList) list.get()).extend(this);
            return type.name + "(" + Operations.repr(list.get()).value + ")";
        }
    }

    private boolean contains(PyObject item) {
        if (kind == PyDictIterator.KEYS) return dict.containsKey(item);
        if (!(item instanceof PyTuple pair) || pair.size() != 2) return false;
        PyObject value = dict.get(pair.get(0));
        return value != null && Sequences.same(value, pair.get(1));
    }

    /** The left operand as a new set, changed. */
    private static PyObject changed(PyObject left, java.util.function.Consumer<PySet> change) {
        try (Hold result = new Hold(new PySet())) {
            PySet set = (PySet) result.get();
            SetAlgebra.update(set, left instanceof PyDictView view && view.kind == PyDictIterator.KEYS ? view.dict : left);
            change.accept(set);
            return result.take();
        }
    }

    private static boolean isSetView(PyObject object) {
        return object instanceof PyDictView view && view.kind != PyDictIterator.VALUES;
    }

    private static boolean isSetLike(PyObject object) {
        return object instanceof PySetBase || isSetView(object);
    }

    private static PyObject intersection(PyObject a, PyObject b) {
        if (!isSetView(a) || isSetView(b) && Operations.length(b) > Operations.length(a)) {
            PyObject swap = a;
            a = b;
            b = swap;
        }
        PyObject view = a, other = b;
        if (other.type == PySet.TYPE && Operations.length(view) <= Operations.length(other)) {
            return SetAlgebra.intersection((PySet) other, view);
        }
        try (Hold result = new Hold(new PySet())) {
            Iteration.forEach(other, item -> {
                if (((PyDictView) view).contains(item)) ((PySet) result.get()).add(item);
            });
            return result.take();
        }
    }

    private static boolean isDisjoint(PyDictView self, PyObject other) {
        if (self == other) return self.dict.size() == 0;
        PyObject walked = other, asked = self;
        if (isSetLike(other) && Operations.length(other) > Operations.length(self)) {
            walked = self;
            asked = other;
        }
        PyObject container = asked;
        return Walk.all(walked, item -> !Operations.contains(container, item));
    }

    private static PyObject compare(PyObject self, PyObject other, CompareOp op) {
        if (!isSetLike(other)) return PyNotImplemented.NOT_IMPLEMENTED;
        long n = Operations.length(self), m = Operations.length(other);
        return PyBool.of(switch (op) {
            case EQ -> n == m && isSubset(self, other);
            case NE -> n != m || !isSubset(self, other);
            case LT -> n < m && isSubset(self, other);
            case LE -> n <= m && isSubset(self, other);
            case GT -> n > m && isSubset(other, self);
            case GE -> n >= m && isSubset(other, self);
        });
    }

    private static boolean isSubset(PyObject small, PyObject large) {
        return Walk.all(small, item -> Operations.contains(large, item));
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(dict);
    }

    @Override
    public void clearSlots() {
        PyDict old = dict;
        dict = null;
        dropIfPresent(old);
    }
}
