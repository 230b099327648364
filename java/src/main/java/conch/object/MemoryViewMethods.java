package conch.object;

import java.util.Arrays;

/** What a script can do with a {@code memoryview}. */
final class MemoryViewMethods {
    private MemoryViewMethods() {
    }

    static void fill(PyType t) {
        t.isFinal = true;
        t.newInstance = MemoryViewMethods::make;
        t.repr = self -> PyStr.of((((PyMemoryView) self).isReleased() ? "<released memory at 0x" : "<memory at 0x")
                + Long.toHexString(Operations.identity(self)) + ">");
        t.hash = self -> hash((PyMemoryView) self);
        t.richCompare = MemoryViewMethods::compare;
        t.iter = self -> iterator((PyMemoryView) self);
        t.length = self -> length((PyMemoryView) self);
        t.getItem = (self, key) -> MemoryViewItems.get((PyMemoryView) self, key);
        t.setItem = (self, key, value) -> MemoryViewItems.set((PyMemoryView) self, key, value);
        t.itemAt = (self, index) -> MemoryViewItems.at((PyMemoryView) self, index);
    }

    static void members(TypeMembers m) {
        m.doc("Create a new memoryview object which references the given object.");
        m.getter("obj", self -> ((PyMemoryView) self).exporter());
        m.getter("format", checked(view -> PyStr.of(view.format)));
        m.getter("itemsize", checked(view -> PyInt.of(view.itemSize)));
        m.getter("nbytes", checked(view -> PyInt.of(view.count() * view.itemSize)));
        m.getter("ndim", checked(view -> PyInt.of(view.shape.length)));
        m.getter("shape", checked(view -> tuple(view.shape)));
        m.getter("strides", checked(view -> tuple(view.strides)));
        m.getter("suboffsets", checked(view -> PyTuple.EMPTY));
        m.getter("readonly", checked(view -> PyBool.of(view.readOnly)));
        m.getter("c_contiguous", checked(view -> PyBool.of(view.isContiguous())));
        m.getter("f_contiguous", checked(view -> PyBool.of(isFortranContiguous(view))));
        m.getter("contiguous", checked(view -> PyBool.of(view.isContiguous() || isFortranContiguous(view))));
        m.noArgs("tolist", self -> MemoryViewItems.toList((PyMemoryView) self));
        m.bound("tobytes", "order='C'", (self, args) -> toBytes((PyMemoryView) self, args[0]));
        m.raw("hex", (self, args, kwnames) -> {
            try (Hold bytes = new Hold(PyBytes.of(bytes((PyMemoryView) self)));
                    Hold method = new Hold(Operations.getAttribute(bytes.get(), "hex"))) {
                return method.returning(Operations.call(method.get(), args, kwnames));
            }
        });
        m.noArgs("toreadonly", self -> ((PyMemoryView) self).readOnlyView());
        m.bound("cast", "format, shape=None", (self, args) -> MemoryViewCast.cast((PyMemoryView) self, args[0], args[1]));
        m.noArgs("release", MemoryViewMethods::release);
        m.noArgs("__enter__", checked(view -> view));
        m.positional("__exit__", 0, -1, (self, args) -> release(self));
    }

    private static Slots.Unary checked(java.util.function.Function<PyMemoryView, PyObject> get) {
        return self -> {
            ((PyMemoryView) self).check();
            return get.apply((PyMemoryView) self);
        };
    }

    private static PyObject make(PyType type, PyObject[] args, String[] kwnames) {
        if (args.length > 1) throw Errors.type("memoryview() takes at most 1 argument (%d given)", args.length);
        if (args.length == 0 || kwnames != null && kwnames.length > 0 && !kwnames[0].equals("object")) {
            throw Errors.type("memoryview() missing required argument 'object' (pos 1)");
        }
        return PyMemoryView.of(args[0]);
    }

    private static PyObject release(PyObject self) {
        ((PyMemoryView) self).end();
        return PyNone.NONE;
    }

    private static PyObject tuple(long[] numbers) {
        return PyTuple.of(Arrays.stream(numbers).mapToObj(PyInt::of).toArray(PyObject[]::new));
    }

    private static boolean isFortranContiguous(PyMemoryView view) {
        return Buffer.isContiguous(reversed(view.shape), reversed(view.strides), view.itemSize);
    }

    private static long[] reversed(long[] numbers) {
        long[] result = new long[numbers.length];
        for (int i = 0; i < result.length; i++) result[i] = numbers[numbers.length - 1 - i];
        return result;
    }

    private static long length(PyMemoryView view) {
        view.check();
        return view.shape.length == 0 ? 1 : view.shape[0];
    }

    private static PyObject iterator(PyMemoryView view) {
        view.check();
        if (view.shape.length == 0) throw Errors.type("invalid indexing of 0-dim memory");
        if (view.shape.length > 1) throw Errors.notImplemented("multi-dimensional sub-views are not implemented");
        return new PyIndexIterator(PyIndexIterator.MEMORY, view);
    }

    private static byte[] bytes(PyMemoryView view) {
        Buffer buffer = view.export(false);
        try {
            return buffer.toBytes();
        } finally {
            buffer.release();
        }
    }

    private static PyObject toBytes(PyMemoryView view, PyObject order) {
        view.check();
        String name = order == null || order == PyNone.NONE ? "C" : order instanceof PyStr text ? text.value : null;
        if (name == null) throw Errors.type("tobytes() argument 'order' must be str or None, not %s", Errors.typeName(order));
        boolean fortran = switch (name) {
            case "C" -> false;
            case "F" -> true;
            case "A" -> isFortranContiguous(view) && !view.isContiguous();
            default -> throw Errors.value("order must be 'C', 'F' or 'A'");
        };
        if (!fortran || view.shape.length < 2) return PyBytes.of(bytes(view));
        try (Hold transposed = new Hold(view.with(view.format, view.itemSize, view.offset, reversed(view.shape), reversed(view.strides)))) {
            return PyBytes.of(bytes((PyMemoryView) transposed.get()));
        }
    }

    private static long hash(PyMemoryView view) {
        if (view.hash != null) return view.hash;
        view.check();
        if (!view.readOnly) throw Errors.value("cannot hash writable memoryview object");
        char code = BufferItem.code(view.format);
        if (code != 'B' && code != 'b' && code != 'c') throw Errors.value("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        // The memory may change through the exporter, so it must be one that has a hash.
        Operations.hash(view.exporter());
        return view.hash = Operations.hash(PyBytes.of(bytes(view)));
    }

    private static PyObject compare(PyObject self, PyObject other, CompareOp op) {
        if (op != CompareOp.EQ && op != CompareOp.NE) return PyNotImplemented.NOT_IMPLEMENTED;
        PyMemoryView a = (PyMemoryView) self;
        if (a.isReleased() || other instanceof PyMemoryView released && released.isReleased()) {
            return PyBool.of((self == other) == (op == CompareOp.EQ));
        }
        Buffer exported = Buffer.ofOrNull(other, false);
        if (exported == null) return PyNotImplemented.NOT_IMPLEMENTED;
        try (Hold view = new Hold(PyMemoryView.of(exported))) {
            return PyBool.of(equal(a, (PyMemoryView) view.get()) == (op == CompareOp.EQ));
        }
    }

    private static boolean equal(PyMemoryView a, PyMemoryView b) {
        if (!Arrays.equals(a.shape, b.shape)) return false;
        char codeA = BufferItem.code(a.format), codeB = BufferItem.code(b.format);
        if (codeA == 0 || codeB == 0) return false;
        if (codeA == codeB && codeA != 'f' && codeA != 'd' && codeA != '?') return Arrays.equals(bytes(a), bytes(b));
        try (Hold x = new Hold(MemoryViewItems.toList(a)); Hold y = new Hold(MemoryViewItems.toList(b))) {
            return Operations.equal(x.get(), y.get());
        }
    }
}
