package conch.object;

import java.math.BigInteger;

/** What a script can do with a {@code range}. */
final class RangeMethods {
    private RangeMethods() {
    }

    static void fill(PyType t) {
        t.isFinal = true;
        t.newInstance = RangeMethods::make;
        t.repr = self -> repr((PyRange) self);
        t.hash = self -> hash((PyRange) self);
        t.richCompare = RangeMethods::compare;
        t.iter = self -> PyRangeIterator.forward((PyRange) self);
        t.length = self -> length((PyRange) self);
        t.bool = self -> ((PyRange) self).bigLength().signum() != 0;
        t.getItem = (self, subscript) -> getItem((PyRange) self, subscript);
        t.itemAt = (self, index) -> item((PyRange) self, BigInteger.valueOf(index));
        t.contains = (self, value) -> contains((PyRange) self, value);
    }

    static void members(TypeMembers m) {
        m.doc("range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\n"
                + "Return an object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step.");
        m.getter("start", self -> ((PyRange) self).start);
        m.getter("stop", self -> ((PyRange) self).stop);
        m.getter("step", self -> ((PyRange) self).step);
        m.oneArg("index", (self, value) -> index((PyRange) self, value));
        m.oneArg("count", (self, value) -> count((PyRange) self, value));
        m.noArgs("__reversed__", self -> PyRangeIterator.backward((PyRange) self));
        m.noArgs("__reduce__", self -> {
            PyRange range = (PyRange) self;
            return PyTuple.of(PyRange.TYPE, PyTuple.of(range.start, range.stop, range.step));
        });
    }

    private static PyObject make(PyType type, PyObject[] args, String[] kwnames) {
        CallChecks.positional("range", args, kwnames, 1, 3);
        if (args.length == 1) return new PyRange(PyInt.ZERO, integer(args[0]), PyInt.ONE);
        PyInt start = integer(args[0]), stop = integer(args[1]);
        return new PyRange(start, stop, args.length == 3 ? integer(args[2]) : PyInt.ONE);
    }

    private static PyInt integer(PyObject object) {
        return Operations.index(object).exact();
    }

    private static PyObject repr(PyRange range) {
        String both = "range(" + range.start.decimal() + ", " + range.stop.decimal();
        return PyStr.of(both + (range.step.isSmall() && range.step.value == 1 ? ")" : ", " + range.step.decimal() + ")"));
    }

    private static long length(PyRange range) {
        if (range.isSmall()) return range.length;
        if (range.bigLength().bitLength() >= Long.SIZE) throw Errors.overflow("Python int too large to convert to C ssize_t");
        return range.bigLength().longValue();
    }

    /** Ranges are equal when they yield the same numbers; so the hash covers only what can be told from those. */
    private static long hash(PyRange range) {
        PyInt n = range.lengthAsInt();
        boolean empty = n.isZero(), single = n.isSmall() && n.value == 1;
        try (Hold key = new Hold(PyTuple.of(n, empty ? PyNone.NONE : range.start, empty || single ? PyNone.NONE : range.step))) {
            return Operations.hash(key.get());
        }
    }

    private static PyObject compare(PyObject self, PyObject other, CompareOp op) {
        if (!(other instanceof PyRange b) || op != CompareOp.EQ && op != CompareOp.NE) return PyNotImplemented.NOT_IMPLEMENTED;
        return PyBool.of(equal((PyRange) self, b) == (op == CompareOp.EQ));
    }

    private static boolean equal(PyRange a, PyRange b) {
        PyInt n = a.lengthAsInt();
        if (a == b) return true;
        if (!n.sameValue(b.lengthAsInt())) return false;
        if (n.isZero()) return true;
        return a.start.sameValue(b.start) && (n.isSmall() && n.value == 1 || a.step.sameValue(b.step));
    }

    private static PyObject getItem(PyRange range, PyObject subscript) {
        if (subscript instanceof PySlice slice) return slice(range, slice);
        if (!(subscript instanceof PyInt) && subscript.type.index == null) {
            throw Errors.type("range indices must be integers or slices, not %s", Errors.typeName(subscript));
        }
        PyInt index = Operations.index(subscript);
        if (range.isSmall() && index.isSmall()) {
            long at = index.value < 0 ? index.value + range.length : index.value;
            if (at < 0 || at >= range.length) throw Errors.index("range object index out of range");
            return range.at(at);
        }
        BigInteger at = index.bigValue();
        return item(range, at.signum() < 0 ? at.add(range.bigLength()) : at);
    }

    private static PyObject item(PyRange range, BigInteger index) {
        if (index.signum() < 0 || index.compareTo(range.bigLength()) >= 0) throw Errors.index("range object index out of range");
        return range.at(index);
    }

    private static PyObject slice(PyRange range, PySlice slice) {
        BigInteger[] bounds = SliceMethods.indices(slice, range.bigLength());
        return new PyRange(range.at(bounds[0]), range.at(bounds[1]), PyInt.of(range.step.bigValue().multiply(bounds[2])));
    }

    /** Where an integer stands in the range, or null. */
    private static BigInteger find(PyRange range, PyInt value) {
        BigInteger[] place = value.bigValue().subtract(range.start.bigValue()).divideAndRemainder(range.step.bigValue());
        boolean there = place[1].signum() == 0 && place[0].signum() >= 0 && place[0].compareTo(range.bigLength()) < 0;
        return there ? place[0] : null;
    }

    private static boolean isExactInt(PyObject value) {
        return value.type == PyInt.TYPE || value instanceof PyBool;
    }

    private static boolean contains(PyRange range, PyObject value) {
        if (!isExactInt(value)) return !Walk.all(range, item -> !Sequences.same(item, value));
        PyInt number = (PyInt) value;
        if (!range.isSmall() || !number.isSmall()) return find(range, number) != null;
        long from = range.start.value, to = range.stop.value, by = range.step.value, x = number.value;
        if (by > 0 ? x < from || x >= to : x > from || x <= to) return false;
        return Long.remainderUnsigned(by > 0 ? x - from : from - x, by > 0 ? by : -by) == 0;
    }

    private static PyObject index(PyRange range, PyObject value) {
        if (isExactInt(value)) {
            BigInteger at = find(range, (PyInt) value);
            if (at == null) throw Errors.value("%s is not in range", Operations.repr(value).value);
            return PyInt.of(at);
        }
        long[] at = {0};
        boolean absent = Walk.all(range, item -> {
            if (Sequences.same(item, value)) return false;
            at[0]++;
            return true;
        });
        if (absent) throw Errors.value("sequence.index(x): x not in sequence");
        return PyInt.of(at[0]);
    }

    private static PyObject count(PyRange range, PyObject value) {
        if (isExactInt(value)) return PyInt.of(contains(range, value) ? 1 : 0);
        long[] n = {0};
        Iteration.forEach(range, item -> {
            if (Sequences.same(item, value)) n[0]++;
        });
        return PyInt.of(n[0]);
    }
}
