package conch.object;

/**
 * The operations of sets on sets and on any iterables. Each walks the operand that CPython walks, because the order of keys in the
 * result depends on it.
 */
final class SetAlgebra {
    private SetAlgebra() {
    }

    /** What is done with a key and its hash. */
    private interface Step {
        void take(PyObject key, long hash);
    }

    /** Walks the keys of an iterable, held. Sets and exact dictionaries know their hashes; they must not change their size meanwhile. */
    private static void walk(PyObject iterable, Step step) {
        if (iterable instanceof PySetBase set) walkSet(set, step);
        else if (iterable.type == PyDict.TYPE) walkDict((PyDict) iterable, step);
        else Iteration.forEach(iterable, key -> step.take(key, Operations.hash(key)));
    }

    private static void walkSet(PySetBase set, Step step) {
        for (int at = -1; (at = set.nextPosition(at + 1)) >= 0; ) {
            long hash = set.hashAt(at);
            try (Hold key = new Hold(set.keyAt(at))) {
                step.take(key.get(), hash);
            }
        }
    }

    private static void walkDict(PyDict dict, Step step) {
        for (int at = -1; (at = dict.nextPosition(at + 1)) >= 0; ) {
            long hash = dict.hashAt(at);
            try (Hold key = new Hold(dict.keyAt(at))) {
                step.take(key.get(), hash);
            }
        }
    }

    static void update(PySetBase set, PyObject iterable) {
        if (iterable instanceof PySetBase other) {
            set.merge(other);
            return;
        }
        if (iterable.type == PyDict.TYPE) set.reserve(((PyDict) iterable).size());
        walk(iterable, set::add);
    }

    /** A set, or frozenset, of the built-in type behind {@code like}, with the keys of an iterable. */
    static PySetBase of(PySetBase like, PyObject iterable) {
        return filled(like.emptyOfBase(), iterable);
    }

    /** The given empty set with the keys of an iterable. */
    static PySetBase filled(PySetBase empty, PyObject iterable) {
        try (Hold result = new Hold(empty)) {
            update(empty, iterable);
            return (PySetBase) result.take();
        }
    }

    static PySetBase union(PySetBase set, PyObject... others) {
        try (Hold result = new Hold(of(set, set))) {
            for (PyObject other : others) if (other != set) update((PySetBase) result.get(), other);
            return (PySetBase) result.take();
        }
    }

    static PySetBase intersection(PySetBase set, PyObject other) {
        if (set == other) return of(set, set);
        try (Hold hold = new Hold(set.emptyOfBase())) {
            PySetBase result = (PySetBase) hold.get();
            boolean otherIsLarger = other instanceof PySetBase set2 && set2.size() > set.size();
            PySetBase asked = otherIsLarger ? (PySetBase) other : set;
            walk(otherIsLarger ? set : other, (key, hash) -> {
                if (asked.contains(key, hash)) result.add(key, hash);
            });
            return (PySetBase) hold.take();
        }
    }

    static PySetBase intersectionOfAll(PySetBase set, PyObject[] others) {
        if (others.length == 0) return of(set, set);
        try (Hold result = new Hold(set)) {
            for (PyObject other : others) result.set(intersection((PySetBase) result.get(), other));
            return (PySetBase) result.take();
        }
    }

    static PySetBase difference(PySetBase set, PyObject other) {
        int known = other instanceof PySetBase s ? s.size() : other.type == PyDict.TYPE ? ((PyDict) other).size() : -1;
        try (Hold hold = new Hold(set.emptyOfBase())) {
            PySetBase result = (PySetBase) hold.get();
            if (known < 0 || set.size() >> 2 > known) {
                result.merge(set);
                differenceUpdate(result, other);
            } else {
                walkSet(set, (key, hash) -> {
                    if (!has(other, key, hash)) result.add(key, hash);
                });
            }
            return (PySetBase) hold.take();
        }
    }

    private static boolean has(PyObject setOrDict, PyObject key, long hash) {
        return setOrDict instanceof PySetBase set ? set.contains(key, hash) : ((PyDict) setOrDict).find(key, hash) >= 0;
    }

    static void differenceUpdate(PySetBase set, PyObject other) {
        if (set == other) {
            set.clear();
            return;
        }
        if (other instanceof PySetBase large && large.size() >> 3 > set.size()) {
            try (Hold common = new Hold(intersection(set, large))) {
                walkSet((PySetBase) common.get(), set::remove);
            }
        } else if (other instanceof PySetBase few) {
            walkSet(few, set::remove);
        } else {
            Iteration.forEach(other, set::remove);
        }
        set.sweepRemoved();
    }

    static void symmetricDifferenceUpdate(PySetBase set, PyObject other) {
        if (set == other) {
            set.clear();
            return;
        }
        if (other.type == PyDict.TYPE || other instanceof PySetBase) {
            toggle(set, other);
            return;
        }
        try (Hold keys = new Hold(of(set, other))) {
            toggle(set, keys.get());
        }
    }

    private static void toggle(PySetBase set, PyObject others) {
        walk(others, (key, hash) -> {
            if (!set.remove(key, hash)) set.add(key, hash);
        });
    }

    static PySetBase symmetricDifference(PySetBase set, PyObject other) {
        try (Hold result = new Hold(of(set, other))) {
            symmetricDifferenceUpdate((PySetBase) result.get(), set);
            return (PySetBase) result.take();
        }
    }

    static boolean isDisjoint(PySetBase set, PyObject other) {
        if (set == other) return set.size() == 0;
        if (other instanceof PySetBase larger && larger.size() > set.size()) return Walk.all(set, key -> !larger.contains(key));
        return Walk.all(other, key -> !set.contains(key));
    }

    static boolean isSubset(PySetBase set, PySetBase other) {
        if (set.size() > other.size()) return false;
        for (int at = -1; (at = set.nextPosition(at + 1)) >= 0; ) {
            long hash = set.hashAt(at);
            try (Hold key = new Hold(set.keyAt(at))) {
                if (!other.contains(key.get(), hash)) return false;
            }
        }
        return true;
    }
}
