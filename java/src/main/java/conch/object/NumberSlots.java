package conch.object;

import java.util.List;

/** The slots of the number protocol. A dispatcher of a binary operator knows the reflected name as well. */
final class NumberSlots {
    private static final PyObject NOT_IMPLEMENTED = PyNotImplemented.NOT_IMPLEMENTED;
    private static final PyStr BOOL = PyStr.intern("__bool__"), POW = PyStr.intern("__pow__"), RPOW = PyStr.intern("__rpow__");
    private static final Slots.Ternary POWER = NumberSlots::power;

    private NumberSlots() {
    }

    static void addTo(List<Slot> slots) {
        for (BinaryOp op : BinaryOp.ALL) if (op != BinaryOp.POWER) slots.add(binary(op));
        for (BinaryOp op : BinaryOp.ALL) if (op != BinaryOp.DIVMOD) slots.add(inPlace(op));
        slots.add(new Slot(t -> t.power, (t, f) -> t.power = f, POWER)
            .name("__pow__", 1, 2, (f, self, args, kw) -> ((Slots.Ternary) f).apply(self, args[0], args.length > 1 ? args[1] : PyNone.NONE))
            .name("__rpow__", 1, 2, (f, self, args, kw) -> ((Slots.Ternary) f).apply(args[0], self, args.length > 1 ? args[1] : PyNone.NONE)));
        slots.add(ObjectSlots.unary("__neg__", t -> t.negative, (t, f) -> t.negative = f));
        slots.add(ObjectSlots.unary("__pos__", t -> t.positive, (t, f) -> t.positive = f));
        slots.add(ObjectSlots.unary("__invert__", t -> t.invert, (t, f) -> t.invert = f));
        slots.add(ObjectSlots.unary("__abs__", t -> t.absolute, (t, f) -> t.absolute = f));
        slots.add(ObjectSlots.unary("__index__", t -> t.index, (t, f) -> t.index = f));
        slots.add(ObjectSlots.unary("__int__", t -> t.toInt, (t, f) -> t.toInt = f));
        slots.add(ObjectSlots.unary("__float__", t -> t.toFloat, (t, f) -> t.toFloat = f));
        slots.add(new Slot(t -> t.bool, (t, f) -> t.bool = f, (Slots.Predicate) NumberSlots::bool)
            .name("__bool__", 0, (f, self, args, kw) -> PyBool.of(((Slots.Predicate) f).test(self))));
    }

    private static Slot binary(BinaryOp op) {
        int at = op.ordinal();
        PyStr name = PyStr.intern("__" + op.stem + "__"), reflected = PyStr.intern("__r" + op.stem + "__");
        Slots.Binary[] self = new Slots.Binary[1];
        self[0] = (a, b) -> dispatch(at, self[0], name, reflected, a, b);
        return new Slot(t -> t.binary[at], (t, f) -> t.binary[at] = f, self[0])
            .name(name.value, 1, (f, x, args, kw) -> ((Slots.Binary) f).apply(x, args[0]))
            .name(reflected.value, 1, (f, x, args, kw) -> ((Slots.Binary) f).apply(args[0], x));
    }

    /** {@code a op b} where the type of one of them has this dispatcher in its slot. */
    private static PyObject dispatch(int at, Slots.Binary dispatcher, PyStr name, PyStr reflected, PyObject a, PyObject b) {
        boolean other = a.type != b.type && b.type.binary[at] == dispatcher;
        if (a.type.binary[at] == dispatcher) {
            if (other && b.type.isSubtypeOf(a.type) && overrides(b, a, reflected)) {
                PyObject result = ask(b, reflected, a);
                if (result != NOT_IMPLEMENTED) return result;
                other = false;
            }
            PyObject result = ask(a, name, b);
            if (result != NOT_IMPLEMENTED || a.type == b.type) return result;
        }
        return other ? ask(b, reflected, a) : NOT_IMPLEMENTED;
    }

    /** Whether the right operand's class has a reflected method of its own. */
    private static boolean overrides(PyObject right, PyObject left, PyStr reflected) {
        PyObject own = right.type.lookup(reflected);
        return own != null && own != left.type.lookup(reflected);
    }

    private static PyObject ask(PyObject self, PyStr name, PyObject other) {
        PyObject method = self.type.lookup(name);
        return method == null ? NOT_IMPLEMENTED : Special.call(method, self, other);
    }

    private static Slot inPlace(BinaryOp op) {
        int at = op.ordinal();
        PyStr name = PyStr.intern("__i" + op.stem + "__");
        Slots.Binary dispatcher = (a, b) -> Special.call(a, name, b);
        return new Slot(t -> t.inPlace[at], (t, f) -> t.inPlace[at] = f, dispatcher)
            .name(name.value, 1, (f, x, args, kw) -> ((Slots.Binary) f).apply(x, args[0]));
    }

    /** The reflected form has no modulus. */
    private static PyObject power(PyObject a, PyObject b, PyObject mod) {
        if (mod != PyNone.NONE) {
            PyObject method = a.type.power == POWER ? a.type.lookup(POW) : null;
            return method == null ? NOT_IMPLEMENTED : Special.call(method, a, b, mod);
        }
        boolean other = a.type != b.type && b.type.power == POWER;
        if (a.type.power == POWER) {
            if (other && b.type.isSubtypeOf(a.type) && overrides(b, a, RPOW)) {
                PyObject result = ask(b, RPOW, a);
                if (result != NOT_IMPLEMENTED) return result;
                other = false;
            }
            PyObject result = ask(a, POW, b);
            if (result != NOT_IMPLEMENTED || a.type == b.type) return result;
        }
        return other ? ask(b, RPOW, a) : NOT_IMPLEMENTED;
    }

    private static boolean bool(PyObject self) {
        PyObject result = Special.call(self, BOOL);
        if (result instanceof PyBool) return result == PyBool.TRUE;
        String got = Errors.typeName(result);
        result.discard();
        throw Errors.type("__bool__ should return bool, returned %s", got);
    }
}
