package conch.object;

import java.util.Arrays;

/** What {@code __init__} of the exception types does. Each first keeps the positional arguments as {@code args}. */
final class ExceptionInit {
    static final Slots.Init BASE = ExceptionInit::base;

    private ExceptionInit() {
    }

    private static void base(PyObject self, PyObject[] args, String[] kwnames) {
        if (kwnames != null && kwnames.length > 0) throw Errors.type("%s() takes no keyword arguments", self.type.name);
        setArgs(self, args, args.length);
    }

    private static PyBaseException setArgs(PyObject self, PyObject[] args, int n) {
        PyBaseException exception = (PyBaseException) self;
        PyObject[] old = exception.args().items;
        if (old.length != n || !Arrays.equals(old, 0, n, args, 0, n)) exception.setArgs(PyTuple.of(Arrays.copyOf(args, n)));
        return exception;
    }

    /** Keyword arguments of these names become the fields of the same order. {@code owner} is the exception that messages name. */
    static Slots.Init keywords(String owner, String... names) {
        return (self, args, kwnames) -> {
            PyBaseException exception = setArgs(self, args, positional(args, kwnames));
            keywordsInto(owner, exception, args, kwnames, 0, names);
        };
    }

    private static int positional(PyObject[] args, String[] kwnames) {
        return args.length - (kwnames == null ? 0 : kwnames.length);
    }

    private static void keywordsInto(String owner, PyBaseException exception, PyObject[] args, String[] kwnames, int firstField, String... names) {
        int n = positional(args, kwnames);
        for (int k = 0; n + k < args.length; k++) {
            int field = Arrays.asList(names).indexOf(kwnames[k]);
            if (field < 0) throw Errors.type("'%s' is an invalid keyword argument for %s()", kwnames[k], owner);
            exception.setField(firstField + field, args[n + k]);
        }
    }

    static void stopIteration(PyObject self, PyObject[] args, String[] kwnames) {
        base(self, args, kwnames);
        ((PyBaseException) self).setField(0, args.length > 0 ? args[0] : PyNone.NONE);
    }

    static void systemExit(PyObject self, PyObject[] args, String[] kwnames) {
        base(self, args, kwnames);
        PyBaseException exception = (PyBaseException) self;
        if (args.length > 0) exception.setField(0, args.length == 1 ? args[0] : exception.args());
    }

    static void importError(PyObject self, PyObject[] args, String[] kwnames) {
        int n = positional(args, kwnames);
        PyBaseException exception = setArgs(self, args, n);
        keywordsInto("ImportError", exception, args, kwnames, 1, "name", "path");
        exception.setField(0, n == 1 ? args[0] : null);
    }

    /** {@code OSError(errno, strerror[, filename[, winerror[, filename2]]])}; {@code args} keeps only the first two. */
    static void osError(PyObject self, PyObject[] args, String[] kwnames) {
        base(self, args, kwnames);
        if (args.length < 2 || args.length > 5) return;
        PyBaseException exception = (PyBaseException) self;
        exception.setField(0, args[0]);
        exception.setField(1, args[1]);
        if (args.length < 3) return;
        if (exception.type.isSubtypeOf(ExceptionTypes.BLOCKING_IO_ERROR) && args[2].type.index != null) {
            exception.setField(4, args[2]);
            return;
        }
        if (args[2] != PyNone.NONE) exception.setField(2, args[2]);
        if (args.length == 5 && args[4] != PyNone.NONE) exception.setField(3, args[4]);
        exception.setArgs(PyTuple.of(args[0], args[1]));
    }

    /** {@code OSError(2, "…")} makes a FileNotFoundError. */
    static PyObject newOsError(PyType type, PyObject[] args, String[] kwnames) {
        PyType made = type;
        if (type == ExceptionTypes.OS_ERROR && args.length >= 2 && kwnames == null && args[0] instanceof PyInt errno && errno.isSmall()) {
            made = ExceptionTypes.ofErrno((int) errno.longValue());
        }
        return newException(made, args, kwnames);
    }

    /** {@code __new__} keeps the positional arguments, so that a subclass whose {@code __init__} forgets to call this still has them. */
    static PyObject newException(PyType type, PyObject[] args, String[] kwnames) {
        PyBaseException made = (PyBaseException) type.allocate.apply(type);
        setArgs(made, args, positional(args, kwnames));
        return made;
    }

    /** {@code SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset]))}. */
    static void syntaxError(PyObject self, PyObject[] args, String[] kwnames) {
        base(self, args, kwnames);
        PyBaseException exception = (PyBaseException) self;
        if (args.length > 0) exception.setField(0, args[0]);
        if (args.length != 2) return;
        try (Hold info = new Hold(Operations.listOf(args[1]))) {
            PyList list = (PyList) info.get();
            int n = list.size();
            if (n < 4) throw Errors.type("function takes at least 4 arguments (%d given)", n);
            if (n > 6) throw Errors.type("function takes at most 6 arguments (%d given)", n);
            if (n == 5) throw Errors.type("end_offset must be provided when end_lineno is provided");
            for (int i = 0; i < n; i++) exception.setField(1 + i, list.get(i));
        }
    }

    static void unicodeEncode(PyObject self, PyObject[] args, String[] kwnames) {
        unicode(self, args, kwnames, 5, PyStr.TYPE);
    }

    static void unicodeDecode(PyObject self, PyObject[] args, String[] kwnames) {
        unicode(self, args, kwnames, 5, PyBytes.TYPE);
    }

    static void unicodeTranslate(PyObject self, PyObject[] args, String[] kwnames) {
        unicode(self, args, kwnames, 4, PyStr.TYPE);
    }

    private static void unicode(PyObject self, PyObject[] args, String[] kwnames, int n, PyType content) {
        base(self, args, kwnames);
        if (args.length != n) throw Errors.type("function takes exactly %d arguments (%d given)", n, args.length);
        PyType[] expected = n == 5 ? new PyType[] {PyStr.TYPE, content, PyInt.TYPE, PyInt.TYPE, PyStr.TYPE} : new PyType[] {content, PyInt.TYPE, PyInt.TYPE, PyStr.TYPE};
        for (int i = 0; i < n; i++) {
            if (!args[i].type.isSubtypeOf(expected[i])) {
                throw Errors.type("argument %d must be %s, not %s", i + 1, expected[i].name, Errors.typeName(args[i]));
            }
            ((PyBaseException) self).setField(i, args[i]);
        }
    }
}
