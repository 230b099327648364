package conch.object;

import java.util.List;

/** The slots of the mapping and the sequence protocol. */
final class ContainerSlots {
    private static final PyStr LEN = PyStr.intern("__len__"), GETITEM = PyStr.intern("__getitem__"), SETITEM = PyStr.intern("__setitem__"),
        DELITEM = PyStr.intern("__delitem__"), CONTAINS = PyStr.intern("__contains__");

    private ContainerSlots() {
    }

    static void addTo(List<Slot> slots) {
        slots.add(new Slot(t -> t.length, (t, f) -> t.length = f, (Slots.ToLong) ContainerSlots::length)
            .name("__len__", 0, (f, self, args, kw) -> PyInt.of(((Slots.ToLong) f).apply(self))));
        slots.add(new Slot(t -> t.getItem, (t, f) -> t.getItem = f, (Slots.Binary) (self, key) -> Special.call(self, GETITEM, key))
            .name("__getitem__", 1, (f, self, args, kw) -> ((Slots.Binary) f).apply(self, args[0])));
        slots.add(new Slot(t -> t.setItem, (t, f) -> t.setItem = f, (Slots.SetItem) ContainerSlots::setItem)
            .name("__setitem__", 2, (f, self, args, kw) -> {
                ((Slots.SetItem) f).apply(self, args[0], args[1]);
                return PyNone.NONE;
            })
            .name("__delitem__", 1, (f, self, args, kw) -> {
                ((Slots.SetItem) f).apply(self, args[0], null);
                return PyNone.NONE;
            }));
        slots.add(new Slot(t -> t.itemAt, (t, f) -> t.itemAt = f, (Slots.IndexGet) (self, at) -> Special.call(self, GETITEM, PyInt.of(at)))
            .name("__getitem__", 1, (f, self, args, kw) -> ((Slots.IndexGet) f).apply(self, position(self, args[0]))));
        slots.add(new Slot(t -> t.setItemAt, (t, f) -> t.setItemAt = f, (Slots.IndexSet) (self, at, value) -> setItem(self, PyInt.of(at), value))
            .name("__setitem__", 2, (f, self, args, kw) -> {
                ((Slots.IndexSet) f).apply(self, position(self, args[0]), args[1]);
                return PyNone.NONE;
            })
            .name("__delitem__", 1, (f, self, args, kw) -> {
                ((Slots.IndexSet) f).apply(self, position(self, args[0]), null);
                return PyNone.NONE;
            }));
        slots.add(new Slot(t -> t.contains, (t, f) -> t.contains = f, (Slots.BinaryPredicate) ContainerSlots::contains)
            .name("__contains__", 1, (f, self, args, kw) -> PyBool.of(((Slots.BinaryPredicate) f).test(self, args[0]))));
        slots.add(new Slot(t -> t.concat, (t, f) -> t.concat = f, (Slots.Binary) null).name("__add__", 1, ContainerSlots::binary));
        slots.add(new Slot(t -> t.inPlaceConcat, (t, f) -> t.inPlaceConcat = f, (Slots.Binary) null).name("__iadd__", 1, ContainerSlots::binary));
        slots.add(new Slot(t -> t.repeat, (t, f) -> t.repeat = f, (Slots.Binary) null).name("__mul__", 1, ContainerSlots::repeat).name("__rmul__", 1, ContainerSlots::repeat));
        slots.add(new Slot(t -> t.inPlaceRepeat, (t, f) -> t.inPlaceRepeat = f, (Slots.Binary) null).name("__imul__", 1, ContainerSlots::repeat));
    }

    private static PyObject binary(Object f, PyObject self, PyObject[] args, String[] kwnames) {
        return ((Slots.Binary) f).apply(self, args[0]);
    }

    private static PyObject repeat(Object f, PyObject self, PyObject[] args, String[] kwnames) {
        Operations.asIndexLong(args[0], ExceptionTypes.OVERFLOW_ERROR);
        return ((Slots.Binary) f).apply(self, args[0]);
    }

    private static long position(PyObject self, PyObject key) {
        long at = Conversions.asIndexLong(key, ExceptionTypes.OVERFLOW_ERROR);
        return at < 0 && self.type.length != null ? at + self.type.length.apply(self) : at;
    }

    private static long length(PyObject self) {
        PyObject result = Special.call(self, LEN);
        try (Hold hold = new Hold(result)) {
            PyInt number = Conversions.index(result);
            if (number.signum() < 0) throw Errors.value("__len__() should return >= 0");
            return Conversions.asIndexLong(number, ExceptionTypes.OVERFLOW_ERROR);
        }
    }

    private static void setItem(PyObject self, PyObject key, PyObject value) {
        (value == null ? Special.call(self, DELITEM, key) : Special.call(self, SETITEM, key, value)).discard();
    }

    /** {@code __contains__ = None} forbids the test; without one, iterating decides. */
    private static boolean contains(PyObject self, PyObject item) {
        PyObject method = self.type.lookup(CONTAINS);
        if (method == PyNone.NONE) throw Errors.type("'%s' object is not a container", Errors.typeName(self));
        return method == null ? Iteration.contains(self, item) : Operations.truthOf(Special.call(method, self, item));
    }
}
