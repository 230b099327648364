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
    SIGNED_CHAR('b', 1, true, "signed char"), UNSIGNED_CHAR('B', 1, false, "unsigned byte integer"),
    SHORT('h', 2, true, "signed short integer"), UNSIGNED_SHORT('H', 2, false, "unsigned short", "signed integer"),
    INT('i', 4, true, "signed integer"), UNSIGNED_INT('I', 4, "unsigned int", "can't convert negative value to unsigned int"),
    LONG('l', 8, true, "signed long"), UNSIGNED_LONG('L', 8, "unsigned long", "can't convert negative value to unsigned int"),
    LONG_LONG('q', 8, true, "int too big to convert"),
    UNSIGNED_LONG_LONG('Q', 8, "int too big to convert", "can't convert negative int to unsigned"),
    FLOAT('f', 4, true, ""), DOUBLE('d', 8, true, "");

    final char code;
    /** Bytes. */
    final int size;
    private final boolean signed;
    /** How CPython's messages call the type, which is not always its name. */
    private final String below, above;
    /** What is said of a number too large for C's long; of a negative one, where the type is converted as unsigned. */
    private final String refusesLarge, refusesNegative;

    ElementType(char code, int size, boolean signed, String name) {
        this(code, size, signed, name, name);
    }

    ElementType(char code, int size, boolean signed, String below, String above) {
        this.code = code;
        this.size = size;
        this.signed = signed;
        this.below = below;
        this.above = above;
        refusesLarge = code == 'q' ? below : "Python int too large to convert to C long";
        refusesNegative = null;
    }

    ElementType(char code, int size, String name, String refusesNegative) {
        this.code = code;
        this.size = size;
        signed = false;
        below = above = name;
        refusesLarge = code == 'Q' ? name : "Python int too large to convert to C unsigned long";
        this.refusesNegative = refusesNegative;
    }

    /** Null for an unknown code. */
    static ElementType of(char code) {
        for (ElementType type : values()) if (type.code == code) return type;
        return null;
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
        BigInteger number = value instanceof PyInt n && n.isSmall() ? null : Operations.index(value).bigValue();
        boolean negative = number == null ? ((PyInt) value).longValue() < 0 : number.signum() < 0;
        if (negative && refusesNegative != null) throw Errors.overflow("%s", refusesNegative);
        if (number != null && number.bitLength() > (refusesNegative == null ? 63 : 64)) throw Errors.overflow("%s", refusesLarge);
        long bits = number == null ? ((PyInt) value).longValue() : number.longValue();
        return size == 8 ? bits : checked(bits);
    }

    private long checked(long value) {
        long least = signed ? -1L << 8 * size - 1 : 0, most = (signed ? 1L << 8 * size - 1 : 1L << 8 * size) - 1;
        if (refusesNegative != null ? Long.compareUnsigned(value, most) > 0 : value > most) throw Errors.overflow("%s is greater than maximum", above);
        if (value < least) throw Errors.overflow("%s is less than minimum", below);
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
