package conch.object;

/** The type of {@code NotImplemented}, of which there is one. */
public final class PyNotImplemented extends PyObject {
    public static final PyType TYPE = PyType.define("NotImplementedType", PyNotImplemented::fill, null);
    public static final PyNotImplemented NOT_IMPLEMENTED = Heap.forGood(new PyNotImplemented());

    private PyNotImplemented() {
        super(TYPE);
    }

    private static void fill(PyType type) {
        type.isFinal = true;
        type.newInstance = (t, args, kwnames) -> {
            if (args.length > 0) throw Errors.type("NotImplementedType takes no arguments");
            return NOT_IMPLEMENTED;
        };
        type.repr = self -> PyStr.intern("NotImplemented");
        type.bool = self -> {
            Warnings.deprecation("NotImplemented should not be used in a boolean context");
            return true;
        };
    }
}
