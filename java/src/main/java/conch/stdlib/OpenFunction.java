package conch.stdlib;

import conch.ffi.SystemCall;
import conch.object.Codecs;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyBytes;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyType;
import java.nio.charset.StandardCharsets;

/** {@code open()}: sorts the arguments, opens the file, and puts the layers together. */
final class OpenFunction {
    static final String SIGNATURE = "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None";

    private OpenFunction() {
    }

    /** What a mode says. @param how r, w, a or x */
    private record Mode(char how, boolean updating, boolean binary, String text) {
        static Mode parse(String mode) {
            char how = 0;
            boolean updating = false, binary = false, text = false;
            for (int i = 0; i < mode.length(); i++) {
                char c = mode.charAt(i);
                if ("rwaxbt+".indexOf(c) < 0 || mode.indexOf(c) != i) throw Errors.value("invalid mode: '%s'", mode);
                if (c == '+') updating = true;
                else if (c == 'b') binary = true;
                else if (c == 't') text = true;
                else if (how != 0) throw Errors.value("must have exactly one of create/read/write/append mode");
                else how = c;
            }
            if (text && binary) throw Errors.value("can't have text and binary mode at once");
            if (how == 0) throw Errors.value("Must have exactly one of create/read/write/append mode and at most one plus");
            return new Mode(how, updating, binary, mode);
        }

        boolean reads() {
            return how == 'r' || updating;
        }

        boolean writes() {
            return how != 'r' || updating;
        }

        /** As the file of bytes shows it. */
        String raw() {
            return (how == 'w' && updating ? 'r' : how) + "b" + (updating ? "+" : "");
        }

        /** The system's flags. */
        int flags() {
            int flags = constant(!writes() ? "O_RDONLY" : reads() ? "O_RDWR" : "O_WRONLY");
            return flags | switch (how) {
                case 'w' -> constant("O_CREAT") | constant("O_TRUNC");
                case 'a' -> constant("O_CREAT") | constant("O_APPEND");
                case 'x' -> constant("O_CREAT") | constant("O_EXCL");
                default -> 0;
            } | constant("O_CLOEXEC");
        }

        private static int constant(String name) {
            return SystemCall.constant(name);
        }
    }

    /** @param a as {@link #SIGNATURE} sorts them, null for absent */
    static PyObject open(PyObject[] a) {
        Mode mode = Mode.parse(text(a[1], "mode", "r"));
        long buffering = a[2] == null ? -1 : Operations.asIndexLong(a[2], ExceptionTypes.OVERFLOW_ERROR);
        String encoding = text(a[3], "encoding", null), errors = text(a[4], "errors", null), newline = text(a[5], "newline", null);
        if (mode.binary) requireNone(encoding, errors, newline);
        if (!mode.binary && buffering == 0) throw Errors.value("can't have unbuffered text I/O");
        Newlines newlines = Newlines.of(newline);
        if (encoding != null) requireEncoding(encoding);
        RawBytes raw = openRaw(a[0], mode, a[6] == null || Operations.isTrue(a[6]), a[7] == PyNone.NONE ? null : a[7]);
        boolean terminal = raw.isTerminal();
        int size = buffering == 0 ? 0 : buffering > 1 ? (int) Math.min(buffering, 1 << 30) : PyBinaryFile.DEFAULT_BUFFER;
        PyBinaryFile bytes = new PyBinaryFile(type(mode, size), raw, a[0], mode.raw(), mode.reads(), mode.writes(), size);
        if (mode.binary) return bytes;
        try (Hold hold = new Hold(bytes)) {
            PyTextFile file = new PyTextFile(bytes, encoding == null ? "UTF-8" : encoding, errors == null ? "strict" : errors, newlines,
                buffering == 1 || buffering < 0 && terminal, false);
            file.textMode = mode.text;
            return file;
        }
    }

    private static PyType type(Mode mode, int bufferSize) {
        if (bufferSize == 0) return FileTypes.FILE_IO;
        if (mode.updating) return FileTypes.BUFFERED_RANDOM;
        return mode.how == 'r' ? FileTypes.BUFFERED_READER : FileTypes.BUFFERED_WRITER;
    }

    /** The text of an optional argument; {@code otherwise} for None and for an absent one. */
    static String text(PyObject argument, String name, String otherwise) {
        if (argument == null || argument == PyNone.NONE && !name.equals("mode")) return otherwise;
        if (argument instanceof PyStr text) return text.value;
        throw Errors.type("open() argument '%s' must be %s, not %s", name, name.equals("mode") ? "str" : "str or None", Errors.typeName(argument));
    }

    private static void requireNone(String encoding, String errors, String newline) {
        String given = encoding != null ? "an encoding" : errors != null ? "an errors" : newline != null ? "a newline" : null;
        if (given != null) throw Errors.value("binary mode doesn't take %s argument", given);
    }

    static void requireEncoding(String encoding) {
        Codecs.encode(PyStr.EMPTY, encoding, "strict");
    }

    private static RawBytes openRaw(PyObject file, Mode mode, boolean closes, PyObject opener) {
        boolean append = mode.how == 'a';
        if (file instanceof PyInt) return numbered(NumberedFiles.number(file), append, closes, null);
        if (!closes) throw Errors.value("Cannot use closefd=False with file name");
        String name = path(file);
        if (opener == null) {
            int flags = mode.flags();
            return NumberedFiles.without("open", name, () -> FileBytes.open(name, flags, append));
        }
        try (Hold number = new Hold(Operations.call(opener, file, PyInt.of(mode.flags())))) {
            if (!(number.get() instanceof PyInt)) throw Errors.type("expected integer from opener");
            int opened = NumberedFiles.number(number.get());
            if (opened < 0) throw Errors.value("opener returned %d", opened);
            return numbered(opened, append, true, name);
        }
    }

    /** A file that is open already; the standard streams by their numbers. @param name in messages; null for none */
    private static RawBytes numbered(int number, boolean append, boolean closes, String name) {
        if (number < 0) throw Errors.value("negative file descriptor");
        RawBytes standard = StandardStreams.raw(number);
        return standard != null ? standard : NumberedFiles.without("open", name, () -> FileBytes.of(number, append, closes));
    }

    /** {@code os.fspath}: a str or bytes itself, else what {@code __fspath__} gives. */
    static PyObject fspath(PyObject file) {
        if (file instanceof PyStr || file instanceof PyBytes) return file;
        PyObject given = Operations.callSpecialOrNull(file, "__fspath__");
        if (given == null) throw Errors.type("expected str, bytes or os.PathLike object, not %s", Errors.typeName(file));
        if (given instanceof PyStr || given instanceof PyBytes) return given;
        String got = Errors.typeName(given);
        given.discard();
        throw Errors.type("expected %s.__fspath__() to return str or bytes, not %s", Errors.typeName(file), got);
    }

    /** What names a file: text, bytes, or an object with {@code __fspath__}. */
    static String path(PyObject file) {
        PyObject given = fspath(file);
        String name = given instanceof PyBytes bytes ? new String(bytes.view(), StandardCharsets.UTF_8) : ((PyStr) given).value;
        if (given != file) given.discard();
        if (name.indexOf('\0') >= 0) throw Errors.value("embedded null byte");
        return name;
    }
}
