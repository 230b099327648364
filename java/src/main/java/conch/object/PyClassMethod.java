package conch.object;

/** {@code classmethod}: a function that gets the class in front of its arguments. */
public final class PyClassMethod extends PyCallableWrapper {
    public static final PyType TYPE = PyType.define("classmethod", PyClassMethod::fill, PyCallableWrapper::members);

    private PyClassMethod(PyType type) {
        super(type);
    }

    public PyClassMethod(PyObject callable) {
        super(TYPE);
        setCallable(callable);
    }

    private static void fill(PyType type) {
        type.instancesHaveDict = true;
        type.allocate = PyClassMethod::new;
        type.init = PyCallableWrapper::init;
        type.repr = PyCallableWrapper::describe;
        type.descriptorGet = PyClassMethod::bind;
    }

    /** Since 3.9 another descriptor that is wrapped gets its say: a property on the class. */
    private static PyObject bind(PyObject self, PyObject o, PyType type) {
        PyObject callable = ((PyClassMethod) self).callable();
        PyType cls = type == null ? o.type : type;
        Slots.DescriptorGet get = callable.type.descriptorGet;
        return get != null ? get.apply(callable, cls, cls) : new PyBoundMethod(callable, cls);
    }
}
