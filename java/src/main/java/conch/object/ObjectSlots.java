package conch.object;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The slots that are neither for numbers nor for containers: construction, text, hashing, comparison, attributes, descriptors, iteration. */
final class ObjectSlots {
    static final PyStr HASH = PyStr.intern("__hash__");
    private static final PyStr INIT = PyStr.intern("__init__"), DEL = PyStr.intern("__del__"), CALL = PyStr.intern("__call__"),
        GETATTRIBUTE = PyStr.intern("__getattribute__"), GETATTR = PyStr.intern("__getattr__"), SETATTR = PyStr.intern("__setattr__"),
        DELATTR = PyStr.intern("__delattr__"), GET = PyStr.intern("__get__"), SET = PyStr.intern("__set__"), DELETE = PyStr.intern("__delete__"),
        NEXT = PyStr.intern("__next__"), ITER = PyStr.intern("__iter__");
    private static final PyStr[] COMPARISONS = new PyStr[CompareOp.values().length];

    static {
        for (CompareOp op : CompareOp.values()) COMPARISONS[op.ordinal()] = PyStr.intern(op.dunder);
    }

    private ObjectSlots() {
    }

    static Slot unary(String name, Function<PyType, Slots.Unary> get, BiConsumer<PyType, Slots.Unary> set) {
        PyStr key = PyStr.intern(name);
        return new Slot(get, set, (Slots.Unary) self -> Special.call(self, key)).name(name, 0, ObjectSlots::callUnary);
    }

    private static PyObject callUnary(Object f, PyObject self, PyObject[] args, String[] kwnames) {
        return ((Slots.Unary) f).apply(self);
    }

    static void addTo(List<Slot> slots) {
        slots.add(unary("__repr__", t -> t.repr, (t, f) -> t.repr = f));
        slots.add(unary("__str__", t -> t.str, (t, f) -> t.str = f));
        slots.add(new Slot(t -> t.hash, (t, f) -> t.hash = f, (Slots.ToLong) ObjectSlots::hash)
            .name("__hash__", 0, (f, self, args, kw) -> PyInt.of(((Slots.ToLong) f).apply(self))));
        slots.add(comparison());
        slots.add(new Slot(t -> t.call, (t, f) -> t.call = f, (Slots.Call) ObjectSlots::call)
            .name("__call__", -1, (f, self, args, kw) -> ((Slots.Call) f).apply(self, args, kw)));
        slots.add(new Slot(t -> t.init, (t, f) -> t.init = f, (Slots.Init) ObjectSlots::init).name("__init__", -1, (f, self, args, kw) -> {
            ((Slots.Init) f).apply(self, args, kw);
            return PyNone.NONE;
        }));
        slots.add(new Slot(t -> t.del, (t, f) -> t.del = f, (Slots.Action) self -> Special.call(self, DEL).discard()).name("__del__", 0, (f, self, args, kw) -> {
            ((Slots.Action) f).apply(self);
            return PyNone.NONE;
        }));
        attributes(slots);
        descriptors(slots);
        slots.add(new Slot(t -> t.iter, (t, f) -> t.iter = f, (Slots.Unary) ObjectSlots::iter).name("__iter__", 0, ObjectSlots::callUnary));
        slots.add(new Slot(t -> t.next, (t, f) -> t.next = f, (Slots.Unary) new ScriptNext()).name("__next__", 0, (f, self, args, kw) -> {
            PyObject value = f instanceof Slots.Next next ? next.raising(self) : ((Slots.Unary) f).apply(self);
            if (value == null) throw Errors.stopIteration(null);
            return value;
        }));
        slots.add(unary("__await__", t -> t.await, (t, f) -> t.await = f));
        slots.add(unary("__aiter__", t -> t.asyncIter, (t, f) -> t.asyncIter = f));
        slots.add(unary("__anext__", t -> t.asyncNext, (t, f) -> t.asyncNext = f));
    }

    private static long hash(PyObject self) {
        PyObject result = Special.call(self, HASH);
        if (!(result instanceof PyInt number)) {
            result.discard();
            throw Errors.type("__hash__ method should return an integer");
        }
        long hash = number.isSmall() ? number.value : number.hash();
        result.discard();
        return hash == -1 ? -2 : hash;
    }

    private static Slot comparison() {
        Slot slot = new Slot(t -> t.richCompare, (t, f) -> t.richCompare = f, (Slots.RichCompare) ObjectSlots::compare);
        for (CompareOp op : CompareOp.values()) {
            slot.name(op.dunder, 1, (f, self, args, kw) -> ((Slots.RichCompare) f).apply(self, args[0], op));
        }
        return slot;
    }

    private static PyObject compare(PyObject self, PyObject other, CompareOp op) {
        PyObject method = self.type.lookup(COMPARISONS[op.ordinal()]);
        return method == null || method == PyNone.NONE ? PyNotImplemented.NOT_IMPLEMENTED : Special.call(method, self, other);
    }

    private static PyObject call(PyObject self, PyObject[] args, String[] kwnames) {
        PyObject method = self.type.lookup(CALL);
        if (method == null) throw Errors.attribute(self, CALL);
        RecursionGuard.enter(" while calling a Python object");
        try {
            return Special.call(method, self, args, kwnames);
        } finally {
            RecursionGuard.leave();
        }
    }

    private static void init(PyObject self, PyObject[] args, String[] kwnames) {
        PyObject method = self.type.lookup(INIT);
        if (method == null) throw Errors.attribute(self, INIT);
        PyObject result = Special.call(method, self, args, kwnames);
        if (result == PyNone.NONE) return;
        String got = Errors.typeName(result);
        result.discard();
        throw Errors.type("__init__() should return None, not '%s'", got);
    }

    private static void attributes(List<Slot> slots) {
        slots.add(new Slot(t -> t.getAttribute, (t, f) -> t.getAttribute = f, (Slots.GetAttribute) ObjectSlots::getAttribute)
            .name("__getattribute__", 1, (f, self, args, kw) -> ((Slots.GetAttribute) f).apply(self, attributeName(args[0])))
            .name("__getattr__", 1, null));
        slots.add(new Slot(t -> t.setAttribute, (t, f) -> t.setAttribute = f, (Slots.SetAttribute) ObjectSlots::setAttribute)
            .name("__setattr__", 2, (f, self, args, kw) -> {
                checkNotBypassing((Slots.SetAttribute) f, self, "__setattr__");
                ((Slots.SetAttribute) f).apply(self, attributeName(args[0]), args[1]);
                return PyNone.NONE;
            })
            .name("__delattr__", 1, (f, self, args, kw) -> {
                checkNotBypassing((Slots.SetAttribute) f, self, "__delattr__");
                ((Slots.SetAttribute) f).apply(self, attributeName(args[0]), null);
                return PyNone.NONE;
            }));
    }

    static PyStr attributeName(PyObject name) {
        if (name instanceof PyStr text) return text;
        throw Errors.type("attribute name must be string, not '%s'", Errors.typeName(name));
    }

    /** {@code object.__setattr__(int, "x", 1)} must not reach around the slot of {@code type}. */
    private static void checkNotBypassing(Slots.SetAttribute f, PyObject self, String name) {
        PyType builtin = self.type;
        while (builtin != null && (builtin.heap || builtin.setAttribute == Attributes.SET && builtin != PyType.OBJECT)) builtin = builtin.base;
        if (builtin != null && builtin.setAttribute != f && f == Attributes.SET && builtin != PyType.OBJECT) {
            throw Errors.type("can't apply this %s to %s object", name, self.type.name);
        }
    }

    /** {@code __getattribute__}, and {@code __getattr__} where it raises AttributeError. */
    private static PyObject getAttribute(PyObject self, PyStr name) {
        PyObject getattr = self.type.lookup(GETATTR), getattribute = self.type.lookup(GETATTRIBUTE);
        PyException missing = null;
        try {
            if (getattribute instanceof PySlotWrapper wrapper && wrapper.function == Attributes.GET) {
                PyObject found = Attributes.find(self, name);
                if (found != null) return found;
            } else {
                return Special.call(getattribute, self, name);
            }
        } catch (PyException e) {
            if (getattr == null || !e.is(ExceptionTypes.ATTRIBUTE_ERROR)) throw e;
            missing = e;
        }
        if (missing != null) missing.discard();
        if (getattr == null) throw Errors.attribute(self, name);
        return Special.call(getattr, self, name);
    }

    private static void setAttribute(PyObject self, PyStr name, PyObject value) {
        (value == null ? Special.call(self, DELATTR, name) : Special.call(self, SETATTR, name, value)).discard();
    }

    private static void descriptors(List<Slot> slots) {
        slots.add(new Slot(t -> t.descriptorGet, (t, f) -> t.descriptorGet = f, (Slots.DescriptorGet) ObjectSlots::descriptorGet)
            .name("__get__", 1, 2, (f, self, args, kw) -> {
                PyObject o = args[0] == PyNone.NONE ? null : args[0];
                PyObject type = args.length < 2 || args[1] == PyNone.NONE ? null : args[1];
                if (o == null && type == null) throw Errors.type("__get__(None, None) is invalid");
                return ((Slots.DescriptorGet) f).apply(self, o, type instanceof PyType t ? t : o == null ? null : o.type);
            }));
        slots.add(new Slot(t -> t.descriptorSet, (t, f) -> t.descriptorSet = f, (Slots.DescriptorSet) ObjectSlots::descriptorSet)
            .name("__set__", 2, (f, self, args, kw) -> {
                ((Slots.DescriptorSet) f).apply(self, args[0], args[1]);
                return PyNone.NONE;
            })
            .name("__delete__", 1, (f, self, args, kw) -> {
                ((Slots.DescriptorSet) f).apply(self, args[0], null);
                return PyNone.NONE;
            }));
    }

    private static PyObject descriptorGet(PyObject self, PyObject o, PyType type) {
        PyObject method = self.type.lookup(GET);
        if (method == null) return self;
        return Special.call(method, self, o == null ? PyNone.NONE : o, type == null ? PyNone.NONE : type);
    }

    private static void descriptorSet(PyObject self, PyObject o, PyObject value) {
        PyStr name = value == null ? DELETE : SET;
        if (self.type.lookup(name) == null) throw Errors.of(ExceptionTypes.ATTRIBUTE_ERROR, name.value);
        (value == null ? Special.call(self, DELETE, o) : Special.call(self, SET, o, value)).discard();
    }

    private static PyObject iter(PyObject self) {
        PyObject method = self.type.lookup(ITER);
        if (method == null || method == PyNone.NONE) throw Errors.type("'%s' object is not iterable", Errors.typeName(self));
        return Special.call(method, self);
    }

    /** A script's {@code __next__}. */
    private static final class ScriptNext implements Slots.Next {
        @Override
        public PyObject apply(PyObject self) {
            try {
                return raising(self);
            } catch (PyException e) {
                if (!e.is(ExceptionTypes.STOP_ITERATION)) throw e;
                e.discard();
                return null;
            }
        }

        @Override
        public PyObject raising(PyObject self) {
            return Special.call(self, NEXT);
        }
    }
}
