package conch.object;

import java.util.function.BiFunction;

/** What a script can do with a {@code set} or a {@code frozenset}. */
final class SetMethods {
    private SetMethods() {
    }

    static void fillSet(PyType t) {
        fillBoth(t);
        t.allocate = PySet::new;
        t.newInstance = (type, args, kwnames) -> new PySet(type);
        t.init = SetMethods::init;
        t.inPlace[BinaryOp.OR.ordinal()] = inPlace((set, other) -> set.merge(other));
        t.inPlace[BinaryOp.AND.ordinal()] = inPlace((set, other) -> replaceBy(set, SetAlgebra.intersection(set, other)));
        t.inPlace[BinaryOp.SUBTRACT.ordinal()] = inPlace(SetAlgebra::differenceUpdate);
        t.inPlace[BinaryOp.XOR.ordinal()] = inPlace(SetAlgebra::symmetricDifferenceUpdate);
    }

    static void fillFrozen(PyType t) {
        fillBoth(t);
        t.allocate = PyFrozenSet::new;
        t.newInstance = SetMethods::makeFrozen;
        t.hash = self -> hash((PyFrozenSet) self);
    }

    private static void fillBoth(PyType t) {
        t.instancesHaveWeakReferences = true;
        t.repr = self -> ReprGuard.around(self, self.type.name + "(...)", () -> repr((PySetBase) self));
        t.richCompare = SetMethods::compare;
        t.iter = self -> new PySetIterator((PySetBase) self);
        t.length = self -> ((PySetBase) self).size();
        t.contains = (self, key) -> contains((PySetBase) self, key);
        t.binary[BinaryOp.OR.ordinal()] = operator((set, other) -> SetAlgebra.union(set, other));
        t.binary[BinaryOp.AND.ordinal()] = operator(SetAlgebra::intersection);
        t.binary[BinaryOp.SUBTRACT.ordinal()] = operator(SetAlgebra::difference);
        t.binary[BinaryOp.XOR.ordinal()] = operator(SetAlgebra::symmetricDifference);
    }

    private static Slots.Binary operator(BiFunction<PySetBase, PySetBase, PyObject> operation) {
        return (a, b) -> a instanceof PySetBase left && b instanceof PySetBase right
                ? operation.apply(left, right) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    private static Slots.Binary inPlace(java.util.function.BiConsumer<PySetBase, PySetBase> operation) {
        return (a, b) -> {
            if (!(b instanceof PySetBase right)) return PyNotImplemented.NOT_IMPLEMENTED;
            operation.accept((PySetBase) a, right);
            return a;
        };
    }

    static void frozenMembers(TypeMembers m) {
        m.doc("frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset object\n\nBuild an immutable unordered collection of unique elements.");
        members(m);
        m.noArgs("copy", self -> self.type == PyFrozenSet.TYPE ? self : SetAlgebra.of((PySetBase) self, self));
    }

    static void setMembers(TypeMembers m) {
        m.doc("set() -> new empty set object\nset(iterable) -> new set object\n\nBuild an unordered collection of unique elements.");
        members(m);
        m.noArgs("copy", self -> SetAlgebra.of((PySetBase) self, self));
        m.oneArg("add", (self, key) -> {
            ((PySet) self).add(key);
            return PyNone.NONE;
        });
        m.noArgs("clear", self -> {
            ((PySet) self).clear();
            return PyNone.NONE;
        });
        m.noArgs("pop", self -> {
            if (((PySet) self).size() == 0) throw Errors.key(PyStr.of("pop from an empty set"));
            return ((PySet) self).popAny();
        });
        m.oneArg("discard", (self, key) -> {
            withKey(key, k -> ((PySet) self).remove(k));
            return PyNone.NONE;
        });
        m.oneArg("remove", (self, key) -> {
            if (!withKey(key, k -> ((PySet) self).remove(k))) throw Errors.key(key);
            return PyNone.NONE;
        });
        m.positional("update", 0, -1, (self, args) -> {
            for (PyObject other : args) SetAlgebra.update((PySet) self, other);
            return PyNone.NONE;
        });
        m.positional("difference_update", 0, -1, (self, args) -> {
            for (PyObject other : args) SetAlgebra.differenceUpdate((PySet) self, other);
            return PyNone.NONE;
        });
        m.positional("intersection_update", 0, -1, (self, args) -> {
            replaceBy((PySet) self, SetAlgebra.intersectionOfAll((PySet) self, args));
            return PyNone.NONE;
        });
        m.oneArg("symmetric_difference_update", (self, other) -> {
            SetAlgebra.symmetricDifferenceUpdate((PySet) self, other);
            return PyNone.NONE;
        });
    }

    private static void members(TypeMembers m) {
        m.positional("union", 0, -1, (self, args) -> SetAlgebra.union((PySetBase) self, args));
        m.positional("intersection", 0, -1, (self, args) -> SetAlgebra.intersectionOfAll((PySetBase) self, args));
        m.positional("difference", 0, -1, (self, args) -> difference((PySetBase) self, args));
        m.oneArg("symmetric_difference", (self, other) -> SetAlgebra.symmetricDifference((PySetBase) self, other));
        m.oneArg("isdisjoint", (self, other) -> PyBool.of(SetAlgebra.isDisjoint((PySetBase) self, other)));
        m.oneArg("issubset", (self, other) -> PyBool.of(isSubset((PySetBase) self, other)));
        m.oneArg("issuperset", (self, other) -> PyBool.of(isSuperset((PySetBase) self, other)));
        m.noArgs("__sizeof__", self -> PyInt.of(200));
        m.noArgs("__reduce__", self -> reduce((PySetBase) self));
        m.classMethod("__class_getitem__", 1, 1, PyGenericAlias::ofClass);
    }

    private static void init(PyObject self, PyObject[] args, String[] kwnames) {
        if (self.type.newInstance == PySet.TYPE.newInstance) CallChecks.noKeywords("set", kwnames);
        int positional = kwnames == null ? args.length : args.length - kwnames.length;
        CallChecks.count("set", positional, 0, 1);
        PySet set = (PySet) self;
        set.clear();
        if (positional == 1) set.update(args[0]);
    }

    private static PyObject makeFrozen(PyType type, PyObject[] args, String[] kwnames) {
        if (type == PyFrozenSet.TYPE || type.init == PyFrozenSet.TYPE.init) CallChecks.noKeywords("frozenset", kwnames);
        int positional = kwnames == null ? args.length : args.length - kwnames.length;
        CallChecks.count("frozenset", positional, 0, 1);
        if (positional == 0) return new PyFrozenSet(type);
        if (type == PyFrozenSet.TYPE && args[0].type == type) return args[0];
        return SetAlgebra.filled(new PyFrozenSet(type), args[0]);
    }

    private interface KeyTest {
        boolean test(PyObject key);
    }

    /** A set is looked for as the frozenset with the same keys, because it has no hash itself. */
    private static boolean withKey(PyObject key, KeyTest test) {
        try {
            return test.test(key);
        } catch (PyException e) {
            if (!(key instanceof PySet) || !e.is(ExceptionTypes.TYPE_ERROR)) throw e;
            e.discard();
        }
        try (Hold frozen = new Hold(SetAlgebra.filled(new PyFrozenSet(), key))) {
            return test.test(frozen.get());
        }
    }

    private static boolean contains(PySetBase set, PyObject key) {
        if (key.type == PyStr.TYPE) return set.contains(key);
        return withKey(key, set::contains);
    }

    private static void replaceBy(PySetBase set, PySetBase result) {
        if (result == set) return;
        set.swapKeys(result);
        result.discard();
    }

    private static PyObject difference(PySetBase set, PyObject[] others) {
        if (others.length == 0) return SetAlgebra.of(set, set);
        try (Hold result = new Hold(SetAlgebra.difference(set, others[0]))) {
            for (int i = 1; i < others.length; i++) SetAlgebra.differenceUpdate((PySetBase) result.get(), others[i]);
            return result.take();
        }
    }

    private static boolean isSubset(PySetBase set, PyObject other) {
        if (other instanceof PySetBase large) return SetAlgebra.isSubset(set, large);
        try (Hold large = new Hold(SetAlgebra.filled(new PySet(), other))) {
            return SetAlgebra.isSubset(set, (PySetBase) large.get());
        }
    }

    private static boolean isSuperset(PySetBase set, PyObject other) {
        if (other instanceof PySetBase small) return SetAlgebra.isSubset(small, set);
        return Walk.all(other, set::contains);
    }

    private static PyObject compare(PyObject self, PyObject other, CompareOp op) {
        if (!(other instanceof PySetBase b)) return PyNotImplemented.NOT_IMPLEMENTED;
        PySetBase a = (PySetBase) self;
        return PyBool.of(switch (op) {
            case EQ -> equal(a, b);
            case NE -> !equal(a, b);
            case LE -> SetAlgebra.isSubset(a, b);
            case GE -> SetAlgebra.isSubset(b, a);
            case LT -> a.size() < b.size() && SetAlgebra.isSubset(a, b);
            case GT -> b.size() < a.size() && SetAlgebra.isSubset(b, a);
        });
    }

    private static boolean equal(PySetBase a, PySetBase b) {
        if (a.size() != b.size()) return false;
        if (a.cachedHash != -1 && b.cachedHash != -1 && a.cachedHash != b.cachedHash) return false;
        return SetAlgebra.isSubset(a, b);
    }

    private static String repr(PySetBase set) {
        if (set.size() == 0) return set.type.name + "()";
        try (Hold list = new Hold(new PyList())) {
            ((PyList) list.get()).extend(set);
            String inside = Sequences.repr(Sequences.live(list.get()), "{", "}");
            return set.type == PySet.TYPE ? inside : set.type.name + "(" + inside + ")";
        }
    }

    /** CPython's {@code frozenset_hash}, which does not depend on the order of the keys. */
    private static long hash(PyFrozenSet set) {
        if (set.cachedHash != -1) return set.cachedHash;
        long hash = 0;
        for (int at = -1; (at = set.nextPosition(at + 1)) >= 0; ) hash ^= shuffled(set.hashAt(at));
        hash ^= (set.size() + 1L) * 1927868237L;
        hash ^= (hash >>> 11) ^ (hash >>> 25);
        hash = hash * 69069L + 907133923L;
        return set.cachedHash = hash == -1 ? 590923713L : hash;
    }

    private static long shuffled(long hash) {
        return ((hash ^ 89869747L) ^ (hash << 16)) * 3644798167L;
    }

    private static PyObject reduce(PySetBase set) {
        try (Hold list = new Hold(new PyList())) {
            ((PyList) list.get()).extend(set);
            PyObject state = set.dictOrNull() == null ? PyNone.NONE : set.dictOrNull();
            return PyTuple.of(set.type, PyTuple.of(list.get()), state);
        }
    }
}
