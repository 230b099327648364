package conch.stdlib;

import conch.eval.InterpreterThread;
import conch.eval.ThreadState;
import conch.eval.TracebackPrinter;
import conch.ffi.Gil;
import conch.ffi.NativeLibrary;
import conch.ffi.NativeThread;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Operations;
import conch.object.PyBaseException;
import conch.object.PyDict;
import conch.object.PyException;
import conch.object.PyFloat;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import java.util.concurrent.CompletableFuture;

/** {@code _thread}: starting threads, their identities, locks. {@code threading} is written in Python over it. */
final class ThreadModule {
    private ThreadModule() {
    }

    static void fill(ModuleMembers m) {
        NativeLibrary.linkAhead();
        m.positional("start_new_thread", 2, 3, (self, a) -> start(a));
        m.noArgs("get_ident", self -> PyInt.of(ident()));
        m.noArgs("get_native_id", self -> PyInt.of(ident()));
        m.noArgs("allocate_lock", self -> new PyLock());
        m.noArgs("_count", self -> PyInt.of(Gil.threadCount()));
        m.oneArg("_set_name", (self, name) -> {
            ThreadState.current().lock.setName(((PyStr) name).value);
            Thread.currentThread().setName(((PyStr) name).value);
            return PyNone.NONE;
        });
        m.positional("_print_exception", 2, 2, (self, a) -> {
            StandardStreams.printError(ThreadState.current(), ((PyStr) a[0]).value + TracebackPrinter.format((PyBaseException) a[1]));
            return PyNone.NONE;
        });
        m.constant("LockType", PyLock.TYPE);
        m.constant("RLock", PyRLock.TYPE);
        m.constant("_local", PyThreadLocal.TYPE);
        m.constant("error", ExceptionTypes.RUNTIME_ERROR);
        m.constant("TIMEOUT_MAX", PyFloat.of(Math.floor(Long.MAX_VALUE / 1e9)));
    }

    /** The identity of the calling thread; never 0. */
    static long ident() {
        return ThreadState.current().ident();
    }

    private static PyObject start(PyObject[] a) {
        if (a[0].type().call == null) throw Errors.type("first arg must be callable");
        if (!(a[1] instanceof PyTuple args)) throw Errors.type("2nd arg must be a tuple");
        if (a.length > 2 && !(a[2] instanceof PyDict)) throw Errors.type("optional 3rd arg must be a dictionary");
        NativeThread lock = NativeThread.create();
        ThreadState state = new ThreadState(ThreadState.current().interpreter, lock);
        PyObject function = a[0].retain(), arguments = args.retain(), keywords = a.length > 2 ? a[2].retain() : null;
        CompletableFuture<Long> ident = new CompletableFuture<>();
        InterpreterThread thread = new InterpreterThread("conch", () -> live(state, ident, function, (PyTuple) arguments, (PyDict) keywords));
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            function.drop();
            arguments.drop();
            PyObject.dropIfPresent(keywords);
            lock.delete();
            throw Errors.runtime("can't start new thread");
        }
        return PyInt.of(ident.join());
    }

    /** A thread's life: says who it is, takes the lock, runs, and lets it go for good. The function and its arguments are slots of this call. */
    private static void live(ThreadState state, CompletableFuture<Long> ident, PyObject function, PyTuple args, PyDict keywords) {
        ((InterpreterThread) Thread.currentThread()).bind(state);
        ident.complete(state.ident());
        Gil.attach(state.lock);
        try {
            call(function, args, keywords);
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.SYSTEM_EXIT)) state.interpreter.hooks.unraisable(e.value(), function, "Exception ignored in thread started by");
            e.discard();
        } finally {
            function.drop();
            args.drop();
            PyObject.dropIfPresent(keywords);
            PyThreadLocal.threadEnds(state);
            Gil.exit();
        }
    }

    private static void call(PyObject function, PyTuple args, PyDict keywords) {
        if (keywords == null || keywords.size() == 0) {
            Operations.call(function, args.items, null).discard();
            return;
        }
        PyObject[] all = java.util.Arrays.copyOf(args.items, args.size() + keywords.size());
        String[] names = new String[keywords.size()];
        for (int at = -1, i = 0; (at = keywords.nextPosition(at + 1)) >= 0; i++) {
            names[i] = ((PyStr) keywords.keyAt(at)).value.intern();
            all[args.size() + i] = keywords.valueAt(at);
        }
        Operations.call(function, all, names).discard();
    }
}
