package conch.capi;

import conch.bindings.PyMemberDef;
import conch.object.Errors;
import conch.object.ExtensionTypes;
import conch.object.ExceptionTypes;
import conch.object.Operations;
import conch.object.PyBool;
import conch.object.PyException;
import conch.object.PyFloat;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyType;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;

/** PyMemberDef: fields of a C struct as attributes. The kinds are those of {@code structmember.h}. */
final class Members {
    static final long SIZE = PyMemberDef.sizeof();
    private static final int SHORT = 0, INT = 1, LONG = 2, FLOAT = 3, DOUBLE = 4, STRING = 5, OBJECT = 6, CHAR = 7, BYTE = 8, UBYTE = 9, USHORT = 10, UINT = 11,
        ULONG = 12, STRING_INPLACE = 13, BOOL = 14, OBJECT_EX = 16, LONGLONG = 17, ULONGLONG = 18, PYSSIZET = 19;
    private static final int READONLY = 1;

    private Members() {
    }

    static String name(long definition) {
        return Raw.string(Raw.getLong(definition));
    }

    /** Such as say where something lies in the instance are for the type, and become no attributes. */
    static boolean isOffset(long definition) {
        return switch (name(definition)) {
            case "__weaklistoffset__", "__dictoffset__" -> true;
            default -> false;
        };
    }

    static PyObject attribute(PyType owner, long definition) {
        MemorySegment def = MemorySegment.ofAddress(definition).reinterpret(SIZE);
        String name = name(definition);
        int kind = PyMemberDef.type(def);
        long offset = PyMemberDef.offset(def);
        boolean fixed = (PyMemberDef.flags(def) & READONLY) != 0 || kind == STRING || kind == STRING_INPLACE;
        return ExtensionTypes.member(owner, name, Raw.string(PyMemberDef.doc(def).address()), self -> get(self, Mirrors.borrowed(self) + offset, kind, name),
            fixed ? (self, value) -> {
                if (value == null && (PyMemberDef.flags(def) & READONLY) == 0) throw undeletable();
                throw Errors.of(kind == STRING || kind == STRING_INPLACE ? ExceptionTypes.TYPE_ERROR : ExceptionTypes.ATTRIBUTE_ERROR, "readonly attribute");
            } : (self, value) -> set(Mirrors.borrowed(self) + offset, kind, name, value));
    }

    private static PyObject get(PyObject self, long at, int kind, String name) {
        return switch (kind) {
            case SHORT -> PyInt.of(Raw.getShort(at));
            case INT -> PyInt.of(Raw.getInt(at));
            case LONG, LONGLONG, PYSSIZET -> PyInt.of(Raw.getLong(at));
            case FLOAT -> PyFloat.of(Raw.getFloat(at));
            case DOUBLE -> PyFloat.of(Raw.getDouble(at));
            case STRING -> Raw.getLong(at) == 0 ? PyNone.NONE : PyStr.of(Raw.string(Raw.getLong(at)));
            case STRING_INPLACE -> PyStr.of(Raw.string(at));
            case OBJECT -> Raw.getLong(at) == 0 ? PyNone.NONE : Mirrors.get(Raw.getLong(at));
            case OBJECT_EX -> {
                if (Raw.getLong(at) == 0) throw Errors.attribute(self, name);
                yield Mirrors.get(Raw.getLong(at));
            }
            case CHAR -> PyStr.of(String.valueOf((char) (Raw.getByte(at) & 0xff)));
            case BYTE -> PyInt.of(Raw.getByte(at));
            case UBYTE -> PyInt.of(Raw.getByte(at) & 0xff);
            case USHORT -> PyInt.of(Raw.getShort(at) & 0xffff);
            case UINT -> PyInt.of(Raw.getInt(at) & 0xffff_ffffL);
            case ULONG, ULONGLONG -> PyInt.of(new BigInteger(Long.toUnsignedString(Raw.getLong(at))));
            case BOOL -> PyBool.of(Raw.getByte(at) != 0);
            default -> throw Errors.system("bad memberdescr type");
        };
    }

    private static void set(long at, int kind, String name, PyObject value) {
        if (value == null && kind != OBJECT && kind != OBJECT_EX) throw undeletable();
        switch (kind) {
            case SHORT -> Raw.setShort(at, (short) checked(integer(value), Short.MIN_VALUE, Short.MAX_VALUE, "short"));
            case USHORT -> Raw.setShort(at, (short) checked(integer(value), 0, 0xffff, "unsigned short"));
            case INT -> Raw.setInt(at, (int) checked(integer(value), Integer.MIN_VALUE, Integer.MAX_VALUE, "int"));
            case UINT -> Raw.setInt(at, (int) checked(unsigned(value), 0, 0xffff_ffffL, "unsigned int"));
            case LONG -> Raw.setLong(at, integer(value));
            case LONGLONG -> Raw.setLong(at, wide(value, Long.MIN_VALUE));
            case PYSSIZET -> Raw.setLong(at, size(value));
            case ULONG -> Raw.setLong(at, unsigned(value));
            case ULONGLONG -> Raw.setLong(at, wide(value, 0));
            case BYTE -> Raw.setByte(at, (byte) checked(integer(value), Byte.MIN_VALUE, Byte.MAX_VALUE, "char"));
            case UBYTE -> Raw.setByte(at, (byte) checked(integer(value), 0, 0xff, "unsigned char"));
            case FLOAT -> Raw.setFloat(at, (float) Operations.asDouble(value));
            case DOUBLE -> Raw.setDouble(at, Operations.asDouble(value));
            case BOOL -> {
                if (!(value instanceof PyBool bool)) throw Errors.type("attribute value type must be bool");
                Raw.setByte(at, (byte) (bool.isTrue() ? 1 : 0));
            }
            case CHAR -> {
                if (!(value instanceof PyStr text) || text.length() != 1 || text.codePointAt(0) > 0x7f) throw Errors.type("bad argument type for built-in operation");
                Raw.setByte(at, (byte) text.codePointAt(0));
            }
            case OBJECT, OBJECT_EX -> {
                long old = Raw.getLong(at);
                if (value == null && old == 0 && kind == OBJECT_EX) throw Errors.of(ExceptionTypes.ATTRIBUTE_ERROR, name);
                Raw.setLong(at, value == null ? 0 : Mirrors.newReference(value));
                if (old != 0) conch.bindings.ConchHost.conch_drop(old);
            }
            default -> throw Errors.system("bad memberdescr type");
        }
    }

    private static long integer(PyObject value) {
        BigInteger number = Operations.index(value).bigValue();
        if (number.bitLength() > 63) throw Errors.of(ExceptionTypes.OVERFLOW_ERROR, "Python int too large to convert to C long");
        return number.longValue();
    }

    /** What does not fit is cut, with a warning. */
    private static long checked(long value, long least, long most, String what) {
        if (value < least || value > most) warn("Truncation of value to " + what);
        return value;
    }

    private static void warn(String text) {
        conch.eval.ScriptWarnings.warn(ExceptionTypes.RUNTIME_WARNING, PyStr.of(text), 1, null);
    }

    /** What is below zero is cut, with a warning; a value beyond 63 bits comes as a negative long. */
    private static long unsigned(PyObject value) {
        BigInteger number = Operations.index(value).bigValue();
        if (number.signum() > 0 ? number.bitLength() > 64 : number.bitLength() > 63) {
            throw Errors.of(ExceptionTypes.OVERFLOW_ERROR, "Python int too large to convert to C long");
        }
        if (number.signum() < 0) warn("Writing negative value into unsigned field");
        return number.longValue();
    }

    /** An int of 64 bits, {@code least} the smallest. */
    private static long wide(PyObject value, long least) {
        BigInteger number = Operations.index(value).bigValue();
        if (least == 0 && number.signum() < 0) throw Errors.of(ExceptionTypes.OVERFLOW_ERROR, "can't convert negative int to unsigned");
        if (number.bitLength() > (least == 0 ? 64 : 63)) throw Errors.of(ExceptionTypes.OVERFLOW_ERROR, "int too big to convert");
        return number.longValue();
    }

    private static long size(PyObject value) {
        if (!(value instanceof PyInt number)) throw Errors.type("an integer is required");
        if (number.bigValue().bitLength() > 63) throw Errors.of(ExceptionTypes.OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
        return number.bigValue().longValue();
    }

    private static PyException undeletable() {
        return Errors.type("can't delete numeric/char attribute");
    }
}
