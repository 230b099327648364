package conch.object;

/** The slots of {@code int}. */
final class IntType {
    private IntType() {
    }

    static void fill(PyType t) {
        t.newInstance = IntConversion::make;
        t.repr = self -> PyStr.of(((PyInt) self).decimal());
        t.hash = self -> ((PyInt) self).hash();
        t.richCompare = IntType::compare;
        t.bool = self -> !((PyInt) self).isZero();
        t.index = t.toInt = t.positive = self -> ((PyInt) self).exact();
        t.toFloat = self -> PyFloat.of(((PyInt) self).toDouble());
        t.negative = self -> IntMath.negate((PyInt) self);
        t.absolute = self -> IntMath.absolute((PyInt) self);
        t.invert = self -> IntMath.invert((PyInt) self);
        t.power = IntType::power;
        fillArithmetic(t.binary);
        fillBits(t.binary);
    }

    private static void fillArithmetic(Slots.Binary[] b) {
        b[BinaryOp.ADD.ordinal()] = (x, y) -> both(x, y) ? IntMath.add((PyInt) x, (PyInt) y) : no();
        b[BinaryOp.SUBTRACT.ordinal()] = (x, y) -> both(x, y) ? IntMath.subtract((PyInt) x, (PyInt) y) : no();
        b[BinaryOp.MULTIPLY.ordinal()] = (x, y) -> both(x, y) ? IntMath.multiply((PyInt) x, (PyInt) y) : no();
        b[BinaryOp.FLOOR_DIVIDE.ordinal()] = (x, y) -> both(x, y) ? IntMath.floorDivide((PyInt) x, (PyInt) y) : no();
        b[BinaryOp.REMAINDER.ordinal()] = (x, y) -> both(x, y) ? IntMath.remainder((PyInt) x, (PyInt) y) : no();
        b[BinaryOp.DIVMOD.ordinal()] = (x, y) -> both(x, y) ? IntMath.divmod((PyInt) x, (PyInt) y) : no();
        b[BinaryOp.TRUE_DIVIDE.ordinal()] = (x, y) -> both(x, y) ? PyFloat.of(IntMath.trueDivide((PyInt) x, (PyInt) y)) : no();
    }

    private static void fillBits(Slots.Binary[] b) {
        b[BinaryOp.AND.ordinal()] = (x, y) -> both(x, y) ? IntMath.and((PyInt) x, (PyInt) y) : no();
        b[BinaryOp.OR.ordinal()] = (x, y) -> both(x, y) ? IntMath.or((PyInt) x, (PyInt) y) : no();
        b[BinaryOp.XOR.ordinal()] = (x, y) -> both(x, y) ? IntMath.xor((PyInt) x, (PyInt) y) : no();
        b[BinaryOp.LSHIFT.ordinal()] = (x, y) -> both(x, y) ? IntMath.shiftLeft((PyInt) x, (PyInt) y) : no();
        b[BinaryOp.RSHIFT.ordinal()] = (x, y) -> both(x, y) ? IntMath.shiftRight((PyInt) x, (PyInt) y) : no();
    }

    private static boolean both(PyObject x, PyObject y) {
        return x instanceof PyInt && y instanceof PyInt;
    }

    private static PyObject no() {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    private static PyObject compare(PyObject self, PyObject other, CompareOp op) {
        if (!(other instanceof PyInt b)) return no();
        return PyBool.of(op.holds(PyInt.compare((PyInt) self, b)));
    }

    private static PyObject power(PyObject base, PyObject exponent, PyObject modulus) {
        if (!both(base, exponent)) return no();
        PyInt b = (PyInt) base, e = (PyInt) exponent;
        if (modulus != null && modulus != PyNone.NONE) return modulus instanceof PyInt m ? IntMath.power(b, e, m) : no();
        if (e.signum() >= 0) return IntMath.power(b, e);
        return FloatMath.power(b.toDouble(), e.toDouble());
    }
}
