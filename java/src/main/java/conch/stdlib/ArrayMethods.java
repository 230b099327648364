package conch.stdlib;

import conch.object.Buffer;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyBytes;
import conch.object.PyInt;
import conch.object.PyList;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.TypeMembers;

/** The methods of {@code array.array}. */
final class ArrayMethods {
    private ArrayMethods() {
    }

    static void fill(TypeMembers m) {
        m.oneArg("append", (self, x) -> {
            array(self).append(x);
            return PyNone.NONE;
        });
        m.oneArg("extend", (self, x) -> {
            extendAny(array(self), x);
            return PyNone.NONE;
        });
        m.oneArg("fromlist", (self, x) -> fromList(array(self), x));
        m.oneArg("frombytes", (self, x) -> {
            fromBytes(array(self), x);
            return PyNone.NONE;
        });
        m.positional("insert", 2, 2, (self, a) -> insert(array(self), a[0], a[1]));
        m.positional("pop", 0, 1, (self, a) -> pop(array(self), a.length == 0 ? PyInt.of(-1) : a[0]));
        m.oneArg("remove", (self, x) -> remove(array(self), x));
        m.oneArg("count", (self, x) -> PyInt.of(count(array(self), x)));
        m.oneArg("index", (self, x) -> index(array(self), x));
        m.noArgs("reverse", self -> reverse(array(self)));
        m.noArgs("tolist", self -> toList(array(self)));
        m.noArgs("tobytes", self -> PyBytes.of(array(self).toArray()));
        m.oneArg("tofile", (self, file) -> {
            Operations.callMethod(file, "write", PyBytes.of(array(self).toArray())).discard();
            return PyNone.NONE;
        });
        m.positional("fromfile", 2, 2, (self, a) -> fromFile(array(self), a[0], Operations.asLong(a[1])));
        m.noArgs("byteswap", self -> byteswap(array(self)));
        m.noArgs("buffer_info", self -> PyTuple.of(PyInt.of(array(self).address()), PyInt.of(array(self).size())));
        m.noArgs("__copy__", self -> array(self).slice(0, 1, array(self).size()));
        m.getter("typecode", self -> PyStr.of(String.valueOf(array(self).element.code)));
        m.getter("itemsize", self -> PyInt.of(array(self).element.size));
    }

    private static PyArray array(PyObject self) {
        return (PyArray) self;
    }

    /** The first index of an equal element, or −1. */
    static int find(PyArray self, PyObject x) {
        for (int i = 0; i < self.size(); i++) if (Operations.equal(self.get(i), x)) return i;
        return -1;
    }

    static void extendAny(PyArray self, PyObject iterable) {
        if (iterable instanceof PyArray) extend(self, iterable);
        else Operations.forEach(iterable, self::append);
    }

    static void extend(PyArray self, PyObject other) {
        PyArray more = (PyArray) other;
        if (more.element != self.element) throw Errors.type("can only extend with array of same kind");
        int at = self.size(), count = more.size();
        self.open(at, count);
        self.copyFrom(more, 0, at, count);
    }

    private static PyObject fromList(PyArray self, PyObject x) {
        if (!(x instanceof PyList list)) throw Errors.type("arg must be list");
        try (Hold added = new Hold(new PyArray(PyArray.TYPE, self.element, 0))) {
            for (int i = 0; i < list.size(); i++) array(added.get()).append(list.get(i));
            extend(self, added.get());
        }
        return PyNone.NONE;
    }

    static void fromBytes(PyArray self, PyObject x) {
        Buffer buffer = Buffer.of(x, false);
        try {
            byte[] bytes = new byte[(int) buffer.length()];
            buffer.storage().read(buffer.offset, bytes, 0, bytes.length);
            int size = self.element.size, at = self.size();
            if (bytes.length % size != 0) throw Errors.value("bytes length not a multiple of item size");
            self.open(at, bytes.length / size);
            self.memory().write((long) at * size, bytes, 0, bytes.length);
        } finally {
            buffer.release();
        }
    }

    /** What was there is added even where it is less than was asked for. */
    private static PyObject fromFile(PyArray self, PyObject file, long count) {
        if (count < 0) throw Errors.value("negative count");
        long wanted = count * self.element.size;
        try (Hold data = new Hold(Operations.callMethod(file, "read", PyInt.of(wanted)))) {
            if (!(data.get() instanceof PyBytes bytes)) throw Errors.type("read() didn't return bytes");
            fromBytes(self, bytes);
            if (bytes.length() < wanted) throw Errors.of(ExceptionTypes.EOF_ERROR, "read() didn't return enough bytes");
        }
        return PyNone.NONE;
    }

    private static PyObject insert(PyArray self, PyObject where, PyObject value) {
        long at = Operations.asIndexLong(where, ExceptionTypes.OVERFLOW_ERROR);
        if (at < 0) at = Math.max(0, at + self.size());
        self.insert((int) Math.min(at, self.size()), value);
        return PyNone.NONE;
    }

    private static PyObject pop(PyArray self, PyObject where) {
        if (self.size() == 0) throw Errors.index("pop from empty array");
        int at = ArrayType.index(self, where, "pop index out of range");
        PyObject value = self.get(at);
        self.close(at, 1);
        return value;
    }

    private static PyObject remove(PyArray self, PyObject x) {
        int at = find(self, x);
        if (at < 0) throw Errors.value("array.remove(x): x not in array");
        self.close(at, 1);
        return PyNone.NONE;
    }

    private static long count(PyArray self, PyObject x) {
        long n = 0;
        for (int i = 0; i < self.size(); i++) if (Operations.equal(self.get(i), x)) n++;
        return n;
    }

    private static PyObject index(PyArray self, PyObject x) {
        int at = find(self, x);
        if (at < 0) throw Errors.value("array.index(x): x not in array");
        return PyInt.of(at);
    }

    private static PyObject reverse(PyArray self) {
        try (Hold copy = new Hold(self.slice(0, 1, self.size()))) {
            int n = self.size();
            for (int i = 0; i < n; i++) self.copyFrom(array(copy.get()), n - 1 - i, i, 1);
        }
        return PyNone.NONE;
    }

    private static PyObject toList(PyArray self) {
        PyObject[] items = new PyObject[self.size()];
        for (int i = 0; i < items.length; i++) items[i] = self.get(i);
        return PyList.of(items);
    }

    private static PyObject byteswap(PyArray self) {
        byte[] bytes = self.toArray();
        int size = self.element.size;
        for (int start = 0; start < bytes.length; start += size) {
            for (int i = 0; i < size / 2; i++) {
                byte b = bytes[start + i];
                bytes[start + i] = bytes[start + size - 1 - i];
                bytes[start + size - 1 - i] = b;
            }
        }
        self.memory().write(0, bytes, 0, bytes.length);
        return PyNone.NONE;
    }
}
