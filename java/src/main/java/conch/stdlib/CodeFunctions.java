package conch.stdlib;

import conch.compile.Code;
import conch.eval.Execution;
import conch.eval.Frame;
import conch.eval.ThreadState;
import conch.object.Errors;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyDict;
import conch.object.PyList;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.syntax.Source;
import conch.syntax.SyntaxError;

/** The builtins that deal with code and namespaces: {@code compile}, {@code exec}, {@code eval}, {@code globals}, {@code locals}, {@code vars}, {@code dir}. */
final class CodeFunctions {
    private static final PyStr BUILTINS = PyStr.intern("__builtins__"), DICT = PyStr.intern("__dict__");

    private CodeFunctions() {
    }

    static void fill(ModuleMembers m) {
        m.bound("compile", "source, filename, mode, flags=0, dont_inherit=False, optimize=-1", (self, a) -> compile(a[0], a[1], a[2]));
        m.positional("exec", 1, 3, (self, a) -> {
            run(a, "exec", Execution.Mode.EXEC).discard();
            return PyNone.NONE;
        });
        m.positional("eval", 1, 3, (self, a) -> run(a, "eval", Execution.Mode.EVAL));
        m.noArgs("globals", self -> frame().globals);
        m.noArgs("locals", self -> frame().localsMapping());
        m.positional("vars", 0, 1, (self, a) -> a.length == 0 ? frame().localsMapping() : vars(a[0]));
        m.positional("dir", 0, 1, (self, a) -> dir(a.length == 0 ? null : a[0]));
    }

    private static Frame frame() {
        return ThreadState.current().frame();
    }

    private static PyObject compile(PyObject source, PyObject filename, PyObject mode) {
        if (!(filename instanceof PyStr name)) throw Errors.type("expected str, bytes or os.PathLike object, not %s", Errors.typeName(filename));
        Execution.Mode how = switch (mode instanceof PyStr text ? text.value : "") {
            case "exec" -> Execution.Mode.EXEC;
            case "eval" -> Execution.Mode.EVAL;
            case "single" -> Execution.Mode.SINGLE;
            default -> throw Errors.value("compile() mode must be 'exec', 'eval' or 'single'");
        };
        Source text = source(source, name.value, "compile");
        // At the prompt a block goes on until a blank line; a text that is given whole ends where it ends.
        return Execution.compile(how == Execution.Mode.SINGLE ? new Source(text.filename(), text.text() + "\n\n") : text, how);
    }

    private static Source source(PyObject source, String filename, String function) {
        if (source instanceof PyStr text) {
            if (text.value.indexOf('\0') >= 0) throw Errors.value("source code string cannot contain null bytes");
            return new Source(filename, text.value);
        }
        if (source instanceof conch.object.PyBytes bytes) {
            try {
                return Source.ofBytes(filename, bytes.view());
            } catch (SyntaxError e) {
                throw Execution.raised(e);
            }
        }
        throw Errors.type("%s() arg 1 must be a string, bytes or %s object", function, function.equals("compile") ? "AST" : "code");
    }

    private static PyObject run(PyObject[] a, String function, Execution.Mode mode) {
        Frame frame = frame();
        PyObject globals = a.length > 1 && a[1] != PyNone.NONE ? a[1] : frame.globals;
        if (!(globals instanceof PyDict dict)) {
            throw Errors.type(function.equals("exec") ? "exec() globals must be a dict, not %s" : "globals must be a dict", Errors.typeName(globals));
        }
        boolean own = a.length < 2 || a[1] == PyNone.NONE;
        PyObject locals = a.length > 2 && a[2] != PyNone.NONE ? a[2] : own ? frame.localsMapping() : dict;
        if (dict.get(BUILTINS) == null) dict.put(BUILTINS, frame.builtins);
        try (Hold names = new Hold(locals)) {
            Code code = a[0] instanceof Code given ? given : Execution.compile(source(trimmed(a[0], mode), "<string>", function), mode);
            return Execution.run(ThreadState.current(), code, dict, names.get());
        }
    }

    /** {@code eval} ignores blanks before the expression. */
    private static PyObject trimmed(PyObject source, Execution.Mode mode) {
        return mode == Execution.Mode.EVAL && source instanceof PyStr text ? PyStr.of(text.value.replaceFirst("^[ \t]+", "")) : source;
    }

    private static PyObject vars(PyObject object) {
        PyObject dict = Operations.getAttributeOrNull(object, DICT);
        if (dict == null) throw Errors.type("vars() argument must have __dict__ attribute");
        return dict;
    }

    private static PyObject dir(PyObject object) {
        PyObject names = object == null ? keys(frame().localsMapping()) : Operations.callSpecialOrNull(object, "__dir__");
        try (Hold hold = new Hold(names); Hold sorted = new Hold(Operations.listOf(hold.get()))) {
            ((PyList) sorted.get()).sort(null, false);
            return sorted.take();
        }
    }

    private static PyObject keys(PyObject mapping) {
        try (Hold hold = new Hold(mapping)) {
            return Operations.listOf(mapping);
        }
    }
}
