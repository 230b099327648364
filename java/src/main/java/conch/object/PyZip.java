package conch.object;

/** {@code zip}. */
public final class PyZip extends PyContainer {
    public static final PyType TYPE = PyType.define("zip", PyZip::fill, PyZip::members);

    /** Slots. */
    private final PyObject[] iterators;
    private boolean strict;

    /** Takes over the array, whose elements are held by it already. */
    private PyZip(PyType type, PyObject[] iterators, boolean strict) {
        super(type);
        this.iterators = iterators;
        this.strict = strict;
    }

    private static void fill(PyType t) {
        t.newInstance = PyZip::make;
        t.iter = self -> self;
        t.next = self -> ((PyZip) self).next();
    }

    private static void members(TypeMembers m) {
        m.doc("zip(*iterables, strict=False) --> Yield tuples until an input is exhausted.\n\n"
                + "   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]\n\n"
                + "The zip object yields n-length tuples, where n is the number of iterables\npassed as positional arguments to zip().  "
                + "The i-th element in every tuple\ncomes from the i-th iterable argument to zip().  This continues until the\n"
                + "shortest argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.");
    }

    private static PyObject make(PyType type, PyObject[] args, String[] kwnames) {
        int n = kwnames == null ? args.length : args.length - kwnames.length;
        boolean strict = false;
        for (int i = n; i < args.length; i++) {
            if (!kwnames[i - n].equals("strict")) throw Errors.type("'%s' is an invalid keyword argument for zip()", kwnames[i - n]);
            strict = Operations.isTrue(args[i]);
        }
        return new PyZip(type, Iterators.held(args, 0, n), strict);
    }

    private PyObject next() {
        if (iterators.length == 0) return null;
        PyObject[] items = new PyObject[iterators.length];
        try {
            int ended = Iterators.advance(iterators, items);
            if (ended == iterators.length) return PyTuple.of(items.clone());
            if (strict) checkAllEnded(ended);
            return null;
        } finally {
            Iterators.drop(items);
        }
    }

    private void checkAllEnded(int ended) {
        if (ended > 0) throw lengths(ended, "shorter");
        for (int i = 1; i < iterators.length; i++) {
            PyObject surplus = Operations.next(iterators[i]);
            if (surplus == null) continue;
            surplus.discard();
            throw lengths(i, "longer");
        }
    }

    private static PyException lengths(int at, String how) {
        return Errors.value("zip() argument %d is %s than argument%s%d", at + 1, how, at == 1 ? " " : "s 1-", at);
    }

    @Override
    public void traverse(Visitor visitor) {
        for (PyObject iterator : iterators) visitor.visitIfPresent(iterator);
    }

    @Override
    public void clearSlots() {
        Iterators.drop(iterators);
    }
}
