package conch.stdlib;

import conch.eval.ExceptionSink;
import conch.eval.ThreadState;
import conch.eval.TracebackPrinter;
import conch.object.Errors;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyBaseException;
import conch.object.PyDict;
import conch.object.PyException;
import conch.object.PyModule;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;

/** {@code sys.excepthook} and {@code sys.unraisablehook}: what they do by themselves, and who calls them. (Rules: the manual of {@code sys}.) */
public final class ExceptionHooks implements ExceptionSink {
    private static final String EXCEPT = "excepthook", UNRAISABLE = "unraisablehook";

    static void fill(ModuleMembers sys) {
        sys.positional(EXCEPT, 3, 3, (self, a) -> {
            if (a[1] instanceof PyBaseException e) print(TracebackPrinter.format(e));
            else print("TypeError: print_exception(): Exception expected for value, " + Errors.typeName(a[1]) + " found\n");
            return PyNone.NONE;
        });
        sys.oneArg(UNRAISABLE, (self, args) -> {
            plain(attribute(args, "exc_value"), attribute(args, "err_msg"), attribute(args, "object"));
            return PyNone.NONE;
        });
        for (String name : new String[] {EXCEPT, UNRAISABLE}) sys.constant("__" + name + "__", sys.module().dict().get(PyStr.intern(name)));
    }

    private static PyObject attribute(PyObject args, String name) {
        return Operations.getAttribute(args, PyStr.intern(name));
    }

    /** Null at the very end, when sys has been emptied. */
    private static PyObject hook(String name) {
        PyDict sys = sys();
        return sys == null ? null : sys.get(PyStr.intern(name));
    }

    private static PyDict sys() {
        return ThreadState.current().interpreter.modules.get(PyStr.intern("sys")) instanceof PyModule sys ? sys.dict() : null;
    }

    private static boolean isPlain(String name) {
        return hook(name) == hook("__" + name + "__");
    }

    private static void print(String text) {
        StandardStreams.printError(ThreadState.current(), text);
    }

    private static PyObject orNone(PyObject o) {
        return o == null ? PyNone.NONE : o;
    }

    private static void plain(PyObject exception, PyObject message, PyObject where) {
        String text = message instanceof PyStr said ? said.value : null;
        String head = where != PyNone.NONE ? (text == null ? "Exception ignored in" : text) + ": " + description(where) + "\n" : text == null ? "" : text + ":\n";
        print(head + (exception instanceof PyBaseException e ? TracebackPrinter.formatAlone(e) : ""));
    }

    private static String description(PyObject where) {
        try (Hold text = new Hold(Operations.repr(where))) {
            return ((PyStr) text.get()).value;
        } catch (PyException e) {
            e.discard();
            return "<object repr() failed>";
        }
    }

    @Override
    public void unraisable(PyBaseException exception, PyObject where, String message) {
        PyObject text = message == null ? PyNone.NONE : PyStr.of(message), traceback = orNone(exception.traceback()), found = hook(UNRAISABLE);
        if (found == null || found == PyNone.NONE || isPlain(UNRAISABLE)) {
            plain(exception, text, orNone(where));
            return;
        }
        try (Hold hook = new Hold(found); Hold args = new Hold(Namespaces.of("exc_type", exception.type(), "exc_value", exception, "exc_traceback", traceback,
            "err_msg", text, "object", orNone(where)))) {
            Operations.call(hook.get(), args.get()).discard();
        } catch (PyException e) {
            plain(e.value(), PyStr.of("Exception ignored in sys.unraisablehook"), orNone(found));
            e.discard();
        }
    }

    @Override
    public void uncaught(PyBaseException exception, boolean last) {
        PyObject traceback = orNone(exception.traceback()), found = hook(EXCEPT);
        if (last && sys() != null) {
            sys().put(PyStr.intern("last_type"), exception.type());
            sys().put(PyStr.intern("last_value"), exception);
            sys().put(PyStr.intern("last_traceback"), traceback);
        }
        if (found == null) print("sys.excepthook is missing\n" + TracebackPrinter.format(exception));
        else if (isPlain(EXCEPT)) print(TracebackPrinter.format(exception));
        else byHook(found, exception, traceback);
    }

    private static void byHook(PyObject found, PyBaseException exception, PyObject traceback) {
        try (Hold hook = new Hold(found)) {
            Operations.call(hook.get(), exception.type(), exception, traceback).discard();
        } catch (PyException e) {
            print("Error in sys.excepthook:\n" + TracebackPrinter.format(e.value()) + "\nOriginal exception was:\n" + TracebackPrinter.format(exception));
            e.discard();
        }
    }
}
