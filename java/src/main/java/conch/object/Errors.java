package conch.object;

/**
 * Makes the exceptions that built-in code raises. Every method returns one for the caller to throw. Formats are those of
 * {@link String#format}; without arguments the text is taken as it is.
 */
public final class Errors {
    private Errors() {
    }

    /** What CPython prints as {@code Py_TYPE(o)->tp_name}. */
    public static String typeName(PyObject o) {
        return o.type.name;
    }

    public static PyException of(PyType type, String message) {
        return new PyException(PyBaseException.make(type, PyStr.of(message)));
    }

    public static PyException of(PyType type, PyObject... args) {
        return new PyException(PyBaseException.make(type, args));
    }

    private static PyException formatted(PyType type, String format, Object[] args) {
        return of(type, args.length == 0 ? format : String.format(format, args));
    }

    public static PyException type(String format, Object... args) {
        return formatted(ExceptionTypes.TYPE_ERROR, format, args);
    }

    public static PyException value(String format, Object... args) {
        return formatted(ExceptionTypes.VALUE_ERROR, format, args);
    }

    public static PyException index(String format, Object... args) {
        return formatted(ExceptionTypes.INDEX_ERROR, format, args);
    }

    public static PyException key(PyObject key) {
        return of(ExceptionTypes.KEY_ERROR, key);
    }

    /** "'Foo' object has no attribute 'bar'", with {@code name} and {@code obj} set. */
    public static PyException attribute(PyObject object, PyStr name) {
        String text = object instanceof PyType type ? "type object '" + type.name + "' has no attribute '" + name.value + "'"
            : object instanceof PyModule module ? "module '" + module.name() + "' has no attribute '" + name.value + "'"
            : "'" + object.type.name + "' object has no attribute '" + name.value + "'";
        return attribute(object, name, text);
    }

    public static PyException attribute(PyObject object, String name) {
        return attribute(object, PyStr.of(name));
    }

    /** AttributeError with a text of its own and {@code name} and {@code obj} set. */
    static PyException attribute(PyObject object, PyStr name, String text) {
        PyBaseException value = PyBaseException.make(ExceptionTypes.ATTRIBUTE_ERROR, PyStr.of(text));
        value.setField(0, name);
        value.setField(1, object);
        return new PyException(value);
    }

    public static PyException name(String format, Object... args) {
        return formatted(ExceptionTypes.NAME_ERROR, format, args);
    }

    /** "name 'x' is not defined", with {@code name} set. */
    public static PyException undefinedName(PyStr name) {
        PyBaseException value = PyBaseException.make(ExceptionTypes.NAME_ERROR, PyStr.of("name '" + name.value + "' is not defined"));
        value.setField(0, name);
        return new PyException(value);
    }

    public static PyException zeroDivision(String format, Object... args) {
        return formatted(ExceptionTypes.ZERO_DIVISION_ERROR, format, args);
    }

    public static PyException overflow(String format, Object... args) {
        return formatted(ExceptionTypes.OVERFLOW_ERROR, format, args);
    }

    public static PyException runtime(String format, Object... args) {
        return formatted(ExceptionTypes.RUNTIME_ERROR, format, args);
    }

    public static PyException recursion(String format, Object... args) {
        return formatted(ExceptionTypes.RECURSION_ERROR, format, args);
    }

    public static PyException memory() {
        return of(ExceptionTypes.MEMORY_ERROR);
    }

    /** The end of an iteration; {@code value} may be null for none. */
    public static PyException stopIteration(PyObject value) {
        return value == null ? of(ExceptionTypes.STOP_ITERATION) : of(ExceptionTypes.STOP_ITERATION, value);
    }

    public static PyException notImplemented(String format, Object... args) {
        return formatted(ExceptionTypes.NOT_IMPLEMENTED_ERROR, format, args);
    }

    public static PyException buffer(String format, Object... args) {
        return formatted(ExceptionTypes.BUFFER_ERROR, format, args);
    }

    public static PyException system(String format, Object... args) {
        return formatted(ExceptionTypes.SYSTEM_ERROR, format, args);
    }

    /** OSError, or the subclass for this errno; {@code filename} may be null. */
    public static PyException os(int errno, String message, String filename) {
        PyType type = ExceptionTypes.ofErrno(errno);
        return filename == null ? of(type, PyInt.of(errno), PyStr.of(message)) : of(type, PyInt.of(errno), PyStr.of(message), PyStr.of(filename));
    }

    /** As {@link #os(int, String, String)} with the system's text for the commonest numbers. */
    public static PyException os(int errno, String filename) {
        return os(errno, ErrnoText.of(errno), filename);
    }

    /** The system's text for an error number. */
    public static String textOf(int errno) {
        return ErrnoText.of(errno);
    }

    public static PyException unicodeDecode(String encoding, PyObject bytes, int start, int end, String reason) {
        return of(ExceptionTypes.UNICODE_DECODE_ERROR, PyStr.of(encoding), bytes, PyInt.of(start), PyInt.of(end), PyStr.of(reason));
    }

    public static PyException unicodeEncode(String encoding, PyStr text, int start, int end, String reason) {
        return of(ExceptionTypes.UNICODE_ENCODE_ERROR, PyStr.of(encoding), text, PyInt.of(start), PyInt.of(end), PyStr.of(reason));
    }
}
