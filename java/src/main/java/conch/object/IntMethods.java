package conch.object;

import java.math.BigInteger;

/** The methods of {@code int}. */
final class IntMethods {
    private IntMethods() {
    }

    static void name(TypeMembers m) {
        m.doc("int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or string to an integer, or return 0 if no arguments\n"
                + "are given.");
        m.noArgs("bit_length", self -> PyInt.of(IntMath.bitLength((PyInt) self)));
        m.noArgs("bit_count", self -> PyInt.of(IntMath.bitCount((PyInt) self)));
        m.noArgs("conjugate", self -> ((PyInt) self).exact());
        m.noArgs("as_integer_ratio", self -> PyTuple.of(((PyInt) self).exact(), PyInt.ONE));
        m.bound("to_bytes", "length=1, byteorder='big', *, signed=False", IntMethods::toBytes);
        m.classMethod("from_bytes", "bytes, byteorder='big', *, signed=False", IntMethods::fromBytes);
        m.noArgs("__trunc__", self -> ((PyInt) self).exact());
        m.noArgs("__floor__", self -> ((PyInt) self).exact());
        m.noArgs("__ceil__", self -> ((PyInt) self).exact());
        m.positional("__round__", 0, 1, (self, args) -> round((PyInt) self, args));
        m.oneArg("__format__", (self, spec) -> PyStr.of(Formatter.format((PyInt) self, Formatter.spec(spec))));
        m.noArgs("__getnewargs__", self -> PyTuple.of(((PyInt) self).exact()));
        m.noArgs("__sizeof__", self -> PyInt.of(sizeInBytes((PyInt) self)));
        m.getter("real", self -> ((PyInt) self).exact());
        m.getter("imag", self -> PyInt.ZERO);
        m.getter("numerator", self -> ((PyInt) self).exact());
        m.getter("denominator", self -> PyInt.ONE);
    }

    /** What CPython's representation takes: a header of 24 bytes and 4 bytes for each started 30 bits. */
    static long sizeInBytes(PyInt value) {
        return 24 + 4L * Math.max(1, (IntMath.bitLength(value) + 29) / 30);
    }

    private static PyObject round(PyInt self, PyObject[] args) {
        if (args.length == 0) return self.exact();
        PyInt places = Operations.index(args[0]);
        if (places.signum() >= 0) return self.exact();
        return places.big != null ? PyInt.ZERO : IntMath.roundTo(self, -places.value);
    }

    private static boolean isLittle(PyObject byteOrder, String method) {
        if (byteOrder == null) return false;
        if (!(byteOrder instanceof PyStr order)) {
            throw Errors.type("%s() argument 'byteorder' must be str, not %s", method, Errors.typeName(byteOrder));
        }
        if (order.value.equals("little")) return true;
        if (order.value.equals("big")) return false;
        throw Errors.value("byteorder must be either 'little' or 'big'");
    }

    private static PyObject toBytes(PyObject self, PyObject[] args) {
        PyInt value = (PyInt) self;
        long length = args[0] == null ? 1 : Operations.asIndexLong(args[0], ExceptionTypes.OVERFLOW_ERROR);
        boolean little = isLittle(args[1], "to_bytes"), signed = args[2] != null && Operations.isTrue(args[2]);
        if (length < 0) throw Errors.value("length argument must be non-negative");
        if (!signed && value.signum() < 0) throw Errors.overflow("can't convert negative int to unsigned");
        BigInteger big = value.bigValue();
        long bits = signed ? big.bitLength() + 1L : big.bitLength();
        if (value.isZero()) bits = 0;
        if (value.isSmall() && value.value == -1 && length == 0) bits = 0;
        if (bits > length * 8) throw Errors.overflow("int too big to convert");
        byte[] minimal = big.toByteArray(), bytes = new byte[Math.toIntExact(length)];
        for (int i = 0; i < bytes.length; i++) {
            byte b = i < minimal.length ? minimal[minimal.length - 1 - i] : (byte) (value.signum() < 0 ? -1 : 0);
            bytes[little ? i : bytes.length - 1 - i] = b;
        }
        return PyBytes.of(bytes);
    }

    private static PyObject fromBytes(PyObject cls, PyObject[] args) {
        boolean little = isLittle(args[1], "from_bytes"), signed = args[2] != null && Operations.isTrue(args[2]);
        byte[] told = args[0] instanceof PyStr ? null : BytesType.toldByItself(args[0]);
        byte[] bytes = told != null ? told : Bytes.ofObject(args[0]).clone();
        if (little) {
            for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
                byte b = bytes[i];
                bytes[i] = bytes[j];
                bytes[j] = b;
            }
        }
        PyInt value = bytes.length == 0 ? PyInt.ZERO : PyInt.of(signed ? new BigInteger(bytes) : new BigInteger(1, bytes));
        return cls == PyInt.TYPE ? value : Operations.call(cls, value);
    }
}
