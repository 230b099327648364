package conch.capi;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** Native memory by address, unchecked: for what C points to. */
final class Raw {
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
    /** No address of a process has more bits. An address cut to them is seen by the JVM's compiler to lie within {@link #ALL}, which saves the check. */
    private static final long ADDRESS = (1L << 56) - 1;

    private Raw() {
    }

    static byte getByte(long at) {
        return ALL.get(ValueLayout.JAVA_BYTE, at & ADDRESS);
    }

    static void setByte(long at, byte value) {
        ALL.set(ValueLayout.JAVA_BYTE, at & ADDRESS, value);
    }

    static short getShort(long at) {
        return ALL.get(ValueLayout.JAVA_SHORT_UNALIGNED, at & ADDRESS);
    }

    static void setShort(long at, short value) {
        ALL.set(ValueLayout.JAVA_SHORT_UNALIGNED, at & ADDRESS, value);
    }

    static int getInt(long at) {
        return ALL.get(ValueLayout.JAVA_INT_UNALIGNED, at & ADDRESS);
    }

    static void setInt(long at, int value) {
        ALL.set(ValueLayout.JAVA_INT_UNALIGNED, at & ADDRESS, value);
    }

    static long getLong(long at) {
        return ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, at & ADDRESS);
    }

    static void setLong(long at, long value) {
        ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, at & ADDRESS, value);
    }

    static float getFloat(long at) {
        return ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, at & ADDRESS);
    }

    static void setFloat(long at, float value) {
        ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, at & ADDRESS, value);
    }

    static double getDouble(long at) {
        return ALL.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, at & ADDRESS);
    }

    static void setDouble(long at, double value) {
        ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, at & ADDRESS, value);
    }

    static byte[] bytes(long at, long count) {
        byte[] bytes = new byte[Math.toIntExact(count)];
        MemorySegment.copy(ALL, ValueLayout.JAVA_BYTE, at, bytes, 0, bytes.length);
        return bytes;
    }

    static void read(long from, byte[] into, int at, int count) {
        MemorySegment.copy(ALL, ValueLayout.JAVA_BYTE, from, into, at, count);
    }

    static void write(long to, byte[] from, int at, int count) {
        MemorySegment.copy(from, at, ALL, ValueLayout.JAVA_BYTE, to, count);
    }

    static void write(long at, byte[] bytes) {
        MemorySegment.copy(bytes, 0, ALL, ValueLayout.JAVA_BYTE, at, bytes.length);
    }

    /** UTF-8 up to the zero; null for address 0. Bad sequences are replaced. */
    static String string(long at) {
        if (at == 0) return null;
        return ALL.getString(at, StandardCharsets.UTF_8);
    }
}
