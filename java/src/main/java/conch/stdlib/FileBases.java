package conch.stdlib;

import conch.object.ByteSequence;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyBool;
import conch.object.PyByteArray;
import conch.object.PyBytes;
import conch.object.PyInt;
import conch.object.PyList;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyType;
import conch.object.TypeMembers;
import java.io.ByteArrayOutputStream;

/** What the bases of files give to a file that a script writes itself: everything, out of the few methods that it has. */
final class FileBases {
    /** Where a script's file remembers that it is closed, as in CPython. */
    private static final String CLOSED = "__IOBase_closed";

    private FileBases() {
    }

    static void fillSlots(PyType type) {
        type.iter = self -> open(self);
        type.next = self -> {
            PyObject line = Operations.callMethod(self, "readline");
            if (Operations.isTrue(line)) return line;
            line.discard();
            return null;
        };
    }

    /** {@code IOBase}. */
    static void ofAll(TypeMembers m) {
        m.getter("closed", self -> PyBool.of(isClosed(self)));
        m.noArgs("close", FileBases::close);
        m.noArgs("flush", self -> none(open(self)));
        for (String name : new String[] {"readable", "writable", "seekable", "isatty"}) m.noArgs(name, self -> name.equals("isatty") ? no(open(self)) : PyBool.FALSE);
        for (String name : new String[] {"fileno", "seek", "truncate"}) m.positional(name, 0, -1, (self, a) -> refuse(name));
        m.noArgs("tell", self -> Operations.callMethod(self, "seek", PyInt.ZERO, PyInt.ONE));
        m.noArgs("__enter__", FileBases::open);
        m.positional("__exit__", 0, -1, (self, a) -> {
            Operations.callMethod(self, "close").discard();
            return PyNone.NONE;
        });
        m.positional("readline", 0, 1, (self, a) -> readLine(self, BinaryMembers.count(a)));
        m.positional("readlines", 0, 1, (self, a) -> readLines(self, BinaryMembers.count(a)));
        m.oneArg("writelines", (self, lines) -> {
            open(self);
            Operations.forEach(lines, line -> Operations.callMethod(self, "write", line).discard());
            return PyNone.NONE;
        });
        m.positional("_checkClosed", 0, 1, (self, a) -> none(open(self)));
    }

    /** {@code RawIOBase}. */
    static void ofRaw(TypeMembers m) {
        m.positional("read", 0, 1, (self, a) -> read(self, BinaryMembers.count(a)));
        m.noArgs("readall", FileBases::readAll);
    }

    /** {@code BufferedIOBase}. */
    static void ofBuffered(TypeMembers m) {
        for (String name : new String[] {"read", "read1", "write", "detach"}) m.positional(name, 0, -1, (self, a) -> refuse(name));
        m.oneArg("readinto", (self, room) -> readInto(self, room, "read"));
        m.oneArg("readinto1", (self, room) -> readInto(self, room, "read1"));
    }

    /** {@code TextIOBase}. */
    static void ofText(TypeMembers m) {
        for (String name : new String[] {"read", "readline", "write", "detach"}) m.positional(name, 0, -1, (self, a) -> refuse(name));
        for (String name : new String[] {"encoding", "errors", "newlines"}) m.getter(name, self -> PyNone.NONE);
    }

    private static PyObject refuse(String name) {
        throw FileErrors.unsupported(name);
    }

    private static PyObject none(PyObject ignored) {
        return PyNone.NONE;
    }

    private static PyObject no(PyObject ignored) {
        return PyBool.FALSE;
    }

    private static boolean isClosed(PyObject self) {
        return Operations.hasAttribute(self, CLOSED);
    }

    /** The file itself, if it says that it is not closed. */
    private static PyObject open(PyObject self) {
        try (Hold closed = new Hold(Operations.getAttribute(self, "closed"))) {
            if (Operations.isTrue(closed.get())) throw Errors.value("I/O operation on closed file.");
        }
        return self;
    }

    private static PyObject close(PyObject self) {
        if (isClosed(self)) return PyNone.NONE;
        try {
            Operations.callMethod(self, "flush").discard();
        } finally {
            Operations.setAttribute(self, CLOSED, PyBool.TRUE);
        }
        return PyNone.NONE;
    }

    private static PyObject readLine(PyObject self, int limit) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (limit < 0 || line.size() < limit) {
            try (Hold piece = new Hold(Operations.callMethod(self, "read", PyInt.ONE))) {
                if (!(piece.get() instanceof PyBytes bytes)) throw Errors.of(ExceptionTypes.OS_ERROR, "read() should have returned a bytes object, not '" + Errors.typeName(piece.get()) + "'");
                if (bytes.length() == 0) break;
                line.writeBytes(bytes.view());
                if (bytes.unsignedAt(bytes.length() - 1) == '\n') break;
            }
        }
        return PyBytes.of(line.toByteArray());
    }

    private static PyObject readLines(PyObject self, int hint) {
        try (Hold lines = new Hold(new PyList()); Hold iterator = new Hold(Operations.iter(self))) {
            long total = 0;
            for (PyObject line; (hint <= 0 || total < hint) && (line = Operations.next(iterator.get())) != null; ) {
                ((PyList) lines.get()).append(line);
                total += Operations.length(line);
            }
            return lines.take();
        }
    }

    private static PyObject read(PyObject self, int count) {
        if (count < 0) return Operations.callMethod(self, "readall");
        try (Hold room = new Hold(PyByteArray.of(new byte[count])); Hold read = new Hold(Operations.callMethod(self, "readinto", room.get()))) {
            if (read.get() == PyNone.NONE) return PyNone.NONE;
            int n = Operations.asInt(read.get());
            return PyBytes.of(java.util.Arrays.copyOf(((PyByteArray) room.get()).toArray(), Math.max(0, Math.min(n, count))));
        }
    }

    private static PyObject readAll(PyObject self) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            try (Hold piece = new Hold(Operations.callMethod(self, "read", PyInt.of(PyBinaryFile.DEFAULT_BUFFER)))) {
                if (piece.get() == PyNone.NONE && all.size() == 0) return PyNone.NONE;
                if (piece.get() == PyNone.NONE) break;
                if (!(piece.get() instanceof PyBytes bytes)) throw Errors.type("read() should return bytes");
                if (bytes.length() == 0) break;
                all.writeBytes(bytes.view());
            }
        }
        return PyBytes.of(all.toByteArray());
    }

    private static PyObject readInto(PyObject self, PyObject room, String method) {
        try (Hold view = new Hold(Operations.call(conch.object.PyMemoryView.TYPE, room)); Hold bytes = new Hold(Operations.callMethod(view.get(), "cast", PyStr.of("B")));
            Hold data = new Hold(Operations.callMethod(self, method, PyInt.of(Operations.length(bytes.get()))))) {
            if (!(data.get() instanceof ByteSequence)) throw Errors.type("read() should return bytes");
            long n = Operations.length(data.get());
            try (Hold slice = new Hold(new conch.object.PySlice(PyInt.ZERO, PyInt.of(n), PyNone.NONE))) {
                Operations.setItem(bytes.get(), slice.get(), data.get());
            }
            return PyInt.of(n);
        }
    }
}
