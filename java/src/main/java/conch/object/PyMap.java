package conch.object;

/** {@code map}. */
public final class PyMap extends PyContainer {
    public static final PyType TYPE = PyType.define("map", PyMap::fill, PyMap::members);

    /** Slot. */
    private PyObject function;
    /** Slots. */
    private final PyObject[] iterators;

    /** Takes over the array, whose elements are held by it already. */
    private PyMap(PyType type, PyObject function, PyObject[] iterators) {
        super(type);
        this.function = function.retain();
        this.iterators = iterators;
    }

    private static void fill(PyType t) {
        t.newInstance = PyMap::make;
        t.iter = self -> self;
        t.next = self -> ((PyMap) self).next();
    }

    private static void members(TypeMembers m) {
        m.doc("map(func, *iterables) --> map object\n\nMake an iterator that computes the function using arguments from\n"
                + "each of the iterables.  Stops when the shortest iterable is exhausted.");
    }

    private static PyObject make(PyType type, PyObject[] args, String[] kwnames) {
        if (type == PyMap.TYPE) CallChecks.noKeywords("map", kwnames);
        int n = kwnames == null ? args.length : args.length - kwnames.length;
        if (n < 2) throw Errors.type("map() must have at least two arguments.");
        return new PyMap(type, args[0], Iterators.held(args, 1, n));
    }

    private PyObject next() {
        PyObject[] items = new PyObject[iterators.length];
        try {
            if (Iterators.advance(iterators, items) < iterators.length) return null;
            return Operations.call(function, items);
        } finally {
            Iterators.drop(items);
        }
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(function);
        for (PyObject iterator : iterators) visitor.visitIfPresent(iterator);
    }

    @Override
    public void clearSlots() {
        PyObject old = function;
        function = null;
        dropIfPresent(old);
        Iterators.drop(iterators);
    }
}
