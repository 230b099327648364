package conch.object;

/** What scripts have registered beyond the codecs and error handlers that are built in. */
public interface CodecRegistry {
    /** The function for an error handler's name, borrowed; null for none. */
    PyObject errorHandler(String name);

    /** The tuple (encode, decode, …) for an encoding's name as a script wrote it; null for none. */
    PyObject codec(String name);

    /** From now on this is asked. */
    static void set(CodecRegistry registry) {
        RegisteredCodecs.registry = registry;
    }
}
