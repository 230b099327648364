package conch.stdlib;

import conch.ffi.NativeMemory;
import conch.object.Errors;
import conch.object.Operations;
import conch.object.PyFloat;
import conch.object.PyInt;
import conch.object.PyObject;
import java.math.BigInteger;

/** The element types of {@code array.array}: C's types on 64-bit Unix, with the messages of CPython's conversions. */
enum ElementType {
    SIGNED_CHAR('b', 1, "signed char", true), UNSIGNED_CHAR('B', 1, "unsigned byte integer", false),
    SHORT('h', 2, "signed short", true), UNSIGNED_SHORT('H', 2, "unsigned short", false),
    INT('i', 4, "signed int", true), UNSIGNED_INT('I', 4, "unsigned int", false),
    LONG('l', 8, "long", true), UNSIGNED_LONG('L', 8, "unsigned long", false),
    LONG_LONG('q', 8, "long long", true), UNSIGNED_LONG_LONG('Q', 8, "unsigned long long", false),
    FLOAT('f', 4, "float", true), DOUBLE('d', 8, "double", true);

    final char code;
    /** Bytes. */
    final int size;
    private final String name;
    private final boolean signed;

    ElementType(char code, int size, String name, boolean signed) {
        this.code = code;
        this.size = size;
        this.name = name;
        this.signed = signed;
    }

    /** Null for an unknown code. */
    static ElementType of(char code) {
        for (ElementType type : values()) if (type.code == code) return type;
        return null;
    }

    boolean isFloat() {
        return this == FLOAT || this == DOUBLE;
    }

    PyObject get(NativeMemory memory, long index) {
        return switch (this) {
            case SIGNED_CHAR -> PyInt.of(memory.getByte(index));
            case UNSIGNED_CHAR -> PyInt.of(memory.getByte(index) & 0xff);
            case SHORT -> PyInt.of(memory.getShort(2 * index));
            case UNSIGNED_SHORT -> PyInt.of(memory.getShort(2 * index) & 0xffff);
            case INT -> PyInt.of(memory.getInt(4 * index));
            case UNSIGNED_INT -> PyInt.of(memory.getInt(4 * index) & 0xffff_ffffL);
            case LONG, LONG_LONG -> PyInt.of(memory.getLong(8 * index));
            case UNSIGNED_LONG, UNSIGNED_LONG_LONG -> unsigned(memory.getLong(8 * index));
            case FLOAT -> PyFloat.of(memory.getFloat(4 * index));
            case DOUBLE -> PyFloat.of(memory.getDouble(8 * index));
        };
    }

    private static PyObject unsigned(long bits) {
        return bits >= 0 ? PyInt.of(bits) : PyInt.of(new BigInteger(Long.toUnsignedString(bits)));
    }

    /** The bits of a value; may run script code. @throws conch.object.PyException TypeError or OverflowError when it does not fit */
    long bits(PyObject value) {
        if (this == DOUBLE) return Double.doubleToRawLongBits(Operations.asDouble(value));
        if (this == FLOAT) return Float.floatToRawIntBits((float) Operations.asDouble(value));
        if (value instanceof PyInt n && n.isSmall()) return checked(n.longValue());
        BigInteger number = Operations.index(value).bigValue();
        if (number.bitLength() < 64) return checked(number.longValue());
        if (!signed && size == 8 && number.signum() > 0 && number.bitLength() <= 64) return number.longValue();
        throw Errors.overflow("%s", size == 8 ? "Python int too large to convert to C " + name : name + " is " + (number.signum() < 0 ? "less than minimum" : "greater than maximum"));
    }

    private long checked(long value) {
        if (size == 8) {
            if (!signed && value < 0) throw Errors.overflow("can't convert negative value to unsigned int");
            return value;
        }
        long least = signed ? -1L << 8 * size - 1 : 0, most = (signed ? 1L << 8 * size - 1 : 1L << 8 * size) - 1;
        if (value < least) throw Errors.overflow("%s is less than minimum", name);
        if (value > most) throw Errors.overflow("%s is greater than maximum", name);
        return value;
    }

    void set(NativeMemory memory, long index, long bits) {
        switch (size) {
            case 1 -> memory.setByte(index, (byte) bits);
            case 2 -> memory.setShort(2 * index, (short) bits);
            case 4 -> memory.setInt(4 * index, (int) bits);
            default -> memory.setLong(8 * index, bits);
        }
    }
}
