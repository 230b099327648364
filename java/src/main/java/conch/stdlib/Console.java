package conch.stdlib;

import conch.eval.ThreadState;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyModule;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;

/** {@code print}, {@code input} and {@code open}. */
final class Console {
    private static final PyStr SYS = PyStr.intern("sys"), STDOUT = PyStr.intern("stdout"), STDIN = PyStr.intern("stdin");

    private Console() {
    }

    static void fill(ModuleMembers m) {
        m.raw("print", (self, args, kwnames) -> print(args, kwnames));
        m.bound("open", OpenFunction.SIGNATURE, (self, a) -> OpenFunction.open(a));
        m.positional("input", 0, 1, (self, a) -> input(a.length == 0 ? null : a[0]));
    }

    private static PyObject print(PyObject[] args, String[] kwnames) {
        int positional = args.length - (kwnames == null ? 0 : kwnames.length);
        String sep = " ", end = "\n";
        PyObject file = PyNone.NONE;
        boolean flush = false;
        for (int k = 0; kwnames != null && k < kwnames.length; k++) {
            PyObject value = args[positional + k];
            switch (kwnames[k]) {
                case "sep" -> sep = text(value, "sep", sep);
                case "end" -> end = text(value, "end", end);
                case "file" -> file = value;
                case "flush" -> flush = Operations.isTrue(value);
                default -> throw Errors.type("'%s' is an invalid keyword argument for print()", kwnames[k]);
            }
        }
        if (file == PyNone.NONE) file = stream(STDOUT);
        if (file == null) throw Errors.runtime("lost sys.stdout");
        if (file == PyNone.NONE) return PyNone.NONE;
        try (Hold hold = new Hold(file)) {
            if (StandardStreams.isPlain(file)) toStream((PyTextFile) file, args, positional, sep, end, flush);
            else toObject(file, args, positional, sep, end, flush);
        }
        return PyNone.NONE;
    }

    private static String text(PyObject value, String name, String fallback) {
        if (value == PyNone.NONE) return fallback;
        if (value instanceof PyStr text) return text.value;
        throw Errors.type("%s must be None or a string, not %s", name, Errors.typeName(value));
    }

    private static void toStream(PyTextFile stream, PyObject[] args, int count, String sep, String end, boolean flush) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < count; i++) {
            if (i > 0) line.append(sep);
            line.append(string(args[i]));
        }
        stream.write(line.append(end).toString());
        if (flush) stream.flush();
    }

    private static String string(PyObject x) {
        if (x instanceof PyStr text && text.type() == PyStr.TYPE) return text.value;
        PyObject converted = Operations.str(x);
        String result = ((PyStr) converted).value;
        converted.discard();
        return result;
    }

    private static void toObject(PyObject file, PyObject[] args, int count, String sep, String end, boolean flush) {
        for (int i = 0; i < count; i++) {
            if (i > 0) writeTo(file, sep);
            writeTo(file, string(args[i]));
        }
        writeTo(file, end);
        if (flush) Operations.callMethod(file, "flush").discard();
    }

    private static void writeTo(PyObject file, String text) {
        Operations.callMethod(file, "write", PyStr.of(text)).discard();
    }

    private static PyObject stream(PyStr which) {
        PyObject sys = ThreadState.current().interpreter.modules.get(SYS);
        return sys instanceof PyModule module ? module.dict().get(which) : null;
    }

    private static PyObject input(PyObject prompt) {
        PyObject out = stream(STDOUT), in = stream(STDIN);
        if (in == null || in == PyNone.NONE) throw Errors.runtime("input(): lost sys.stdin");
        if (prompt != null && out != null) writeTo(out, string(prompt));
        if (out != null) Operations.callMethod(out, "flush").discard();
        String line = StandardStreams.isPlain(in) ? ((PyTextFile) in).readLine(-1) : lineOf(in);
        if (line.isEmpty()) throw Errors.of(ExceptionTypes.EOF_ERROR, "EOF when reading a line");
        return PyStr.of(line.endsWith("\n") ? line.substring(0, line.length() - 1) : line);
    }

    private static String lineOf(PyObject in) {
        PyObject line = Operations.callMethod(in, "readline");
        if (line instanceof PyStr text) return text.value;
        throw Errors.type("object.readline() returned non-string");
    }
}
