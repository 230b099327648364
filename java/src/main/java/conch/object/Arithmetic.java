package conch.object;

/** The operators beyond the fast paths of {@link Operations}: whose slot is asked first, what comes after NotImplemented, and the messages. */
final class Arithmetic {
    private static final PyObject NOT_IMPLEMENTED = PyNotImplemented.NOT_IMPLEMENTED;

    private Arithmetic() {
    }

    static PyObject binary(BinaryOp op, PyObject a, PyObject b) {
        if (op == BinaryOp.POWER) return power(a, b, PyNone.NONE, "** or pow()");
        PyObject result = numbers(op.ordinal(), a, b);
        if (result != NOT_IMPLEMENTED) return result;
        if (op == BinaryOp.ADD) {
            if (a.type.concat != null) return a.type.concat.apply(a, b);
        } else if (op == BinaryOp.MULTIPLY) {
            if (a.type.repeat != null) return repeat(a.type.repeat, a, b);
            if (b.type.repeat != null) return repeat(b.type.repeat, b, a);
        } else if (op == BinaryOp.RSHIFT && a instanceof PyBuiltinFunction print && print.name().equals("print")) {
            throw Errors.type("unsupported operand type(s) for >>: '%s' and '%s'. Did you mean \"print(<message>, file=<output_stream>)\"?",
                Errors.typeName(a), Errors.typeName(b));
        }
        throw unsupported(op.symbol, a, b);
    }

    /** The number protocol: the right operand goes first where its type is a subtype of the left one's and does it differently. */
    private static PyObject numbers(int op, PyObject a, PyObject b) {
        Slots.Binary left = a.type.binary[op];
        Slots.Binary right = a.type == b.type ? null : b.type.binary[op];
        if (right == left) right = null;
        if (left != null) {
            if (right != null && b.type.isSubtypeOf(a.type)) {
                PyObject result = right.apply(a, b);
                if (result != NOT_IMPLEMENTED) return result;
                right = null;
            }
            PyObject result = left.apply(a, b);
            if (result != NOT_IMPLEMENTED) return result;
        }
        return right == null ? NOT_IMPLEMENTED : right.apply(a, b);
    }

    private static PyObject repeat(Slots.Binary slot, PyObject sequence, PyObject count) {
        if (count.type.index == null) throw Errors.type("can't multiply sequence by non-int of type '%s'", Errors.typeName(count));
        return slot.apply(sequence, count);
    }

    static PyObject inPlace(BinaryOp op, PyObject a, PyObject b) {
        Slots.Binary slot = a.type.inPlace[op.ordinal()];
        if (slot != null) {
            PyObject result = slot.apply(a, b);
            if (result != NOT_IMPLEMENTED) return result;
        }
        if (op == BinaryOp.POWER) return power(a, b, PyNone.NONE, "**=");
        PyObject result = numbers(op.ordinal(), a, b);
        if (result != NOT_IMPLEMENTED) return result;
        if (op == BinaryOp.ADD) {
            Slots.Binary concat = a.type.inPlaceConcat != null ? a.type.inPlaceConcat : a.type.concat;
            if (concat != null) return concat.apply(a, b);
        } else if (op == BinaryOp.MULTIPLY) {
            Slots.Binary repeat = a.type.inPlaceRepeat != null ? a.type.inPlaceRepeat : a.type.repeat;
            if (repeat != null) return repeat(repeat, a, b);
            // CPython asks the right operand only where the left one's type has nothing of a sequence at all.
            if (b.type.repeat != null && !a.type.heap && a.type.length == null) return repeat(b.type.repeat, b, a);
        }
        throw unsupported(op.symbol + "=", a, b);
    }

    static PyObject power(PyObject a, PyObject b, PyObject mod, String symbol) {
        Slots.Ternary left = a.type.power;
        Slots.Ternary right = a.type == b.type ? null : b.type.power;
        if (right == left) right = null;
        PyObject result = NOT_IMPLEMENTED;
        boolean rightFirst = left != null && right != null && b.type.isSubtypeOf(a.type);
        if (rightFirst) result = right.apply(a, b, mod);
        if (result == NOT_IMPLEMENTED && left != null) result = left.apply(a, b, mod);
        if (result == NOT_IMPLEMENTED && right != null && !rightFirst) result = right.apply(a, b, mod);
        if (result == NOT_IMPLEMENTED && mod != PyNone.NONE && mod.type.power != null && mod.type.power != left && mod.type.power != right) {
            result = mod.type.power.apply(a, b, mod);
        }
        if (result != NOT_IMPLEMENTED) return result;
        if (mod == PyNone.NONE) throw unsupported(symbol, a, b);
        throw Errors.type("unsupported operand type(s) for %s: '%s', '%s', '%s'", symbol, Errors.typeName(a), Errors.typeName(b), Errors.typeName(mod));
    }

    static PyObject unary(Slots.Unary slot, PyObject a, String symbol) {
        if (slot == null) throw Errors.type("bad operand type for unary %s: '%s'", symbol, Errors.typeName(a));
        return slot.apply(a);
    }

    private static PyException unsupported(String symbol, PyObject a, PyObject b) {
        return Errors.type("unsupported operand type(s) for %s: '%s' and '%s'", symbol, Errors.typeName(a), Errors.typeName(b));
    }
}
