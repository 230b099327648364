package conch.object;

/** {@code staticmethod}: a function that does not become a method. */
public final class PyStaticMethod extends PyCallableWrapper {
    public static final PyType TYPE = PyType.define("staticmethod", PyStaticMethod::fill, PyCallableWrapper::members);

    private PyStaticMethod(PyType type) {
        super(type);
    }

    public PyStaticMethod(PyObject callable) {
        super(TYPE);
        setCallable(callable);
    }

    private static void fill(PyType type) {
        type.instancesHaveDict = true;
        type.allocate = PyStaticMethod::new;
        type.init = PyCallableWrapper::init;
        type.repr = PyCallableWrapper::describe;
        type.descriptorGet = (self, o, t) -> ((PyStaticMethod) self).callable();
        type.call = (self, args, kwnames) -> Operations.call(((PyStaticMethod) self).callable(), args, kwnames);
    }
}
