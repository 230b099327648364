package conch.object;

/** {@code enumerate}. */
public final class PyEnumerate extends PyContainer {
    public static final PyType TYPE = PyType.define("enumerate", PyEnumerate::fill, PyEnumerate::members);

    /** Slot. */
    private PyObject iterator;
    /** Slot: the number of the next element. */
    private PyInt count;

    private PyEnumerate(PyType type, PyObject iterator, PyInt start) {
        super(type);
        this.iterator = iterator.retain();
        count = (PyInt) start.retain();
    }

    private static void fill(PyType t) {
        t.newInstance = PyEnumerate::make;
        t.iter = self -> self;
        t.next = self -> ((PyEnumerate) self).next();
    }

    private static void members(TypeMembers m) {
        m.doc("Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\n"
                + "The enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable argument.\n\n"
                + "enumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...");
        m.classMethod("__class_getitem__", 1, 1, PyGenericAlias::ofClass);
    }

    private static PyObject make(PyType type, PyObject[] args, String[] kwnames) {
        if (args.length > 2) throw Errors.type("enumerate() takes at most 2 arguments (%d given)", args.length);
        PyObject[] given = new PyObject[2];
        int positional = kwnames == null ? args.length : args.length - kwnames.length;
        System.arraycopy(args, 0, given, 0, positional);
        for (int i = positional; i < args.length; i++) {
            String name = kwnames[i - positional];
            int at = name.equals("iterable") ? 0 : name.equals("start") ? 1 : -1;
            if (at < 0 || given[at] != null) throw Errors.type("'%s' is an invalid keyword argument for enumerate()", name);
            given[at] = args[i];
        }
        if (given[0] == null) throw Errors.type("enumerate() missing required argument 'iterable'");
        PyInt start = given[1] == null ? PyInt.ZERO : Operations.index(given[1]).exact();
        return new PyEnumerate(type, Operations.iter(given[0]), start);
    }

    private PyObject next() {
        PyObject item = Operations.next(iterator);
        if (item == null) return null;
        PyInt number = count;
        PyTuple pair = PyTuple.of(number, item);
        count = (PyInt) PyInt.add(number, PyInt.ONE).retain();
        number.drop();
        return pair;
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(iterator);
        visitor.visitIfPresent(count);
    }

    @Override
    public void clearSlots() {
        PyObject oldIterator = iterator, oldCount = count;
        iterator = null;
        count = null;
        dropIfPresent(oldIterator);
        dropIfPresent(oldCount);
    }
}
