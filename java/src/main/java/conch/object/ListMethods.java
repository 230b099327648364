package conch.object;

/** What a script can do with a {@code list}. */
final class ListMethods {
    private ListMethods() {
    }

    static void fill(PyType t) {
        t.allocate = PyList::new;
        t.newInstance = (type, args, kwnames) -> new PyList(type);
        t.init = ListMethods::init;
        t.repr = self -> ReprGuard.around(self, "[...]", () -> Sequences.repr(Sequences.live(self), "[", "]"));
        t.richCompare = (self, other, op) ->
                other instanceof PyList ? Sequences.compare(self, other, op) : PyNotImplemented.NOT_IMPLEMENTED;
        t.iter = self -> new PyIndexIterator(PyIndexIterator.LIST, self);
        t.length = self -> ((PyList) self).size;
        t.getItem = (self, subscript) -> getItem((PyList) self, subscript);
        t.setItem = (self, subscript, value) -> setItem((PyList) self, subscript, value);
        t.itemAt = (self, index) -> ((PyList) self).items[check((PyList) self, index, "list index out of range")];
        t.setItemAt = (self, index, value) -> setItemAt((PyList) self, index, value);
        t.contains = (self, item) -> Sequences.contains(Sequences.live(self), item);
        t.concat = ListMethods::concat;
        t.repeat = (self, times) -> PyList.of(Sequences.repeated(((PyList) self).items, ((PyList) self).size, times));
        t.inPlaceConcat = (self, other) -> {
            extend((PyList) self, other);
            return self;
        };
        t.inPlaceRepeat = ListMethods::repeatInPlace;
    }

    static void members(TypeMembers m) {
        m.doc("Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\n"
                + "The argument must be an iterable if specified.");
        m.oneArg("append", (self, item) -> {
            ((PyList) self).append(item);
            return PyNone.NONE;
        });
        m.oneArg("extend", (self, iterable) -> {
            extend((PyList) self, iterable);
            return PyNone.NONE;
        });
        m.noArgs("clear", self -> {
            ((PyList) self).clear();
            return PyNone.NONE;
        });
        m.noArgs("reverse", self -> reverse((PyList) self));
        m.noArgs("copy", self -> PyList.of(((PyList) self).toArray()));
        m.positional("pop", 0, 1, (self, args) -> pop((PyList) self, args));
        m.positional("insert", 2, 2, (self, args) -> insert((PyList) self, args));
        m.oneArg("remove", (self, item) -> remove((PyList) self, item));
        m.positional("index", 1, 3, ListMethods::index);
        m.oneArg("count", (self, item) -> PyInt.of(Sequences.count(Sequences.live(self), item)));
        m.bound("sort", "*, key=None, reverse=False", (self, args) -> {
            PyObject key = args[0] == null || args[0] == PyNone.NONE ? null : args[0];
            ListSort.sort((PyList) self, key, args[1] != null && Operations.asIndexLong(args[1], ExceptionTypes.OVERFLOW_ERROR) != 0);
            return PyNone.NONE;
        });
        m.noArgs("__reversed__", PyReverseListIterator::new);
        m.noArgs("__sizeof__", self -> PyInt.of(40 + 8L * ((PyList) self).items.length));
        m.classMethod("__class_getitem__", 1, 1, PyGenericAlias::ofClass);
    }

    private static void init(PyObject self, PyObject[] args, String[] kwnames) {
        if (self.type == PyList.TYPE || self.type.newInstance == PyList.TYPE.newInstance) CallChecks.noKeywords("list", kwnames);
        CallChecks.count("list", kwnames == null ? args.length : args.length - kwnames.length, 0, 1);
        PyList list = (PyList) self;
        list.clear();
        if (args.length > 0 && (kwnames == null || args.length > kwnames.length)) extend(list, args[0]);
    }

    static void extend(PyList list, PyObject iterable) {
        if (iterable.type == PyList.TYPE || iterable.type == PyTuple.TYPE || iterable == list) {
            PyObject[] added = Sequences.elements(iterable);
            list.replace(list.size, list.size, added);
            return;
        }
        try (Hold iterator = new Hold(Operations.iter(iterable))) {
            long hint = Operations.lengthHint(iterable, 8);
            if (hint <= 1 << 20 && list.size == 0 && list.items.length < hint) list.reserve((int) hint);
            for (PyObject item; (item = Operations.next(iterator.get())) != null; ) list.append(item);
        }
    }

    private static int check(PyList list, long index, String message) {
        if (index < 0 || index >= list.size) throw Errors.index(message);
        return (int) index;
    }

    private static PyObject getItem(PyList list, PyObject subscript) {
        if (subscript instanceof PySlice slice) {
            long[] bounds = slice.unpack();
            PySlice.adjust(bounds, list.size);
            return PyList.of(Sequences.slice(list.items, bounds));
        }
        return list.items[check(list, Sequences.index(subscript, "list", list.size), "list index out of range")];
    }

    private static void setItem(PyList list, PyObject subscript, PyObject value) {
        if (subscript instanceof PySlice slice) {
            if (value == null) ListSlices.delete(list, slice);
            else ListSlices.assign(list, slice, value);
        } else {
            setItemAt(list, Sequences.index(subscript, "list", list.size), value);
        }
    }

    private static void setItemAt(PyList list, long index, PyObject value) {
        int at = check(list, index, "list assignment index out of range");
        if (value == null) list.pop(at).discard();
        else list.set(at, value);
    }

    private static PyObject concat(PyObject a, PyObject b) {
        if (!(b instanceof PyList right)) throw Errors.type("can only concatenate list (not \"%s\") to list", Errors.typeName(b));
        PyList left = (PyList) a;
        return PyList.of(Sequences.joined(left.items, left.size, right.items, right.size));
    }

    private static PyObject repeatInPlace(PyObject self, PyObject times) {
        PyList list = (PyList) self;
        PyObject[] all = Sequences.repeated(list.items, list.size, times);
        if (all.length == 0) {
            list.clear();
        } else {
            for (int i = list.size; i < all.length; i++) all[i].retain();
            list.items = all;
            list.size = all.length;
        }
        return list;
    }

    private static PyObject reverse(PyList list) {
        reverse(list.items, 0, list.size);
        return PyNone.NONE;
    }

    static void reverse(PyObject[] items, int from, int to) {
        for (int i = from, j = to - 1; i < j; i++, j--) {
            PyObject item = items[i];
            items[i] = items[j];
            items[j] = item;
        }
    }

    private static PyObject pop(PyList list, PyObject[] args) {
        long index = args.length == 0 ? -1 : CallChecks.size(args[0]);
        if (list.size == 0) throw Errors.index("pop from empty list");
        return list.pop(check(list, index < 0 ? index + list.size : index, "pop index out of range"));
    }

    private static PyObject insert(PyList list, PyObject[] args) {
        long index = CallChecks.size(args[0]);
        if (index < 0) index = Math.max(0, index + list.size);
        list.insert((int) Math.min(index, list.size), args[1]);
        return PyNone.NONE;
    }

    private static PyObject remove(PyList list, PyObject wanted) {
        int at = Sequences.find(Sequences.live(list), wanted, 0, Long.MAX_VALUE);
        if (at < 0) throw Errors.value("list.remove(x): x not in list");
        // The comparison may have shortened the list behind our back.
        if (at < list.size) list.pop(at).discard();
        return PyNone.NONE;
    }

    private static PyObject index(PyObject self, PyObject[] args) {
        int at = Sequences.indexOf(Sequences.live(self), args);
        if (at < 0) throw Errors.value("%s is not in list", Operations.repr(args[0]).value);
        return PyInt.of(at);
    }
}
