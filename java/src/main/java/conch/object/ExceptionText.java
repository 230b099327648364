package conch.object;

/** What {@code str()} says of the exceptions that do not simply print their arguments. */
final class ExceptionText {
    private ExceptionText() {
    }

    /** Nothing, the only argument, or the tuple of all. */
    static PyObject base(PyObject self) {
        PyTuple args = ((PyBaseException) self).args();
        return switch (args.size()) {
            case 0 -> PyStr.EMPTY;
            case 1 -> Operations.str(args.get(0));
            default -> Operations.repr(args);
        };
    }

    static PyObject repr(PyObject self) {
        PyTuple args = ((PyBaseException) self).args();
        String name = self.type.name.substring(self.type.name.lastIndexOf('.') + 1);
        return PyStr.of(name + (args.size() == 1 ? "(" + Operations.repr(args.get(0)).value + ")" : Operations.repr(args).value));
    }

    /** The repr of the key, so that an empty string as key can be seen. */
    static PyObject keyError(PyObject self) {
        PyTuple args = ((PyBaseException) self).args();
        return args.size() == 1 ? Operations.repr(args.get(0)) : base(self);
    }

    static PyObject importError(PyObject self) {
        PyObject msg = ((PyBaseException) self).field(0);
        return msg instanceof PyStr && msg.type == PyStr.TYPE ? msg : base(self);
    }

    static PyObject osError(PyObject self) {
        PyBaseException e = (PyBaseException) self;
        PyObject errno = e.field(0), strerror = e.field(1), first = e.field(2), second = e.field(3);
        if (first != null) {
            String text = "[Errno " + text(errno) + "] " + text(strerror) + ": " + Operations.repr(first).value;
            return PyStr.of(second == null ? text : text + " -> " + Operations.repr(second).value);
        }
        if (errno != null && strerror != null) return PyStr.of("[Errno " + text(errno) + "] " + text(strerror));
        return base(self);
    }

    private static String text(PyObject value) {
        return value == null ? "None" : Operations.str(value).value;
    }

    static PyObject syntaxError(PyObject self) {
        PyBaseException e = (PyBaseException) self;
        PyObject filename = e.field(1), line = e.field(2);
        String message = text(e.field(0));
        String file = filename instanceof PyStr path ? path.value.substring(path.value.lastIndexOf('/') + 1) : null;
        boolean hasLine = line instanceof PyInt;
        if (file == null && !hasLine) return PyStr.of(message);
        if (file == null) return PyStr.of(message + " (line " + text(line) + ")");
        return PyStr.of(hasLine ? message + " (" + file + ", line " + text(line) + ")" : message + " (" + file + ")");
    }

    static PyObject unicodeEncode(PyObject self) {
        PyBaseException e = (PyBaseException) self;
        if (e.field(1) == null) return PyStr.EMPTY;
        return PyStr.of("'" + text(e.field(0)) + "' codec can't encode " + characters((PyStr) e.field(1), e, 2) + ": " + text(e.field(4)));
    }

    static PyObject unicodeTranslate(PyObject self) {
        PyBaseException e = (PyBaseException) self;
        if (e.field(0) == null) return PyStr.EMPTY;
        return PyStr.of("can't translate " + characters((PyStr) e.field(0), e, 1) + ": " + text(e.field(3)));
    }

    private static String characters(PyStr text, PyBaseException e, int startField) {
        long start = number(e.field(startField)), end = number(e.field(startField + 1));
        if (end != start + 1 || start < 0 || start >= text.length()) return "characters in position " + start + "-" + (end - 1);
        int c = text.codePointAt((int) start);
        String escaped = c <= 0xff ? String.format("\\x%02x", c) : c <= 0xffff ? String.format("\\u%04x", c) : String.format("\\U%08x", c);
        return "character '" + escaped + "' in position " + start;
    }

    static PyObject unicodeDecode(PyObject self) {
        PyBaseException e = (PyBaseException) self;
        if (e.field(1) == null) return PyStr.EMPTY;
        byte[] bytes = ((PyBytes) e.field(1)).view();
        long start = number(e.field(2)), end = number(e.field(3));
        String where = end == start + 1 && start >= 0 && start < bytes.length
            ? String.format("byte 0x%02x in position %d", bytes[(int) start] & 255, start) : "bytes in position " + start + "-" + (end - 1);
        return PyStr.of("'" + text(e.field(0)) + "' codec can't decode " + where + ": " + text(e.field(4)));
    }

    private static long number(PyObject value) {
        return value instanceof PyInt i && i.isSmall() ? i.longValue() : 0;
    }
}
