package conch.object;

import java.math.BigInteger;

/** What a script can do with a {@code slice}, and what slices mean for lengths beyond {@code long}. */
final class SliceMethods {
    private SliceMethods() {
    }

    static void fill(PyType t) {
        t.isFinal = true;
        t.newInstance = SliceMethods::make;
        t.repr = self -> repr((PySlice) self);
        t.richCompare = SliceMethods::compare;
    }

    static void members(TypeMembers m) {
        m.doc("slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2]).");
        m.getter("start", self -> ((PySlice) self).start());
        m.getter("stop", self -> ((PySlice) self).stop());
        m.getter("step", self -> ((PySlice) self).step());
        m.oneArg("indices", (self, length) -> {
            BigInteger[] bounds = indices((PySlice) self, length(length));
            return PyTuple.of(PyInt.of(bounds[0]), PyInt.of(bounds[1]), PyInt.of(bounds[2]));
        });
        m.noArgs("__reduce__", self -> PyTuple.of(PySlice.TYPE, asTuple((PySlice) self)));
    }

    private static PyObject make(PyType type, PyObject[] args, String[] kwnames) {
        CallChecks.positional("slice", args, kwnames, 1, 3);
        if (args.length == 1) return new PySlice(PyNone.NONE, args[0], PyNone.NONE);
        return new PySlice(args[0], args[1], args.length == 3 ? args[2] : PyNone.NONE);
    }

    private static PyTuple asTuple(PySlice slice) {
        return PyTuple.of(slice.start(), slice.stop(), slice.step());
    }

    private static PyObject repr(PySlice slice) {
        return PyStr.of("slice(" + Sequences.reprOf(slice.start()) + ", " + Sequences.reprOf(slice.stop()) + ", "
                + Sequences.reprOf(slice.step()) + ")");
    }

    private static PyObject compare(PyObject a, PyObject b, CompareOp op) {
        if (!(b instanceof PySlice right)) return PyNotImplemented.NOT_IMPLEMENTED;
        if (a == b) return PyBool.of(op.holds(0));
        try (Hold x = new Hold(asTuple((PySlice) a)); Hold y = new Hold(asTuple(right))) {
            return Sequences.compare(x.get(), y.get(), op);
        }
    }

    private static BigInteger length(PyObject object) {
        BigInteger length = Operations.index(object).bigValue();
        if (length.signum() < 0) throw Errors.value("length should not be negative");
        return length;
    }

    /** As {@link PySlice#indices}, for a length of any size: {@code {start, stop, step}}. */
    static BigInteger[] indices(PySlice slice, BigInteger length) {
        BigInteger step = slice.step() == PyNone.NONE ? BigInteger.ONE : index(slice.step());
        if (step.signum() == 0) throw Errors.value("slice step cannot be zero");
        boolean down = step.signum() < 0;
        BigInteger lower = down ? BigInteger.ONE.negate() : BigInteger.ZERO;
        BigInteger upper = down ? length.subtract(BigInteger.ONE) : length;
        return new BigInteger[] {bound(slice.start(), down ? upper : lower, lower, upper, length),
            bound(slice.stop(), down ? lower : upper, lower, upper, length), step};
    }

    private static BigInteger bound(PyObject given, BigInteger none, BigInteger lower, BigInteger upper, BigInteger length) {
        if (given == PyNone.NONE) return none;
        BigInteger value = index(given);
        return value.signum() < 0 ? value.add(length).max(lower) : value.min(upper);
    }

    private static BigInteger index(PyObject bound) {
        if (!(bound instanceof PyInt) && bound.type.index == null) {
            throw Errors.type("slice indices must be integers or None or have an __index__ method");
        }
        return Operations.index(bound).bigValue();
    }
}
