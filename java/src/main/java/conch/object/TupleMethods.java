package conch.object;

/** What a script can do with a {@code tuple}. */
final class TupleMethods {
    private TupleMethods() {
    }

    static void fill(PyType t) {
        t.newInstance = TupleMethods::make;
        t.allocate = type -> new PyTuple(type, new PyObject[0]);
        t.repr = self -> ReprGuard.around(self, "(...)", () -> repr((PyTuple) self));
        t.hash = self -> hash((PyTuple) self);
        t.richCompare = (self, other, op) ->
                other instanceof PyTuple ? Sequences.compare(self, other, op) : PyNotImplemented.NOT_IMPLEMENTED;
        t.iter = self -> new PyIndexIterator(PyIndexIterator.TUPLE, self);
        t.length = self -> ((PyTuple) self).items.length;
        t.getItem = (self, subscript) -> getItem((PyTuple) self, subscript);
        t.itemAt = (self, index) -> itemAt((PyTuple) self, index);
        t.contains = (self, item) -> Sequences.contains(Sequences.live(self), item);
        t.concat = TupleMethods::concat;
        t.repeat = TupleMethods::repeat;
    }

    static void members(TypeMembers m) {
        m.doc("Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\n"
                + "If iterable is specified the tuple is initialized from iterable's items.");
        m.positional("index", 1, 3, TupleMethods::index);
        m.oneArg("count", (self, item) -> PyInt.of(Sequences.count(Sequences.live(self), item)));
        m.noArgs("__getnewargs__", self -> PyTuple.of(exact((PyTuple) self)));
        m.classMethod("__class_getitem__", 1, 1, PyGenericAlias::ofClass);
    }

    private static PyTuple exact(PyTuple tuple) {
        return tuple.type == PyTuple.TYPE ? tuple : PyTuple.of(tuple.items.clone());
    }

    private static PyObject make(PyType type, PyObject[] args, String[] kwnames) {
        if (type == PyTuple.TYPE) CallChecks.noKeywords("tuple", kwnames);
        CallChecks.count("tuple", type == PyTuple.TYPE || kwnames == null ? args.length : args.length - kwnames.length, 0, 1);
        if (args.length == 0) return type == PyTuple.TYPE ? PyTuple.EMPTY : new PyTuple(type, new PyObject[0]);
        if (type == PyTuple.TYPE) return of(args[0]);
        try (Hold items = new Hold(of(args[0]))) {
            return new PyTuple(type, ((PyTuple) items.get()).items.clone());
        }
    }

    /** The tuple of what an iterable yields; an exact tuple itself. */
    static PyTuple of(PyObject iterable) {
        if (iterable.type == PyTuple.TYPE) return (PyTuple) iterable;
        if (iterable.type == PyList.TYPE) return PyTuple.of(((PyList) iterable).toArray());
        try (Hold list = new Hold(new PyList())) {
            ((PyList) list.get()).extend(iterable);
            return PyTuple.of(((PyList) list.get()).toArray());
        }
    }

    private static String repr(PyTuple tuple) {
        return Sequences.repr(Sequences.live(tuple), "(", tuple.items.length == 1 ? ",)" : ")");
    }

    /** The xxHash variant of CPython's {@code tuplehash}, so that hashes of tuples of numbers are the same there. */
    private static long hash(PyTuple tuple) {
        long prime1 = 0x9E3779B185EBCA87L, prime2 = 0xC2B2AE3D27D4EB4FL, prime5 = 0x27D4EB2F165667C5L;
        long sum = prime5;
        for (PyObject item : tuple.items) {
            sum += Operations.hash(item) * prime2;
            sum = Long.rotateLeft(sum, 31) * prime1;
        }
        sum += tuple.items.length ^ (prime5 ^ 3527539L);
        return sum == -1 ? 1546275796L : sum;
    }

    private static PyObject getItem(PyTuple tuple, PyObject subscript) {
        if (subscript instanceof PySlice slice) {
            long[] bounds = slice.indices(tuple.items.length);
            if (bounds[3] == tuple.items.length && bounds[2] == 1 && tuple.type == PyTuple.TYPE) return tuple;
            return PyTuple.of(Sequences.slice(tuple.items, bounds));
        }
        return itemAt(tuple, Sequences.index(subscript, "tuple", tuple.items.length));
    }

    private static PyObject itemAt(PyTuple tuple, long index) {
        if (index < 0 || index >= tuple.items.length) throw Errors.index("tuple index out of range");
        return tuple.items[(int) index];
    }

    private static PyObject concat(PyObject a, PyObject b) {
        if (!(b instanceof PyTuple right)) {
            throw Errors.type("can only concatenate tuple (not \"%s\") to tuple", Errors.typeName(b));
        }
        PyTuple left = (PyTuple) a;
        if (left.items.length == 0 && right.type == PyTuple.TYPE) return right;
        if (right.items.length == 0 && left.type == PyTuple.TYPE) return left;
        return PyTuple.of(Sequences.joined(left.items, left.items.length, right.items, right.items.length));
    }

    private static PyObject repeat(PyObject self, PyObject times) {
        PyTuple tuple = (PyTuple) self;
        PyObject[] items = Sequences.repeated(tuple.items, tuple.items.length, times);
        return items.length == tuple.items.length && tuple.type == PyTuple.TYPE ? tuple : PyTuple.of(items);
    }

    private static PyObject index(PyObject self, PyObject[] args) {
        int at = Sequences.indexOf(Sequences.live(self), args);
        if (at < 0) throw Errors.value("tuple.index(x): x not in tuple");
        return PyInt.of(at);
    }
}
