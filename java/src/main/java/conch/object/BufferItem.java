package conch.object;

import java.nio.ByteOrder;

/** One element of a buffer: from bytes to a value and back, for the native formats of one character. */
final class BufferItem {
    private static final boolean BIG_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;

    private BufferItem() {
    }

    /** The character of a native format, 0 where it is none that can be read or written here. */
    static char code(String format) {
        int at = format.startsWith("@") ? 1 : 0;
        return format.length() == at + 1 && size(format.charAt(at)) > 0 ? format.charAt(at) : 0;
    }

    /** Bytes per element; −1 for an unknown character. The sizes of C's types on 64-bit Unix. */
    static int size(char code) {
        return switch (code) {
            case 'c', 'b', 'B', '?' -> 1;
            case 'h', 'H' -> 2;
            case 'i', 'I', 'f' -> 4;
            case 'l', 'L', 'q', 'Q', 'n', 'N', 'd', 'P' -> 8;
            default -> -1;
        };
    }

    static PyObject read(Storage from, int at, char code) {
        int size = size(code);
        long bits = bits(from, at, size);
        int unused = Long.SIZE - 8 * size;
        return switch (code) {
            case 'c' -> PyBytes.of(new byte[] {(byte) bits});
            case '?' -> PyBool.of(bits != 0);
            case 'f' -> PyFloat.of(Float.intBitsToFloat((int) bits));
            case 'd' -> PyFloat.of(Double.longBitsToDouble(bits));
            case 'b', 'h', 'i', 'l', 'q', 'n' -> PyInt.of(bits << unused >> unused);
            default -> bits >= 0 ? PyInt.of(bits) : PyInt.of(new java.math.BigInteger(Long.toUnsignedString(bits)));
        };
    }

    private static long bits(Storage from, int at, int size) {
        long bits = 0;
        for (int i = 0; i < size; i++) bits = bits << 8 | from.get(at + (BIG_ENDIAN ? i : size - 1 - i)) & 0xffL;
        return bits;
    }

    /** The bytes of a value. May run script code. TypeError or ValueError in the words of memoryview when it does not fit. */
    static byte[] bytes(PyObject value, String format) {
        char code = code(format);
        int size = size(code);
        long bits = switch (code) {
            case 'c' -> character(value, format);
            case '?' -> Operations.isTrue(value) ? 1 : 0;
            case 'f' -> Float.floatToRawIntBits((float) number(value, format));
            case 'd' -> Double.doubleToRawLongBits(number(value, format));
            default -> integer(value, format, code, size);
        };
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) bytes[BIG_ENDIAN ? size - 1 - i : i] = (byte) (bits >> 8 * i);
        return bytes;
    }

    private static long character(PyObject value, String format) {
        if (!(value instanceof PyBytes bytes)) throw wrongType(format);
        if (bytes.length() != 1) throw wrongValue(format);
        return bytes.unsignedAt(0);
    }

    private static double number(PyObject value, String format) {
        try {
            return Operations.asDouble(value);
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.TYPE_ERROR)) throw e;
            e.discard();
            throw wrongType(format);
        }
    }

    private static long integer(PyObject value, String format, char code, int size) {
        if (value.type.index == null) throw wrongType(format);
        java.math.BigInteger number = Operations.index(value).bigValue();
        boolean signed = Character.isLowerCase(code);
        boolean fits = signed ? number.bitLength() < 8 * size : number.signum() >= 0 && number.bitLength() <= 8 * size;
        if (!fits) throw wrongValue(format);
        return number.longValue();
    }

    private static PyException wrongType(String format) {
        return Errors.type("memoryview: invalid type for format '%s'", format);
    }

    private static PyException wrongValue(String format) {
        return Errors.value("memoryview: invalid value for format '%s'", format);
    }
}
