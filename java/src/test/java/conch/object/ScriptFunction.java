package conch.object;

import java.util.function.Function;

/** Stands for a function of a script: binds as a method, holds its arguments in slots while it runs as a frame would, and may own a value. */
final class ScriptFunction extends PyContainer {
    static final PyType TYPE = PyType.define("function", ScriptFunction::fill, null);

    private final Function<PyObject[], PyObject> body;
    private PyObject constant;

    private ScriptFunction(Function<PyObject[], PyObject> body, PyObject constant) {
        super(TYPE);
        this.body = body;
        this.constant = constant == null ? null : constant.retain();
    }

    static ScriptFunction of(Function<PyObject[], PyObject> body) {
        return new ScriptFunction(body, null);
    }

    /** A function that returns a constant of its own. */
    static ScriptFunction returning(PyObject constant) {
        return new ScriptFunction(args -> constant, constant);
    }

    private static void fill(PyType type) {
        type.methodDescriptor = true;
        type.descriptorGet = (self, o, t) -> o == null ? self : new PyBoundMethod(self, o);
        type.call = (self, args, kwnames) -> ((ScriptFunction) self).run(args);
    }

    private PyObject run(PyObject[] args) {
        for (PyObject arg : args) arg.retain();
        PyObject result;
        try {
            result = body.apply(args).retain();
        } finally {
            for (PyObject arg : args) arg.drop();
        }
        return result.take();
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(constant);
    }

    @Override
    public void clearSlots() {
        PyObject old = constant;
        constant = null;
        dropIfPresent(old);
    }
}
