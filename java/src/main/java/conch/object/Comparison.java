package conch.object;

/** Rich comparison: the right operand first where it is a subtype, then the left, then the right; identity as the last word on equality. */
final class Comparison {
    private static final PyObject NOT_IMPLEMENTED = PyNotImplemented.NOT_IMPLEMENTED;

    private Comparison() {
    }

    static PyObject compare(CompareOp op, PyObject a, PyObject b) {
        if (cannotRecurse(a) && cannotRecurse(b)) return ask(op, a, b);
        RecursionGuard.enter(" in comparison");
        try {
            return ask(op, a, b);
        } finally {
            RecursionGuard.leave();
        }
    }

    private static boolean cannotRecurse(PyObject o) {
        return !o.type.heap && !(o instanceof PyContainer);
    }

    private static PyObject ask(CompareOp op, PyObject a, PyObject b) {
        Slots.RichCompare left = a.type.richCompare, right = b.type.richCompare;
        boolean reflected = false;
        if (a.type != b.type && right != null && b.type.isSubtypeOf(a.type)) {
            reflected = true;
            PyObject result = right.apply(b, a, op.swapped());
            if (result != NOT_IMPLEMENTED) return result;
        }
        if (left != null) {
            PyObject result = left.apply(a, b, op);
            if (result != NOT_IMPLEMENTED) return result;
        }
        if (!reflected && right != null) {
            PyObject result = right.apply(b, a, op.swapped());
            if (result != NOT_IMPLEMENTED) return result;
        }
        return switch (op) {
            case EQ -> PyBool.of(a == b);
            case NE -> PyBool.of(a != b);
            default -> throw Errors.type("'%s' not supported between instances of '%s' and '%s'", op.symbol, Errors.typeName(a), Errors.typeName(b));
        };
    }
}
