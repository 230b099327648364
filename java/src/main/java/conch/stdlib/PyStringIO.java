package conch.stdlib;

import conch.object.Errors;
import conch.object.ExceptionTypes;
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

/** {@code io.StringIO}: text in memory that is read and written like a file. Positions count characters. */
final class PyStringIO extends PyObject {
    static final PyType TYPE = PyType.define("StringIO", FileTypes.TEXT_BASE, type -> {
        type.module = "_io";
        type.allocate = PyStringIO::new;
        type.init = (self, args, kwnames) -> text(self).start(PyStringIO.INIT.bind(args, kwnames));
        type.iter = self -> {
            if (text(self).closed) throw Errors.value("I/O operation on closed file.");
            return self;
        };
        type.next = self -> {
            String line = text(self).requireOpen().readLine(-1);
            return line.isEmpty() ? null : PyStr.of(line);
        };
    }, PyStringIO::members);
    private static final Signature INIT = Signature.parse("StringIO", "initial_value='', newline='\\n'");

    private final StringBuilder content = new StringBuilder();
    /** In UTF-16 units; a position behind the end is filled with zeros at the next write. */
    private int at;
    private int beyond;
    private Newlines newlines = Newlines.LF;
    private boolean closed;

    private PyStringIO(PyType type) {
        super(type);
    }

    private static PyStringIO text(PyObject self) {
        return (PyStringIO) self;
    }

    private void start(PyObject[] a) {
        if (a[0] != null && a[0] != PyNone.NONE && !(a[0] instanceof PyStr)) {
            throw Errors.type("initial_value must be str or None, not %s", Errors.typeName(a[0]));
        }
        if (a[1] != null) newlines = Newlines.of(newline(a[1]));
        content.setLength(0);
        closed = false;
        at = beyond = 0;
        if (a[0] instanceof PyStr initial) write(initial.value);
        at = 0;
    }

    private static String newline(PyObject x) {
        if (x == PyNone.NONE) return null;
        if (!(x instanceof PyStr text)) throw Errors.type("newline must be str or None, not %s", Errors.typeName(x));
        if (!java.util.Set.of("", "\n", "\r", "\r\n").contains(text.value)) throw Errors.value("illegal newline value: %s", Operations.repr(x).value);
        return text.value;
    }

    private PyStringIO requireOpen() {
        if (closed) throw Errors.value("I/O operation on closed file");
        return this;
    }

    private void write(String text) {
        String stored = newlines == Newlines.TRANSLATED ? newlines.read(text) : newlines.written(text);
        if (stored.isEmpty()) return;
        content.append("\0".repeat(beyond));
        at += beyond;
        beyond = 0;
        int end = at;
        for (int n = stored.codePointCount(0, stored.length()); n > 0 && end < content.length(); n--) end += Character.charCount(content.codePointAt(end));
        content.replace(at, end, stored);
        at += stored.length();
    }

    private String take(int end) {
        String result = content.substring(at, end);
        at = end;
        return result;
    }

    private int limitFrom(int count) {
        int end = at;
        for (int n = count; n != 0 && end < content.length(); n--) end += Character.charCount(content.codePointAt(end));
        return end;
    }

    private String readLine(int limit) {
        int end = newlines.lineEnd(content, at, true);
        if (end < 0) return "";
        return take(limit < 0 ? end : Math.min(end, limitFrom(limit)));
    }

    private long position() {
        return content.codePointCount(0, at) + (long) beyond;
    }

    private long seek(long target) {
        int characters = content.codePointCount(0, content.length());
        if (target > Integer.MAX_VALUE) throw Errors.overflow("Python int too large to convert to C ssize_t");
        beyond = (int) Math.max(0, target - characters);
        at = content.offsetByCodePoints(0, (int) Math.min(target, characters));
        return target;
    }

    private static void members(TypeMembers m) {
        m.oneArg("write", (self, text) -> {
            if (!(text instanceof PyStr s)) throw Errors.type("string argument expected, got '%s'", Errors.typeName(text));
            text(self).requireOpen().write(s.value);
            return PyInt.of(s.length());
        });
        m.oneArg("writelines", (self, lines) -> {
            text(self).requireOpen();
            Operations.forEach(lines, line -> Operations.callMethod(self, "write", line).discard());
            return PyNone.NONE;
        });
        m.noArgs("getvalue", self -> PyStr.of(text(self).requireOpen().content.toString()));
        m.positional("read", 0, 1, (self, a) -> {
            PyStringIO f = text(self).requireOpen();
            return PyStr.of(f.take(f.limitFrom(BinaryMembers.count(a))));
        });
        m.positional("readline", 0, 1, (self, a) -> PyStr.of(text(self).requireOpen().readLine(BinaryMembers.count(a))));
        m.positional("readlines", 0, 1, (self, a) -> {
            PyList lines = new PyList();
            long hint = BinaryMembers.count(a), total = 0;
            for (String line; (hint <= 0 || total < hint) && !(line = text(self).requireOpen().readLine(-1)).isEmpty(); total += line.length()) lines.append(PyStr.of(line));
            return lines;
        });
        places(m);
        state(m);
    }

    private static void places(TypeMembers m) {
        m.noArgs("tell", self -> PyInt.of(text(self).requireOpen().position()));
        m.positional("seek", 1, 2, (self, a) -> {
            PyStringIO f = text(self).requireOpen();
            long offset = Operations.asIndexLong(a[0], ExceptionTypes.OVERFLOW_ERROR), whence = a.length > 1 ? Operations.asIndexLong(a[1], ExceptionTypes.OVERFLOW_ERROR) : 0;
            if (whence < 0 || whence > 2) throw Errors.value("Invalid whence (%d, should be 0, 1 or 2)", whence);
            if (whence == 0 && offset < 0) throw Errors.value("Negative seek position %d", offset);
            if (whence != 0 && offset != 0) throw Errors.of(ExceptionTypes.OS_ERROR, "Can't do nonzero cur-relative seeks");
            return PyInt.of(f.seek(whence == 0 ? offset : whence == 1 ? f.position() : f.content.codePointCount(0, f.content.length())));
        });
        m.positional("truncate", 0, 1, (self, a) -> {
            PyStringIO f = text(self).requireOpen();
            long size = a.length == 0 || a[0] == PyNone.NONE ? f.position() : Operations.asIndexLong(a[0], ExceptionTypes.OVERFLOW_ERROR);
            if (size < 0) throw Errors.value("Negative size value %d", size);
            long here = f.position();
            if (size < f.content.codePointCount(0, f.content.length())) f.content.setLength(f.content.offsetByCodePoints(0, (int) size));
            f.seek(here);
            return PyInt.of(size);
        });
    }

    private static void state(TypeMembers m) {
        m.noArgs("flush", self -> {
            text(self).requireOpen();
            return PyNone.NONE;
        });
        m.noArgs("close", self -> {
            text(self).closed = true;
            text(self).content.setLength(0);
            return PyNone.NONE;
        });
        m.noArgs("__enter__", self -> text(self).requireOpen());
        m.positional("__exit__", 0, -1, (self, a) -> {
            Operations.callMethod(self, "close").discard();
            return PyNone.NONE;
        });
        for (String yes : new String[] {"readable", "writable", "seekable"}) {
            m.noArgs(yes, self -> {
                text(self).requireOpen();
                return PyBool.TRUE;
            });
        }
        m.noArgs("isatty", self -> {
            text(self).requireOpen();
            return PyBool.FALSE;
        });
        m.noArgs("fileno", self -> {
            throw FileErrors.unsupported("fileno");
        });
        m.getter("closed", self -> PyBool.of(text(self).closed));
        m.getter("line_buffering", self -> PyBool.FALSE);
    }
}
