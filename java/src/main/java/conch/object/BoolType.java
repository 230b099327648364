package conch.object;

/** What {@code bool} does otherwise than {@code int}. */
final class BoolType {
    private BoolType() {
    }

    static void fill(PyType t) {
        t.isFinal = true;
        t.newInstance = BoolType::make;
        t.repr = self -> PyStr.intern(self == PyBool.TRUE ? "True" : "False");
        t.binary[BinaryOp.AND.ordinal()] = (x, y) -> both(x, y) ? PyBool.of(x == PyBool.TRUE & y == PyBool.TRUE) : intOp(BinaryOp.AND, x, y);
        t.binary[BinaryOp.OR.ordinal()] = (x, y) -> both(x, y) ? PyBool.of(x == PyBool.TRUE | y == PyBool.TRUE) : intOp(BinaryOp.OR, x, y);
        t.binary[BinaryOp.XOR.ordinal()] = (x, y) -> both(x, y) ? PyBool.of(x != y) : intOp(BinaryOp.XOR, x, y);
    }

    static void name(TypeMembers m) {
        m.doc("bool(x) -> bool\n\nReturns True when the argument x is true, False otherwise.");
    }

    private static boolean both(PyObject x, PyObject y) {
        return x instanceof PyBool && y instanceof PyBool;
    }

    private static PyObject intOp(BinaryOp op, PyObject x, PyObject y) {
        return PyInt.TYPE.binary[op.ordinal()].apply(x, y);
    }

    private static PyObject make(PyType type, PyObject[] args, String[] kwnames) {
        if (kwnames != null && kwnames.length > 0) throw Errors.type("bool() takes no keyword arguments");
        if (args.length > 1) throw Errors.type("bool expected at most 1 argument, got %d", args.length);
        return PyBool.of(args.length == 1 && Operations.isTrue(args[0]));
    }
}
