package conch.object;

/**
 * Where warnings of the core go. The {@code warnings} module takes the place of the sink when it is there; until then they are dropped.
 *
 * <p>A sink may throw: that is how a warning is turned into an error.
 */
@FunctionalInterface
public interface Warnings {
    /** @param category a subclass of Warning */
    void warn(PyType category, String message);

    /** Replaces the sink. */
    static void setSink(Warnings sink) {
        WarningsSink.current = sink;
    }

    static void deprecation(String message) {
        WarningsSink.current.warn(ExceptionTypes.DEPRECATION_WARNING, message);
    }
}
