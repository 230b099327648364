package conch.stdlib;

import conch.ffi.NativeMemory;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Operations;
import conch.object.PyBool;
import conch.object.PyBytes;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.TypeMembers;
import java.io.IOException;

/** The methods of {@code mmap.mmap}: those of a file, and those of bytes. */
final class MmapMethods {
    private MmapMethods() {
    }

    static void fill(TypeMembers m) {
        m.noArgs("close", self -> {
            map(self).close();
            return PyNone.NONE;
        });
        m.noArgs("__enter__", self -> {
            map(self).requireOpen();
            return self;
        });
        m.positional("__exit__", 0, -1, (self, a) -> {
            map(self).close();
            return PyNone.NONE;
        });
        m.getter("closed", self -> PyBool.of(map(self).isClosed()));
        reading(m);
        writing(m);
        places(m);
    }

    private static PyMmap map(PyObject self) {
        return MmapType.map(self);
    }

    private static PyMmap open(PyObject self) {
        map(self).requireOpen();
        return map(self);
    }

    private static long number(PyObject x) {
        return Operations.asIndexLong(x, ExceptionTypes.OVERFLOW_ERROR);
    }

    private static int left(PyMmap map) {
        return Math.max(0, map.length() - map.position);
    }

    private static PyObject take(PyMmap map, int count) {
        int at = map.position;
        map.position += count;
        return PyBytes.of(map.bytes(Math.min(at, map.length()), count));
    }

    private static void reading(TypeMembers m) {
        m.positional("read", 0, 1, (self, a) -> {
            boolean all = a.length == 0 || a[0] == PyNone.NONE;
            if (!all && !Operations.hasIndex(a[0])) throw Errors.type("argument should be integer or None, not '%s'", Errors.typeName(a[0]));
            long wanted = all ? -1 : number(a[0]);
            PyMmap map = open(self);
            return take(map, wanted < 0 ? left(map) : (int) Math.min(wanted, left(map)));
        });
        m.noArgs("read_byte", self -> {
            PyMmap map = open(self);
            if (left(map) == 0) throw Errors.value("read byte out of range");
            return PyInt.of(map.memory().getByte(map.position++) & 255);
        });
        m.noArgs("readline", self -> {
            PyMmap map = open(self);
            int end = map.position;
            while (end < map.length() && map.memory().getByte(end++) != '\n') continue;
            return take(map, Math.max(0, end - map.position));
        });
        m.positional("find", 1, 3, (self, a) -> PyInt.of(find(self, a, false)));
        m.positional("rfind", 1, 3, (self, a) -> PyInt.of(find(self, a, true)));
    }

    /** Searches from the map's place on, unless told where. */
    private static int find(PyObject self, PyObject[] a, boolean fromRight) {
        PyMmap map = open(self);
        byte[] sub = BinasciiModule.bytesOf(a[0]);
        int start = bound(a, 1, map.length(), map.position), end = bound(a, 2, map.length(), map.length());
        open(self);
        byte[] bytes = map.bytes(start, Math.max(0, end - start));
        int last = bytes.length - sub.length;
        if (fromRight) {
            for (int i = last; i >= 0; i--) if (matches(bytes, i, sub)) return start + i;
        } else {
            for (int i = 0; i <= last; i++) if (matches(bytes, i, sub)) return start + i;
        }
        return -1;
    }

    private static boolean matches(byte[] in, int at, byte[] sub) {
        return java.util.Arrays.equals(in, at, at + sub.length, sub, 0, sub.length);
    }

    private static int bound(PyObject[] a, int i, int length, int otherwise) {
        if (a.length <= i) return Math.min(otherwise, length);
        long at = number(a[i]);
        return (int) Math.max(0, Math.min(at < 0 ? at + length : at, length));
    }

    private static void writing(TypeMembers m) {
        m.oneArg("write", (self, data) -> {
            PyMmap map = open(self);
            byte[] bytes = BinasciiModule.bytesOf(data);
            map.requireWritable();
            open(self);
            if (map.position > map.length() || left(map) < bytes.length) throw Errors.value("data out of range");
            map.memory().write(map.position, bytes, 0, bytes.length);
            map.position += bytes.length;
            return PyInt.of(bytes.length);
        });
        m.oneArg("write_byte", (self, value) -> {
            long number = Operations.asInt(value);
            if (number < 0) throw Errors.overflow("unsigned byte integer is less than minimum");
            if (number > 255) throw Errors.overflow("unsigned byte integer is greater than maximum");
            PyMmap map = open(self);
            map.requireWritable();
            if (left(map) == 0) throw Errors.value("write byte out of range");
            map.memory().setByte(map.position++, (byte) number);
            return PyNone.NONE;
        });
        m.positional("move", 3, 3, (self, a) -> {
            long to = number(a[0]), from = number(a[1]), count = number(a[2]);
            PyMmap map = open(self);
            map.requireWritable();
            int length = map.length();
            if (to < 0 || from < 0 || count < 0 || length - to < count || length - from < count) throw Errors.value("source, destination, or count out of range");
            NativeMemory.copy(map.memory(), from, map.memory(), to, count);
            return PyNone.NONE;
        });
        m.positional("flush", 0, 2, (self, a) -> {
            PyMmap map = open(self);
            long from = a.length > 0 ? number(a[0]) : 0, count = a.length > 1 ? number(a[1]) : map.length();
            if (from < 0 || count < 0 || map.length() - from < count) throw Errors.value("flush values out of range");
            map.sync(from, count);
            return PyNone.NONE;
        });
        m.oneArg("resize", (self, length) -> {
            map(self).resize(number(length));
            return PyNone.NONE;
        });
        m.positional("madvise", 1, 3, MmapMethods::advise);
    }

    private static PyObject advise(PyObject self, PyObject[] a) {
        PyMmap map = open(self);
        int advice = Operations.asInt(a[0]);
        long from = a.length > 1 ? number(a[1]) : 0, count = a.length > 2 ? number(a[2]) : map.length();
        if (from < 0 || from >= map.length()) throw Errors.value("madvise start out of bounds");
        if (count < 0) throw Errors.value("madvise length invalid");
        try {
            map.memory().advise(from, Math.min(count, map.length() - from), advice);
        } catch (IOException e) {
            throw FileErrors.of(e, null);
        }
        return PyNone.NONE;
    }

    private static void places(TypeMembers m) {
        m.noArgs("tell", self -> PyInt.of(open(self).position));
        m.noArgs("size", self -> PyInt.of(map(self).fileSize()));
        m.positional("seek", 1, 2, (self, a) -> {
            long distance = number(a[0]);
            int how = a.length > 1 ? Operations.asInt(a[1]) : 0;
            PyMmap map = open(self);
            if (how < 0 || how > 2) throw Errors.value("unknown seek type");
            long place = distance + (how == 0 ? 0 : how == 1 ? map.position : map.length());
            if (place < 0 || place > map.length()) throw Errors.value("seek out of range");
            map.position = (int) place;
            return PyNone.NONE;
        });
    }
}
