package conch.stdlib;

import conch.eval.Frame;
import conch.eval.InterpreterState;
import conch.eval.ThreadState;
import conch.ffi.Gil;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Operations;
import conch.object.PyBaseException;
import conch.object.PyException;
import conch.object.PyFloat;
import conch.object.PyInt;
import conch.object.PyList;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import java.util.List;

/** {@code sys}: the interpreter as a script sees it. */
final class SysModule {
    private SysModule() {
    }

    /** @param script words of {@code sys.argv} */
    static void fill(ModuleMembers m, InterpreterState interpreter, List<String> argv, List<String> path, PyObject stdin, PyObject stdout, PyObject stderr) {
        m.constant("argv", strings(argv));
        PyObject pathList = strings(path);
        m.constant("path", pathList);
        interpreter.path = pathList;
        m.constant("modules", interpreter.modules);
        m.constant("stdin", stdin);
        m.constant("stdout", stdout);
        m.constant("stderr", stderr);
        m.constant("__stdout__", stdout);
        m.constant("__stderr__", stderr);
        m.constant("__stdin__", stdin);
        constants(m);
        counting(m);
        switching(m);
        exceptions(m);
        ExceptionHooks.fill(m);
        DisplayHook.fill(m, interpreter);
    }

    private static PyObject strings(List<String> words) {
        return PyList.of(words.stream().map(PyStr::of).toArray(PyObject[]::new));
    }

    private static void constants(ModuleMembers m) {
        m.constant("maxsize", PyInt.of(Long.MAX_VALUE));
        m.constant("maxunicode", PyInt.of(Character.MAX_CODE_POINT));
        m.constant("byteorder", PyStr.of(java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN ? "little" : "big"));
        m.constant("platform", PyStr.of(System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux"));
        m.constant("executable", PyStr.of(System.getProperty("conch.home", "") + "/conch"));
        SysFacts.fill(m);
    }

    private static void counting(ModuleMembers m) {
        m.oneArg("getrefcount", (self, x) -> PyInt.of(references(x)));
        m.positional("getsizeof", 1, 2, (self, a) -> getsizeof(a));
        m.oneArg("intern", (self, x) -> x instanceof PyStr text ? PyStr.intern(text.value) : fail(x));
        m.noArgs("getrecursionlimit", self -> PyInt.of(ThreadState.current().interpreter.recursionLimit));
        m.oneArg("setrecursionlimit", (self, x) -> {
            long limit = Operations.asIndexLong(x, ExceptionTypes.OVERFLOW_ERROR);
            if (limit < 1) throw Errors.value("recursion limit must be greater or equal than 1");
            ThreadState.current().interpreter.recursionLimit = (int) Math.min(limit, Integer.MAX_VALUE);
            return PyNone.NONE;
        });
    }

    /** The table of interned strings has a slot for each of them, which CPython's table does not count. */
    private static int references(PyObject x) {
        int all = (int) conch.object.Heap.references(x);
        return x instanceof PyStr text && text.isInterned() ? all - 1 : all;
    }

    private static PyObject fail(PyObject x) {
        throw Errors.type("intern() argument must be str, not %s", Errors.typeName(x));
    }

    private static PyObject getsizeof(PyObject[] a) {
        if (a[0].type().lookup("__sizeof__") != null) return Operations.callMethod(a[0], "__sizeof__");
        if (a.length == 2) return a[1];
        throw Errors.type("Type %s doesn't define __sizeof__", Errors.typeName(a[0]));
    }

    private static void switching(ModuleMembers m) {
        m.noArgs("getswitchinterval", self -> PyFloat.of(Gil.switchInterval() / 1e6));
        m.oneArg("setswitchinterval", (self, x) -> {
            double seconds = Operations.asDouble(x);
            if (!(seconds > 0)) throw Errors.value("switch interval must be strictly positive");
            Gil.setSwitchInterval((long) Math.max(1, seconds * 1e6));
            return PyNone.NONE;
        });
        m.positional("_getframe", 0, 1, (self, a) -> frame(a.length == 0 ? 0 : Operations.asIndexLong(a[0], ExceptionTypes.OVERFLOW_ERROR)));
    }

    private static PyObject frame(long depth) {
        Frame frame = ThreadState.current().frame();
        while (frame != null && depth-- > 0) frame = frame.back();
        if (frame == null) throw Errors.value("call stack is not deep enough");
        return frame.captured();
    }

    private static void exceptions(ModuleMembers m) {
        m.positional("exit", 0, 1, (self, a) -> {
            throw new PyException(PyBaseException.make(ExceptionTypes.SYSTEM_EXIT, a));
        });
        m.noArgs("exc_info", self -> excInfo());
        m.noArgs("exception", self -> {
            PyBaseException handled = ThreadState.current().handledException();
            return handled == null ? PyNone.NONE : handled;
        });
    }

    private static PyObject excInfo() {
        PyBaseException handled = ThreadState.current().handledException();
        if (handled == null) return PyTuple.of(PyNone.NONE, PyNone.NONE, PyNone.NONE);
        return PyTuple.of(handled.type(), handled, handled.traceback() == null ? PyNone.NONE : handled.traceback());
    }
}
