package conch.object;

/** What {@code staticmethod} and {@code classmethod} share: one callable and a dictionary that is updated from its. */
abstract class PyCallableWrapper extends PyContainer {
    private static final String[] COPIED = {"__module__", "__name__", "__qualname__", "__doc__", "__annotations__"};

    /** Slot; null until {@code __init__} ran. */
    private PyObject callable;
    private PyDict attributes;

    PyCallableWrapper(PyType type) {
        super(type);
    }

    final PyObject callable() {
        if (callable == null) throw Errors.runtime("uninitialized %s object", type.name);
        return callable;
    }

    final void setCallable(PyObject next) {
        PyObject old = callable;
        callable = next.retain();
        dropIfPresent(old);
    }

    static void init(PyObject self, PyObject[] args, String[] kwnames) {
        PyCallableWrapper wrapper = (PyCallableWrapper) self;
        if (kwnames != null) throw Errors.type("%s() takes no keyword arguments", self.type.name);
        if (args.length != 1) throw Errors.type("%s expected 1 argument, got %d", self.type.name, args.length);
        wrapper.setCallable(args[0]);
        for (String name : COPIED) {
            PyObject value = Operations.getAttributeOrNull(args[0], name);
            if (value != null) wrapper.dict().put(name, value);
        }
    }

    static PyObject describe(PyObject self) {
        PyObject callable = ((PyCallableWrapper) self).callable;
        return PyStr.of("<" + self.type.name + "(" + (callable == null ? "NULL" : Operations.repr(callable).value) + ")>");
    }

    static void members(TypeMembers m) {
        m.getter("__func__", self -> ((PyCallableWrapper) self).callable());
        m.getter("__wrapped__", self -> ((PyCallableWrapper) self).callable());
        m.getSet("__dict__", PyObject::dict, Attributes::setDict);
        m.getter("__isabstractmethod__", self -> PyBool.of(isAbstract(((PyCallableWrapper) self).callable)));
    }

    static boolean isAbstract(PyObject callable) {
        PyObject flag = callable == null ? null : Operations.getAttributeOrNull(callable, "__isabstractmethod__");
        return flag != null && Operations.truthOf(flag);
    }

    @Override
    public final PyDict dictOrNull() {
        return attributes;
    }

    @Override
    public final PyDict dict() {
        if (attributes == null) attributes = (PyDict) new PyDict().retain();
        return attributes;
    }

    @Override
    public final void setDict(PyDict next) {
        PyDict old = attributes;
        attributes = next == null ? null : (PyDict) next.retain();
        dropIfPresent(old);
    }

    @Override
    public final void traverse(Visitor visitor) {
        visitor.visitIfPresent(callable);
        visitor.visitIfPresent(attributes);
    }

    @Override
    public final void clearSlots() {
        PyObject old = callable;
        callable = null;
        dropIfPresent(old);
        setDict(null);
    }
}
