package conch.object;

/** Where an exception goes that came up where nobody can catch it: in {@code __del__}, or in the callback of a weak reference. */
@FunctionalInterface
public interface Unraisable {
    /** Both are borrowed. {@code where} is the callable that failed, as {@code sys.unraisablehook} gets it. */
    void report(PyBaseException exception, PyObject where);

    /** Replaces the sink, which drops such exceptions at first. */
    static void setSink(Unraisable sink) {
        UnraisableSink.current = sink;
    }

    /** Reports the exception and ends it. */
    static void report(PyException exception, PyObject where) {
        try {
            UnraisableSink.current.report(exception.value(), where);
        } finally {
            exception.discard();
        }
    }
}
