package conch.capi;

import conch.object.Errors;
import conch.object.Operations;
import conch.object.PyFloat;
import conch.object.PyInt;
import conch.object.PyObject;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers, asked for by C. */
final class NumberCalls {
    private NumberCalls() {
    }

    static PyObject unary(PyObject o, char op) {
        return switch (op) {
            case '-' -> Operations.negative(o);
            case '+' -> Operations.positive(o);
            case '~' -> Operations.invert(o);
            case 'a' -> Operations.absolute(o);
            case 'i' -> Operations.index(o);
            case 'l' -> Operations.call(PyInt.TYPE, o);
            case 'f' -> Operations.call(PyFloat.TYPE, o);
            case 'p' -> ((PyInt) o).exact();
            default -> throw Errors.system("no such operator: %s", op);
        };
    }

    /** Writes { value, overflow }: what does not fit 64 bits is clipped, with overflow −1 or 1. */
    static long signed(PyObject o, long out) {
        PyInt i = o instanceof PyInt already ? already : Operations.index(o);
        Raw.setLong(out, i.isSmall() ? i.longValue() : i.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
        Raw.setLong(out + 8, i.isSmall() ? 0 : i.signum());
        return 0;
    }

    /** Writes { the low 64 bits, overflow }: −1 negative, 1 beyond 64 bits. */
    static long unsigned(PyObject o, long out) {
        PyInt i = o instanceof PyInt already ? already : Operations.index(o);
        Raw.setLong(out, i.bigValue().longValue());
        Raw.setLong(out + 8, i.signum() < 0 ? -1 : i.bigValue().bitLength() > 64 ? 1 : 0);
        return 0;
    }

    static PyInt fromDouble(double value) {
        if (Double.isNaN(value)) throw Errors.value("cannot convert float NaN to integer");
        if (Double.isInfinite(value)) throw Errors.overflow("cannot convert float infinity to integer");
        return PyInt.of(new BigDecimal(value).toBigInteger());
    }

    static PyInt fromBytes(long at, long count, boolean littleEndian, boolean signed) {
        byte[] bytes = Raw.bytes(at, count);
        if (littleEndian) {
            for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
                byte b = bytes[i];
                bytes[i] = bytes[j];
                bytes[j] = b;
            }
        }
        if (bytes.length == 0) return PyInt.ZERO;
        return PyInt.of(signed ? new BigInteger(bytes) : new BigInteger(1, bytes));
    }

    static long toDouble(PyObject o, long out) {
        Raw.setDouble(out, Operations.asDouble(o));
        return 0;
    }
}
