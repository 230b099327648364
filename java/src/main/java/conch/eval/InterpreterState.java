package conch.eval;

import conch.object.PyDict;
import conch.object.PyObject;
import java.util.ArrayList;
import java.util.List;

/** What all threads of one interpreter share. Touched with the GIL held. */
public final class InterpreterState {
    /** Finds what {@code import} asks for. Built-in modules, scripts and C extensions each have one. */
    public interface ModuleFinder {
        /**
         * Loads the module {@code fullName} and puts it into {@code sys.modules}.
         *
         * @param path the directories to look in: {@code sys.path}, or a package's {@code __path__}
         * @return the module, unowned; null when this finder does not know it
         */
        PyObject find(ThreadState thread, String fullName, List<String> path);
    }

    /** Slot: {@code sys.modules}. */
    public final PyDict modules = (PyDict) new PyDict().retain();
    /** Slot: the namespace of the module {@code builtins}; null until that is made. */
    public PyDict builtins;
    public final List<ModuleFinder> finders = new ArrayList<>();
    /** Polls the eval breaker before every instruction, as interpreters did before 3.10. */
    public final boolean everyInstruction;
    /** After how many turns a loop is translated to JVM code; 0 for never. */
    public final int translateAfter;
    public int recursionLimit = 1000;
    /** {@code sys.path}'s list; null until sys exists. */
    public PyObject path;
    /** Called on the main thread for a signal that arrived: raises KeyboardInterrupt for SIGINT unless {@code signal} was told otherwise. */
    public java.util.function.IntConsumer onSignal = number -> {
        throw conch.object.Errors.of(conch.object.ExceptionTypes.KEYBOARD_INTERRUPT);
    };
    /** Called when the script and its threads have ended and its objects are about to. */
    public Runnable onFinish = () -> { };
    /** Whether the interpreter ends: no thread but the main one gets the GIL any more. */
    public boolean finishing;
    /** Exceptions that threads want raised in others, by the handle that went through the native side. Slots. */
    final java.util.Map<Long, PyObject> asynchronous = new java.util.HashMap<>();
    /** What PRINT_EXPR does at the prompt: {@code sys.displayhook}. */
    public java.util.function.Consumer<PyObject> display = value -> { };
    public ExceptionSink hooks = ExceptionSink.NONE;

    /** Takes the exception that C code has set on the calling thread; null when there is none. Replaced when the extension API is loaded. */
    public java.util.function.Supplier<conch.object.PyException> nativeException = () -> null;

    public InterpreterState(boolean everyInstruction, int translateAfter) {
        this.everyInstruction = everyInstruction;
        this.translateAfter = everyInstruction ? 0 : translateAfter;
    }
}
