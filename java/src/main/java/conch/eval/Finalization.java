package conch.eval;

import conch.ffi.Gil;
import conch.object.CycleCollector;
import conch.object.Operations;
import conch.object.PyDict;
import conch.object.PyException;
import conch.object.PyModule;
import conch.object.PyObject;
import conch.object.PyStr;

/**
 * The end of an interpreter, in CPython's order: wait for the threads that are no daemons, call what {@code atexit} knows, flush, refuse
 * the lock to whoever is left, empty the modules (the script's own first, builtins last), and collect the cycles.
 */
public final class Finalization {
    /** CPython's exit code where standard output could not be written out. */
    private static final int UNFLUSHED = 120;

    private Finalization() {
    }

    /** @return the exit code: the given one, or {@link #UNFLUSHED} when standard output could not be flushed */
    public static int run(ThreadState thread, int exitCode) {
        callIfImported(thread, "threading", "_shutdown");
        callIfImported(thread, "atexit", "_run_exitfuncs");
        boolean flushed = flush(thread, "stdout") & flush(thread, "stderr");
        thread.interpreter.finishing = true;
        Gil.beginFinish();
        thread.interpreter.onFinish.run();
        emptyModules(thread);
        if (flushed) flushed = flush(thread, "stdout");
        emptyRest(thread);
        return flushed ? exitCode : UNFLUSHED;
    }

    /** {@code threading} knows which threads must be joined, {@code atexit} what is to be called. */
    private static void callIfImported(ThreadState thread, String module, String function) {
        if (!(thread.interpreter.modules.get(PyStr.intern(module)) instanceof PyModule imported)) return;
        try {
            Operations.callMethod(imported, function).discard();
        } catch (PyException e) {
            thread.interpreter.hooks.unraisable(e.value(), imported, null);
            e.discard();
        }
    }

    private static boolean flush(ThreadState thread, String stream) {
        if (!(thread.interpreter.modules.get(PyStr.intern("sys")) instanceof PyModule sys)) return true;
        PyObject file = sys.dict().get(PyStr.intern(stream));
        if (file == null || !Operations.hasAttribute(file, "flush")) return true;
        try {
            PyObject closed = Operations.getAttributeOrNull(file, "closed");
            if (closed != null && Operations.isTrue(closed)) return true;
            Operations.callMethod(file, "flush").discard();
            return true;
        } catch (PyException e) {
            if (stream.equals("stdout")) thread.interpreter.hooks.unraisable(e.value(), file, null);
            e.discard();
            return false;
        }
    }

    private static void emptyModules(ThreadState thread) {
        PyDict modules = thread.interpreter.modules;
        empty(modules.get(PyStr.intern("__main__")));
        CycleCollector.collect();
        for (int at = -1; (at = modules.nextPosition(at + 1)) >= 0; ) {
            if (modules.keyAt(at) instanceof PyStr name && !name.value.equals("sys") && !name.value.equals("builtins")) empty(modules.valueAt(at));
        }
        CycleCollector.collect();
    }

    private static void emptyRest(ThreadState thread) {
        PyDict modules = thread.interpreter.modules;
        empty(modules.get(PyStr.intern("sys")));
        thread.interpreter.builtins.clear();
        modules.clear();
        CycleCollector.collect();
        modules.drop();
        thread.interpreter.builtins.drop();
    }

    private static void empty(PyObject module) {
        if (!(module instanceof PyModule m)) return;
        m.dict().clear();
    }
}
