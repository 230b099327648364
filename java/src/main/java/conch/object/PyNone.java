package conch.object;

/** The type of {@code None}, of which there is one. */
public final class PyNone extends PyObject {
    public static final PyType TYPE = PyType.define("NoneType", PyNone::fill, null);
    public static final PyNone NONE = Heap.forGood(new PyNone());

    private PyNone() {
        super(TYPE);
    }

    private static void fill(PyType type) {
        type.isFinal = true;
        type.newInstance = (t, args, kwnames) -> {
            if (args.length > 0) throw Errors.type("NoneType takes no arguments");
            return NONE;
        };
        type.repr = self -> PyStr.intern("None");
        type.bool = self -> false;
        type.binary[BinaryOp.OR.ordinal()] = PyUnion::of;
    }
}
