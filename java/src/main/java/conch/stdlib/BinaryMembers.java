package conch.stdlib;

import conch.object.Buffer;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyBool;
import conch.object.PyBytes;
import conch.object.PyException;
import conch.object.PyInt;
import conch.object.PyList;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyType;
import conch.object.TypeMembers;

/** What a script can do with a file of bytes. */
final class BinaryMembers {
    private BinaryMembers() {
    }

    static void fillSlots(PyType type) {
        type.iter = self -> {
            open(self, "I/O operation on closed file.");
            return self;
        };
        type.next = self -> {
            byte[] line = open(self, "readline").readLine(-1);
            return line.length == 0 ? null : PyBytes.of(line);
        };
        type.repr = BinaryMembers::repr;
    }

    private static PyStr repr(PyObject self) {
        PyBinaryFile f = file(self);
        if (self.type() == FileTypes.FILE_IO) {
            if (f.isClosed()) return PyStr.of("<_io.FileIO [closed]>");
            return PyStr.of("<_io.FileIO name=" + Operations.repr(f.name()).value + " mode='" + f.mode + "' closefd=" + (f.raw().closes() ? "True>" : "False>"));
        }
        String what = self.type().module + "." + self.type().name;
        if (f.name() == null) return PyStr.of(String.format("<%s object at 0x%x>", what, Operations.identity(self)));
        return PyStr.of("<" + what + " name=" + Operations.repr(f.name()).value + ">");
    }

    static void fill(TypeMembers m) {
        reading(m);
        writing(m);
        places(m);
        state(m);
    }

    private static PyBinaryFile file(PyObject self) {
        return (PyBinaryFile) self;
    }

    /** @param doing what a closed file is told about: a verb, or a whole sentence */
    private static PyBinaryFile open(PyObject self, String doing) {
        PyBinaryFile f = file(self);
        if (!f.isClosed()) return f;
        if (self.type() == FileTypes.FILE_IO) throw Errors.value("I/O operation on closed file");
        boolean buffered = f.isBuffered() && !doing.contains(" ");
        f.requireOpen(buffered ? doing + (doing.equals("write") ? " to" : " of") + " closed file" : doing.contains(" ") ? doing : "I/O operation on closed file.");
        return f;
    }

    /** The one argument of {@code read} and its like; −1 for None and for none. */
    static int count(PyObject[] a) {
        if (a.length == 0 || a[0] == null || a[0] == PyNone.NONE) return -1;
        if (!Operations.hasIndex(a[0])) throw Errors.type("argument should be integer or None, not '%s'", Errors.typeName(a[0]));
        long n = Operations.asIndexLong(a[0], ExceptionTypes.OVERFLOW_ERROR);
        if (n > Integer.MAX_VALUE - 8) throw Errors.memory();
        return n < 0 ? -1 : (int) n;
    }

    private static void reading(TypeMembers m) {
        m.positional("read", 0, 1, (self, a) -> {
            PyBinaryFile f = open(self, "read");
            int n = count(a);
            if (f.isBuffered() && n < 0 && a.length > 0 && a[0] != PyNone.NONE && Operations.asIndexLong(a[0], ExceptionTypes.OVERFLOW_ERROR) < -1) {
                throw Errors.value("read length must be non-negative or -1");
            }
            return PyBytes.of(n < 0 ? f.readAll() : f.read(n));
        });
        m.noArgs("readall", self -> PyBytes.of(open(self, "read").readAll()));
        m.positional("read1", 0, 1, (self, a) -> PyBytes.of(open(self, "read").readOnce(count(a))));
        m.positional("readline", 0, 1, (self, a) -> PyBytes.of(open(self, "readline").readLine(count(a))));
        m.positional("readlines", 0, 1, (self, a) -> lines(open(self, "readline"), count(a)));
        m.oneArg("readinto", (self, target) -> readInto(open(self, "readinto"), target, "readinto"));
        m.oneArg("readinto1", (self, target) -> readInto(open(self, "readinto"), target, "readinto1"));
        if (m.type().name.startsWith("Buffered")) {
            m.positional("peek", 0, 1, (self, a) -> PyBytes.of(open(self, "peek").peek()));
        }
    }

    private static PyObject lines(PyBinaryFile f, int hint) {
        try (Hold lines = new Hold(new PyList())) {
            long total = 0;
            for (byte[] line; (hint <= 0 || total < hint) && (line = f.readLine(-1)).length > 0; total += line.length) {
                ((PyList) lines.get()).append(PyBytes.of(line));
            }
            return lines.take();
        }
    }

    private static PyObject readInto(PyBinaryFile f, PyObject target, String function) {
        Buffer buffer = writable(target, function);
        try {
            byte[] got = function.equals("readinto") ? f.read((int) buffer.length()) : f.readOnce((int) buffer.length());
            buffer.storage().write(buffer.offset, got, 0, got.length);
            return PyInt.of(got.length);
        } finally {
            buffer.release();
        }
    }

    private static Buffer writable(PyObject target, String function) {
        Buffer buffer;
        try {
            buffer = target instanceof PyBytes ? null : Buffer.ofOrNull(target, true);
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.BUFFER_ERROR)) throw e;
            e.discard();
            buffer = null;
        }
        if (buffer == null) throw Errors.type("%s() argument must be read-write bytes-like object, not %s", function, Errors.typeName(target));
        return buffer;
    }

    private static void writing(TypeMembers m) {
        m.oneArg("write", (self, data) -> write(open(self, "write"), data));
        m.oneArg("writelines", (self, lines) -> {
            open(self, "write");
            Operations.forEach(lines, line -> write(open(self, "write"), line));
            return PyNone.NONE;
        });
        m.noArgs("flush", self -> {
            open(self, "flush").flush();
            return PyNone.NONE;
        });
    }

    private static PyObject write(PyBinaryFile f, PyObject data) {
        Buffer buffer = Buffer.of(data, false);
        try {
            byte[] bytes = buffer.toBytes();
            f.write(bytes, 0, bytes.length);
            return PyInt.of(bytes.length);
        } finally {
            buffer.release();
        }
    }

    private static void places(TypeMembers m) {
        m.positional("seek", 1, 2, (self, a) -> {
            PyBinaryFile f = open(self, "seek");
            long whence = a.length > 1 ? Operations.asIndexLong(a[1], ExceptionTypes.OVERFLOW_ERROR) : 0;
            long offset = Operations.asIndexLong(a[0], ExceptionTypes.OVERFLOW_ERROR);
            if (whence < 0 || whence > 2) throw Errors.value(f.raw() instanceof MemoryBytes ? "invalid whence (%d, should be 0, 1 or 2)" : "whence value %d unsupported", whence);
            if (offset < 0 && whence == 0 && f.raw() instanceof MemoryBytes) throw Errors.value("negative seek value %d", offset);
            if (f.isBuffered() && !f.raw().isSeekable()) throw FileErrors.unsupported("File or stream is not seekable.");
            return PyInt.of(f.seek(offset, (int) whence));
        });
        m.noArgs("tell", self -> PyInt.of(open(self, "I/O operation on closed file").tell()));
        m.positional("truncate", 0, 1, (self, a) -> {
            PyBinaryFile f = open(self, "truncate");
            boolean here = a.length == 0 || a[0] == PyNone.NONE;
            long size = here ? -1 : Operations.asIndexLong(a[0], ExceptionTypes.OVERFLOW_ERROR);
            if (!here && size < 0) {
                if (f.raw() instanceof MemoryBytes) throw Errors.value("negative size value %d", size);
                throw Errors.os(22, null);
            }
            return PyInt.of(f.truncate(size));
        });
    }

    private static void state(TypeMembers m) {
        m.noArgs("close", self -> {
            file(self).close();
            return PyNone.NONE;
        });
        m.noArgs("__enter__", self -> {
            open(self, "I/O operation on closed file.");
            return self;
        });
        m.positional("__exit__", 0, -1, (self, a) -> {
            file(self).close();
            return PyNone.NONE;
        });
        m.noArgs("readable", self -> PyBool.of(open(self, "I/O operation on closed file.").readable));
        m.noArgs("writable", self -> PyBool.of(open(self, "I/O operation on closed file.").writable));
        m.noArgs("seekable", self -> PyBool.of(open(self, "I/O operation on closed file.").raw().isSeekable()));
        m.noArgs("isatty", self -> PyBool.of(open(self, "I/O operation on closed file.").raw().isTerminal()));
        m.noArgs("fileno", self -> fileno(open(self, "I/O operation on closed file")));
        m.getter("closed", self -> PyBool.of(file(self).isClosed()));
        if (m.type().name.equals("BytesIO")) return;
        m.getter("mode", self -> PyStr.of(file(self).mode));
        m.getter("name", self -> {
            if (file(self).name() == null) throw Errors.attribute(self, "name");
            return file(self).name();
        });
    }

    static PyObject fileno(PyBinaryFile f) {
        if (f.raw().descriptor() < 0) throw FileErrors.unsupported("fileno");
        return PyInt.of(f.raw().descriptor());
    }
}
