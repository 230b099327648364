package conch.stdlib;

import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyBool;
import conch.object.PyInt;
import conch.object.PyList;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyType;
import conch.object.Signature;
import conch.object.TypeMembers;

/** What a script can do with a file of text. */
final class TextMembers {
    private static final Signature NEW = Signature.parse("TextIOWrapper", "buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False");

    private TextMembers() {
    }

    static void fillSlots(PyType type) {
        type.module = "_io";
        type.isFinal = true;
        type.newInstance = (cls, args, kwnames) -> make(NEW.bind(args, kwnames));
        type.init = (self, args, kwnames) -> { };
        type.iter = self -> open(self);
        type.next = self -> {
            String line = open(self).nextLine();
            return line.isEmpty() ? null : PyStr.of(line);
        };
        type.repr = self -> PyStr.of(repr(file(self)));
    }

    private static PyObject make(PyObject[] a) {
        PyBinaryFile buffer = a[0] instanceof PyBinaryFile file ? file : Layers.over(a[0]);
        return new PyTextFile(buffer, OpenFunction.text(a[1], "encoding", "utf-8"), OpenFunction.text(a[2], "errors", "strict"),
            Newlines.of(OpenFunction.text(a[3], "newline", null)), a[4] != null && Operations.isTrue(a[4]), a[5] != null && Operations.isTrue(a[5]));
    }

    private static String repr(PyTextFile f) {
        PyObject name = f.buffer().name();
        return "<_io.TextIOWrapper" + (name == null ? "" : " name=" + Operations.repr(name).value)
            + (f.buffer().mode == null ? "" : " mode='" + modeOf(f) + "'") + " encoding='" + f.encoding + "'>";
    }

    /** The mode as it was given to {@code open()}. */
    private static String modeOf(PyTextFile f) {
        return f.textMode != null ? f.textMode : f.buffer().mode;
    }

    private static PyTextFile file(PyObject self) {
        return (PyTextFile) self;
    }

    private static PyTextFile open(PyObject self) {
        return file(self).requireOpen();
    }

    static void fill(TypeMembers m) {
        reading(m);
        writing(m);
        places(m);
        state(m);
    }

    private static void reading(TypeMembers m) {
        m.positional("read", 0, 1, (self, a) -> PyStr.of(open(self).read(BinaryMembers.count(a))));
        m.positional("readline", 0, 1, (self, a) -> PyStr.of(open(self).readLine(BinaryMembers.count(a))));
        m.positional("readlines", 0, 1, (self, a) -> lines(open(self), BinaryMembers.count(a)));
    }

    private static PyObject lines(PyTextFile f, int hint) {
        try (Hold lines = new Hold(new PyList())) {
            long total = 0;
            for (String line; (hint <= 0 || total < hint) && !(line = f.readLine(-1)).isEmpty(); total += line.length()) {
                ((PyList) lines.get()).append(PyStr.of(line));
            }
            return lines.take();
        }
    }

    private static void writing(TypeMembers m) {
        m.oneArg("write", (self, text) -> write(open(self), text));
        m.oneArg("writelines", (self, lines) -> {
            open(self);
            Operations.forEach(lines, line -> write(open(self), line));
            return PyNone.NONE;
        });
        m.noArgs("flush", self -> {
            open(self).flush();
            return PyNone.NONE;
        });
        m.bound("reconfigure", "*, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None", (self, a) -> reconfigure(open(self), a));
    }

    private static PyObject write(PyTextFile f, PyObject text) {
        if (!(text instanceof PyStr s)) throw Errors.type("write() argument must be str, not %s", Errors.typeName(text));
        f.write(s.value);
        return PyInt.of(s.length());
    }

    private static PyObject reconfigure(PyTextFile f, PyObject[] a) {
        f.flush();
        String encoding = OpenFunction.text(a[0], "encoding", null), errors = OpenFunction.text(a[1], "errors", null);
        if (encoding != null || errors != null) {
            OpenFunction.requireEncoding(encoding == null ? f.encoding : encoding);
            f.setEncoding(encoding == null ? f.encoding : encoding, errors == null ? encoding == null ? f.errors : "strict" : errors);
        }
        if (a[2] != null) f.newlines = Newlines.of(OpenFunction.text(a[2], "newline", null));
        if (a[3] != null && a[3] != PyNone.NONE) f.lineBuffered = Operations.isTrue(a[3]);
        if (a[4] != null && a[4] != PyNone.NONE) f.writeThrough = Operations.isTrue(a[4]);
        return PyNone.NONE;
    }

    private static void places(TypeMembers m) {
        m.positional("seek", 1, 2, (self, a) -> PyInt.of(open(self).seek(Operations.asIndexLong(a[0], ExceptionTypes.OVERFLOW_ERROR),
            a.length > 1 ? (int) Operations.asIndexLong(a[1], ExceptionTypes.OVERFLOW_ERROR) : 0)));
        m.noArgs("tell", self -> PyInt.of(open(self).tell()));
        m.positional("truncate", 0, 1, (self, a) -> {
            PyTextFile f = open(self);
            f.flush();
            long size = a.length == 0 || a[0] == PyNone.NONE ? f.tell() : Operations.asIndexLong(a[0], ExceptionTypes.OVERFLOW_ERROR);
            if (size < 0) throw Errors.os(22, null);
            return PyInt.of(f.buffer().truncate(size));
        });
    }

    private static void state(TypeMembers m) {
        m.noArgs("close", self -> {
            file(self).close();
            return PyNone.NONE;
        });
        m.noArgs("detach", self -> Layers.detached(open(self).detach()));
        m.noArgs("__enter__", self -> open(self));
        m.positional("__exit__", 0, -1, (self, a) -> {
            file(self).close();
            return PyNone.NONE;
        });
        m.noArgs("readable", self -> PyBool.of(open(self).buffer().readable));
        m.noArgs("writable", self -> PyBool.of(open(self).buffer().writable));
        m.noArgs("seekable", self -> PyBool.of(open(self).isSeekable()));
        m.noArgs("isatty", self -> PyBool.of(open(self).buffer().raw().isTerminal()));
        m.noArgs("fileno", self -> BinaryMembers.fileno(open(self).buffer()));
        m.getter("buffer", self -> Layers.below(file(self).buffer()));
        m.getter("closed", self -> PyBool.of(file(self).isClosed()));
        m.getter("encoding", self -> PyStr.of(file(self).encoding));
        m.getter("errors", self -> PyStr.of(file(self).errors));
        m.getter("line_buffering", self -> PyBool.of(file(self).lineBuffered));
        m.getter("write_through", self -> PyBool.of(file(self).writeThrough));
        m.getter("mode", self -> {
            if (file(self).buffer().mode == null) throw Errors.attribute(self, "mode");
            return PyStr.of(modeOf(file(self)));
        });
        m.getter("name", self -> {
            PyObject name = file(self).buffer().name();
            if (name == null) throw Errors.attribute(self, "name");
            return name;
        });
    }
}
