package conch.object;

/**
 * An exception instance. What subclasses have besides ({@code OSError.errno}, {@code StopIteration.value}) lies in {@link #fields},
 * in the order that {@link ExceptionTypes} names them.
 */
public final class PyBaseException extends PyContainer {
    private static final PyObject[] NO_FIELDS = {};

    /** Slots. */
    private PyTuple args = (PyTuple) PyTuple.EMPTY.retain();
    private PyObject traceback;
    private PyBaseException context, cause;
    private PyDict attributes;
    /** Slots; null entries read as None. */
    private final PyObject[] fields;
    private boolean suppressContext;
    /** The functions of C that this went through since it last met a frame, the outermost first; null for none. For people only: CPython's tracebacks lack them. */
    private NativeCall nativeCalls;

    PyBaseException(PyType type, int fieldCount) {
        super(type);
        fields = fieldCount == 0 ? NO_FIELDS : new PyObject[fieldCount];
    }

    /** An instance of a built-in exception type, without calling what a script could see. The result is unowned. */
    public static PyBaseException make(PyType type, PyObject... args) {
        PyBaseException made = (PyBaseException) type.allocate.apply(type);
        made.setArgs(PyTuple.of(args));
        if (type.init != ExceptionInit.BASE) type.init.apply(made, made.args.items, null);
        return made;
    }

    public PyTuple args() {
        return args == null ? PyTuple.EMPTY : args;
    }

    public void setArgs(PyTuple next) {
        PyTuple old = args;
        args = (PyTuple) next.retain();
        dropIfPresent(old);
    }

    /** The traceback object, borrowed; null for none. */
    public PyObject traceback() {
        return traceback;
    }

    public void setTraceback(PyObject next) {
        PyObject old = traceback;
        traceback = next == null ? null : next.retain();
        dropIfPresent(old);
    }

    /** This left a function of C. */
    public void leaves(String function) {
        nativeCalls = new NativeCall(function, nativeCalls);
    }

    /** Which functions of C this left, and forgets them; null for none. */
    public NativeCall takeNativeCalls() {
        NativeCall taken = nativeCalls;
        nativeCalls = null;
        return taken;
    }

    public PyBaseException context() {
        return context;
    }

    public void setContext(PyBaseException next) {
        PyBaseException old = context;
        context = next == null ? null : (PyBaseException) next.retain();
        dropIfPresent(old);
    }

    public PyBaseException cause() {
        return cause;
    }

    /** Sets {@code __cause__}, null for None. As {@code raise … from …} does, this also suppresses the context. */
    public void setCause(PyBaseException next) {
        PyBaseException old = cause;
        cause = next == null ? null : (PyBaseException) next.retain();
        suppressContext = true;
        dropIfPresent(old);
    }

    public boolean suppressContext() {
        return suppressContext;
    }

    public void setSuppressContext(boolean suppress) {
        suppressContext = suppress;
    }

    /** A field of the built-in subclass, borrowed; null where it was not set. */
    PyObject field(int index) {
        return fields[index];
    }

    void setField(int index, PyObject next) {
        PyObject old = fields[index];
        fields[index] = next == null ? null : next.retain();
        dropIfPresent(old);
    }

    @Override
    public PyDict dictOrNull() {
        return attributes;
    }

    @Override
    public PyDict dict() {
        if (attributes == null) attributes = (PyDict) new PyDict().retain();
        return attributes;
    }

    @Override
    public void setDict(PyDict next) {
        PyDict old = attributes;
        attributes = next == null ? null : (PyDict) next.retain();
        dropIfPresent(old);
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(args);
        visitor.visitIfPresent(traceback);
        visitor.visitIfPresent(context);
        visitor.visitIfPresent(cause);
        visitor.visitIfPresent(attributes);
        for (PyObject field : fields) visitor.visitIfPresent(field);
    }

    @Override
    public void clearSlots() {
        PyObject[] old = {args, traceback, context, cause, attributes};
        args = null;
        traceback = null;
        context = cause = null;
        attributes = null;
        for (PyObject each : old) dropIfPresent(each);
        for (int i = 0; i < fields.length; i++) setField(i, null);
    }

    /** For Java's own messages: the type's name and the first argument when that is a string. */
    @Override
    public String toString() {
        return args().size() > 0 && args().get(0) instanceof PyStr text ? type.name + ": " + text.value : type.name;
    }
}
