package conch.object;

/** {@code filter}. */
public final class PyFilter extends PyContainer {
    public static final PyType TYPE = PyType.define("filter", PyFilter::fill, PyFilter::members);

    /** Slots. */
    private PyObject test, iterator;

    private PyFilter(PyType type, PyObject test, PyObject iterator) {
        super(type);
        this.test = test.retain();
        this.iterator = iterator.retain();
    }

    private static void fill(PyType t) {
        t.newInstance = (type, args, kwnames) -> {
            if (type == PyFilter.TYPE) CallChecks.noKeywords("filter", kwnames);
            CallChecks.count("filter", kwnames == null ? args.length : args.length - kwnames.length, 2, 2);
            return new PyFilter(type, args[0], Operations.iter(args[1]));
        };
        t.iter = self -> self;
        t.next = self -> ((PyFilter) self).next();
    }

    private static void members(TypeMembers m) {
        m.doc("filter(function or None, iterable) --> filter object\n\nReturn an iterator yielding those items of iterable for which function(item)\n"
                + "is true. If function is None, return the items that are true.");
    }

    private PyObject next() {
        for (PyObject item; (item = Operations.next(iterator)) != null; ) {
            try (Hold hold = new Hold(item)) {
                if (passes(item)) return hold.take();
            }
        }
        return null;
    }

    private boolean passes(PyObject item) {
        if (test == PyNone.NONE || test == PyBool.TYPE) return Operations.isTrue(item);
        try (Hold answer = new Hold(Operations.call(test, item))) {
            return Operations.isTrue(answer.get());
        }
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(test);
        visitor.visitIfPresent(iterator);
    }

    @Override
    public void clearSlots() {
        PyObject oldTest = test, oldIterator = iterator;
        test = iterator = null;
        dropIfPresent(oldTest);
        dropIfPresent(oldIterator);
    }
}
