package conch.object;

/** The type of {@code Ellipsis}, of which there is one. */
public final class PyEllipsis extends PyObject {
    public static final PyType TYPE = PyType.define("ellipsis", PyEllipsis::fill, null);
    public static final PyEllipsis ELLIPSIS = Heap.forGood(new PyEllipsis());

    private PyEllipsis() {
        super(TYPE);
    }

    private static void fill(PyType type) {
        type.isFinal = true;
        type.newInstance = (t, args, kwnames) -> {
            if (args.length > 0) throw Errors.type("EllipsisType takes no arguments");
            return ELLIPSIS;
        };
        type.repr = self -> PyStr.intern("Ellipsis");
    }
}
