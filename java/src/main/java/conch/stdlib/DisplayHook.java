package conch.stdlib;

import conch.eval.InterpreterState;
import conch.eval.ThreadState;
import conch.object.Errors;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyDict;
import conch.object.PyModule;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;

/** {@code sys.displayhook}: what becomes of the value of an expression that is a statement, at the prompt and in code compiled as "single". */
final class DisplayHook {
    private static final PyStr NAME = PyStr.intern("displayhook"), LAST = PyStr.intern("_"), SYS = PyStr.intern("sys");

    private DisplayHook() {
    }

    static void fill(ModuleMembers sys, InterpreterState interpreter) {
        sys.oneArg(NAME.value, (self, value) -> {
            show(ThreadState.current(), value);
            return PyNone.NONE;
        });
        sys.constant("__displayhook__", sys.module().dict().get(NAME));
        interpreter.display = DisplayHook::byHook;
    }

    private static void byHook(PyObject value) {
        PyObject sys = ThreadState.current().interpreter.modules.get(SYS);
        PyObject found = sys instanceof PyModule module ? module.dict().get(NAME) : null;
        if (found == null) throw Errors.runtime("lost sys.displayhook");
        try (Hold hook = new Hold(found)) {
            Operations.call(hook.get(), value).discard();
        }
    }

    /** Prints a value that is not None, and keeps it as {@code _}. */
    private static void show(ThreadState thread, PyObject value) {
        if (value == PyNone.NONE) return;
        PyDict builtins = thread.interpreter.builtins;
        builtins.put(LAST, PyNone.NONE);
        StandardStreams.print(thread, Operations.repr(value).value + "\n");
        builtins.put(LAST, value);
    }
}
