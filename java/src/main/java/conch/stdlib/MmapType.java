package conch.stdlib;

import conch.object.Buffer;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Operations;
import conch.object.PyBytes;
import conch.object.PyInt;
import conch.object.PyObject;
import conch.object.PySlice;
import conch.object.PyStr;
import conch.object.PyType;
import conch.object.Signature;

/** The slots of {@code mmap.mmap}. */
final class MmapType {
    private static final Signature MADE = Signature.parse("mmap", "fileno, length, flags=MAP_SHARED, prot=PROT_WRITE|PROT_READ, access=ACCESS_DEFAULT, offset=0");
    private static final String[] ACCESS_NAMES = {"ACCESS_DEFAULT", "ACCESS_READ", "ACCESS_WRITE", "ACCESS_COPY"};

    private MmapType() {
    }

    static void fillSlots(PyType type) {
        type.module = "mmap";
        type.newInstance = MmapType::make;
        type.init = (self, args, kwnames) -> { };
        type.instancesHaveWeakReferences = true;
        type.length = self -> {
            map(self).requireOpen();
            return map(self).length();
        };
        type.getItem = (self, key) -> getItem(map(self), key);
        type.setItem = (self, key, value) -> setItem(map(self), key, value);
        // As a sequence it is one of bytes objects, unlike by its index: so CPython has it.
        type.itemAt = (self, index) -> {
            map(self).requireOpen();
            if (index < 0 || index >= map(self).length()) throw Errors.index("mmap index out of range");
            return PyBytes.of(map(self).bytes((int) index, 1));
        };
        type.repr = self -> PyStr.of(repr(map(self)));
    }

    static PyMmap map(PyObject self) {
        return (PyMmap) self;
    }

    private static PyObject make(PyType type, PyObject[] args, String[] kwnames) {
        PyObject[] a = MADE.bind(args, kwnames);
        int file = Operations.asInt(a[0]);
        long length = Operations.asIndexLong(a[1], ExceptionTypes.OVERFLOW_ERROR), offset = a[5] == null ? 0 : Operations.asLong(a[5]);
        int flags = a[2] == null ? PyMmap.MAP_SHARED : Operations.asInt(a[2]), access = a[4] == null ? PyMmap.ACCESS_DEFAULT : Operations.asInt(a[4]);
        int both = PyMmap.PROT_READ | PyMmap.PROT_WRITE, protection = a[3] == null ? both : Operations.asInt(a[3]);
        if (length < 0) throw Errors.overflow("memory mapped length must be positive");
        if (offset < 0) throw Errors.overflow("memory mapped offset must be positive");
        if (access != PyMmap.ACCESS_DEFAULT && (flags != PyMmap.MAP_SHARED || protection != both)) throw Errors.value("mmap can't specify both access and flags, prot.");
        switch (access) {
            case PyMmap.ACCESS_READ -> protection = PyMmap.PROT_READ;
            case PyMmap.ACCESS_WRITE -> protection = both;
            case PyMmap.ACCESS_COPY -> flags = PyMmap.MAP_PRIVATE;
            case PyMmap.ACCESS_DEFAULT -> {
                if ((protection & both) != both) access = (protection & PyMmap.PROT_WRITE) != 0 ? PyMmap.ACCESS_WRITE : PyMmap.ACCESS_READ;
            }
            default -> throw Errors.value("mmap invalid access parameter.");
        }
        return PyMmap.map(type, file, length, flags, protection, access, offset);
    }

    private static int index(PyMmap self, PyObject key) {
        long at = Operations.asIndexLong(key, ExceptionTypes.INDEX_ERROR);
        if (at < 0) at += self.length();
        if (at < 0 || at >= self.length()) throw Errors.index("mmap index out of range");
        return (int) at;
    }

    private static PyObject getItem(PyMmap self, PyObject key) {
        self.requireOpen();
        if (key instanceof PySlice slice) {
            long[] bounds = slice.indices(self.length());
            return PyBytes.of(sliced(self, bounds));
        }
        if (!Operations.hasIndex(key)) throw Errors.type("mmap indices must be integers");
        int at = index(self, key);
        return PyInt.of(self.memory().getByte(at) & 255);
    }

    private static byte[] sliced(PyMmap self, long[] bounds) {
        int count = (int) bounds[3];
        if (bounds[2] == 1) return self.bytes((int) bounds[0], count);
        byte[] result = new byte[count];
        for (int i = 0; i < count; i++) result[i] = self.memory().getByte(bounds[0] + i * bounds[2]);
        return result;
    }

    private static void setItem(PyMmap self, PyObject key, PyObject value) {
        self.requireOpen();
        self.requireWritable();
        if (key instanceof PySlice slice) {
            setSlice(self, slice, value);
            return;
        }
        if (!Operations.hasIndex(key)) throw Errors.type("mmap indices must be integers");
        index(self, key);
        if (value == null) throw Errors.type("mmap doesn't support item deletion");
        if (!Operations.hasIndex(value)) throw Errors.type("mmap item value must be an int");
        long number = Operations.asIndexLong(value, ExceptionTypes.VALUE_ERROR);
        if (number < 0 || number > 255) throw Errors.value("mmap item value must be in range(0, 256)");
        // What the value's __index__ did to the map counts.
        int at = index(self, key);
        self.memory().setByte(at, (byte) number);
    }

    private static void setSlice(PyMmap self, PySlice slice, PyObject value) {
        long[] bounds = slice.indices(self.length());
        if (value == null) throw Errors.type("mmap object doesn't support slice deletion");
        Buffer buffer = Buffer.of(value, false);
        try {
            byte[] bytes = buffer.toBytes();
            if (bytes.length != bounds[3]) throw Errors.index("mmap slice assignment is wrong size");
            if (bounds[2] == 1) self.memory().write(bounds[0], bytes, 0, bytes.length);
            else for (int i = 0; i < bytes.length; i++) self.memory().setByte(bounds[0] + i * bounds[2], bytes[i]);
        } finally {
            buffer.release();
        }
    }

    private static String repr(PyMmap self) {
        String name = self.type().module + "." + self.type().name;
        if (self.isClosed()) return "<" + name + " closed=True>";
        return String.format("<%s closed=False, access=%s, length=%d, pos=%d, offset=%d>", name, ACCESS_NAMES[self.access], self.length(), self.position, self.offset);
    }
}
