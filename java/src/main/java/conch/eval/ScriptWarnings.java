package conch.eval;

import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;

/** Warnings of the core and of C: they go through the module {@code warnings}, which its first one imports, so that a script's filters and records see them. */
public final class ScriptWarnings {
    private ScriptWarnings() {
    }

    /**
     * A warning from the script line that runs. An error filter makes it an exception.
     *
     * @param message a text, or an instance of a warning
     * @param stacklevel 1 for that line, more for its callers
     * @param source the object that it is about, null for none
     */
    public static void warn(PyObject category, PyObject message, long stacklevel, PyObject source) {
        try (Hold held = new Hold(message)) {
            Operations.callMethod(module(), PyStr.intern("warn"), held.get(), category, PyInt.of(stacklevel), source == null ? PyNone.NONE : source).discard();
        }
    }

    /** A warning from a place that is given. @param registry a dict, or null for none */
    public static void explicit(PyObject category, PyObject message, PyObject filename, long line, PyObject module, PyObject registry) {
        Operations.callMethod(module(), PyStr.intern("warn_explicit"), message, category, filename, PyInt.of(line), orNone(module), orNone(registry)).discard();
    }

    private static PyObject orNone(PyObject o) {
        return o == null ? PyNone.NONE : o;
    }

    private static PyObject module() {
        return Importer.load(ThreadState.current(), "warnings");
    }
}
