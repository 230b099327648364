package conch.object;

/** How a dictionary takes entries from elsewhere. What was taken before an exception stays. */
final class DictUpdate {
    private DictUpdate() {
    }

    /** As {@code dict.update}: a mapping, or an iterable of pairs. */
    static void from(PyDict target, PyObject source) {
        if (source instanceof PyDict || Operations.hasAttribute(source, Names.KEYS)) fromMapping(target, source);
        else fromPairs(target, source);
    }

    private static final class Names {
        static final PyStr KEYS = PyStr.intern("keys");
    }

    /** As C's {@code PyDict_Update}. */
    static void fromMapping(PyDict target, PyObject mapping) {
        if (mapping == target) return;
        if (mapping instanceof PyDict other && mapping.type.iter == PyDict.TYPE.iter) {
            fromDict(target, other);
            return;
        }
        try (Hold method = new Hold(Operations.getAttribute(mapping, Names.KEYS)); Hold keys = new Hold(Operations.call(method.get()))) {
            Iteration.forEach(keys.get(), key -> {
                try (Hold value = new Hold(Operations.getItem(mapping, key))) {
                    target.put(key, value.get());
                }
            });
        }
    }

    private static void fromDict(PyDict target, PyDict other) {
        if (other.size() == 0) return;
        if (target.size() == 0 && target.endPosition() == 0) {
            target.takeEntriesOf(other);
            return;
        }
        target.reserve(target.size() + other.size());
        int size = other.size();
        for (int at = -1; (at = other.nextPosition(at + 1)) >= 0; ) {
            long hash = other.hashAt(at);
            try (Hold key = new Hold(other.keyAt(at)); Hold value = new Hold(other.valueAt(at))) {
                target.put(key.get(), hash, value.get());
            }
            if (other.size() != size) throw Errors.runtime("dict mutated during update");
        }
    }

    private static void fromPairs(PyDict target, PyObject pairs) {
        try (Hold iterator = new Hold(Operations.iter(pairs))) {
            PyObject pair;
            for (int i = 0; (pair = Operations.next(iterator.get())) != null; i++) {
                try (Hold held = new Hold(pair)) {
                    fromPair(target, pair, i);
                }
            }
        }
    }

    private static void fromPair(PyDict target, PyObject pair, int number) {
        try (Hold fast = new Hold(Sequences.fast(pair, "cannot convert dictionary update sequence element #" + number + " to a sequence"))) {
            PyObject[] both = Sequences.elements(fast.get());
            if (both.length != 2) {
                throw Errors.value("dictionary update sequence element #%d has length %d; 2 is required", number, both.length);
            }
            try (Hold key = new Hold(both[0]); Hold value = new Hold(both[1])) {
                target.put(key.get(), value.get());
            }
        }
    }
}
