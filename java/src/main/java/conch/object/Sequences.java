package conch.object;

/** What list and tuple, and others that look like one, do in the same way. */
final class Sequences {
    private Sequences() {
    }

    /** A sequence as its elements look at one moment: borrowed, null past the end. The elements may change while script code runs. */
    interface Live {
        PyObject at(int index);

        int size();
    }

    static Live live(PyObject sequence) {
        if (sequence instanceof PyTuple tuple) return new LiveTuple(tuple);
        if (sequence instanceof PyDeque deque) return new LiveDeque(deque);
        return new LiveList((PyList) sequence);
    }

    private record LiveTuple(PyTuple tuple) implements Live {
        @Override
        public PyObject at(int index) {
            return index < tuple.items.length ? tuple.items[index] : null;
        }

        @Override
        public int size() {
            return tuple.items.length;
        }
    }

    private record LiveDeque(PyDeque deque) implements Live {
        @Override
        public PyObject at(int index) {
            return deque.get(index);
        }

        @Override
        public int size() {
            return deque.size();
        }
    }

    private record LiveList(PyList list) implements Live {
        @Override
        public PyObject at(int index) {
            return index < list.size ? list.items[index] : null;
        }

        @Override
        public int size() {
            return list.size;
        }
    }

    /** As C's {@code PySequence_Fast}: a list or tuple itself, a new list of any other iterable; TypeError with that message otherwise. */
    static PyObject fast(PyObject iterable, String message) {
        if (iterable instanceof PyList || iterable instanceof PyTuple) return iterable;
        PyObject iterator;
        try {
            iterator = Operations.iter(iterable);
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.TYPE_ERROR)) throw e;
            e.discard();
            throw Errors.type("%s", message);
        }
        try (Hold source = new Hold(iterator); Hold list = new Hold(new PyList())) {
            Walk.drain(iterator, ((PyList) list.get())::append);
            return list.take();
        }
    }

    /** The elements of a list or tuple in a fresh array, borrowed. */
    static PyObject[] elements(PyObject sequence) {
        return sequence instanceof PyTuple tuple ? tuple.items.clone() : ((PyList) sequence).toArray();
    }

    /** Asks {@code __index__} of a subscript; −1 as the last element and so on, but not checked against the length. */
    static long index(PyObject subscript, String typeName, long length) {
        long at;
        if (subscript instanceof PyInt number && number.isSmall()) {
            at = number.value;
        } else {
            if (subscript.type.index == null) {
                throw Errors.type("%s indices must be integers or slices, not %s", typeName, Errors.typeName(subscript));
            }
            at = Operations.asIndexLong(subscript, ExceptionTypes.INDEX_ERROR);
        }
        return at < 0 ? at + length : at;
    }

    /** A bound of {@code index(x, start, stop)}, clipped to the range of long. */
    static long clippedIndex(PyObject bound) {
        if (!(bound instanceof PyInt) && bound.type.index == null) {
            throw Errors.type("slice indices must be integers or have an __index__ method");
        }
        PyInt value = Operations.index(bound);
        return value.isSmall() ? value.value : value.big.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    static boolean contains(Live sequence, PyObject wanted) {
        return find(sequence, wanted, 0, Long.MAX_VALUE) >= 0;
    }

    /** The first index in {@code [start, stop)} of an element equal to {@code wanted}, or −1. */
    static int find(Live sequence, PyObject wanted, long start, long stop) {
        for (int i = (int) Math.min(start, Integer.MAX_VALUE); i < stop; i++) {
            PyObject item = sequence.at(i);
            if (item == null) return -1;
            if (same(item, wanted)) return i;
        }
        return -1;
    }

    static long count(Live sequence, PyObject wanted) {
        long n = 0;
        PyObject item;
        for (int i = 0; (item = sequence.at(i)) != null; i++) if (same(item, wanted)) n++;
        return n;
    }

    /** Identity or {@code ==}; holds the element meanwhile. */
    static boolean same(PyObject item, PyObject wanted) {
        if (item == wanted) return true;
        try (Hold hold = new Hold(item)) {
            return Operations.compareBool(CompareOp.EQ, item, wanted);
        }
    }

    /** {@code index(x[, start[, stop]])}: −1 when it is not there. */
    static int indexOf(Live sequence, PyObject[] args) {
        long start = args.length > 1 ? clippedIndex(args[1]) : 0, stop = args.length > 2 ? clippedIndex(args[2]) : Long.MAX_VALUE;
        if (start < 0) start = Math.max(0, start + sequence.size());
        if (stop < 0) stop = Math.max(0, stop + sequence.size());
        return find(sequence, args[0], start, stop);
    }

    /** Lexicographic comparison. */
    static PyObject compare(PyObject a, PyObject b, CompareOp op) {
        Live left = live(a), right = live(b);
        if (left.size() != right.size() && (op == CompareOp.EQ || op == CompareOp.NE)) return PyBool.of(op == CompareOp.NE);
        PyObject x, y;
        for (int i = 0; (x = left.at(i)) != null && (y = right.at(i)) != null; i++) {
            if (x == y) continue;
            try (Hold holdX = new Hold(x); Hold holdY = new Hold(y)) {
                if (Operations.compareBool(CompareOp.EQ, x, y)) continue;
                if (op == CompareOp.EQ || op == CompareOp.NE) return PyBool.of(op == CompareOp.NE);
                return Operations.compare(op, x, y);
            }
        }
        return PyBool.of(op.holds(Integer.compare(left.size(), right.size())));
    }

    static String repr(Live sequence, String before, String after) {
        StringBuilder text = new StringBuilder(before);
        PyObject item;
        for (int i = 0; (item = sequence.at(i)) != null; i++) {
            if (i > 0) text.append(", ");
            text.append(reprOf(item));
        }
        return text.append(after).toString();
    }

    static String reprOf(PyObject item) {
        try (Hold hold = new Hold(item)) {
            return Operations.repr(item).value;
        }
    }

    /** Every {@code step}-th of the items from {@code start}, {@code count} of them, borrowed. */
    static PyObject[] slice(PyObject[] items, long[] bounds) {
        int n = (int) bounds[3];
        PyObject[] taken = new PyObject[n];
        if (bounds[2] == 1) System.arraycopy(items, (int) bounds[0], taken, 0, n);
        else for (int i = 0; i < n; i++) taken[i] = items[(int) (bounds[0] + i * bounds[2])];
        return taken;
    }

    /** {@code n} copies of the first {@code size} items one after the other, borrowed; MemoryError when there would be too many. */
    static PyObject[] repeated(PyObject[] items, int size, PyObject times) {
        long n = Math.max(0, Operations.asIndexLong(times, ExceptionTypes.OVERFLOW_ERROR));
        if (size == 0 || n == 0) return new PyObject[0];
        if (n > (Integer.MAX_VALUE - 16) / size) throw Errors.memory();
        PyObject[] all = new PyObject[size * (int) n];
        System.arraycopy(items, 0, all, 0, size);
        for (int filled = size; filled < all.length; ) {
            int more = Math.min(filled, all.length - filled);
            System.arraycopy(all, 0, all, filled, more);
            filled += more;
        }
        return all;
    }

    static PyObject[] joined(PyObject[] a, int n, PyObject[] b, int m) {
        if (n + m < 0) throw Errors.memory();
        PyObject[] both = java.util.Arrays.copyOf(a, n + m);
        System.arraycopy(b, 0, both, n, m);
        return both;
    }
}
