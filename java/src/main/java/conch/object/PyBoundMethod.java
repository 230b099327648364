package conch.object;

/** A function together with the object that it was looked up on. */
public final class PyBoundMethod extends PyContainer {
    public static final PyType TYPE = PyType.define("method", PyBoundMethod::fill, PyBoundMethod::members);

    /** Slots. */
    private PyObject function, self;

    public PyBoundMethod(PyObject function, PyObject self) {
        super(TYPE);
        this.function = function.retain();
        this.self = self.retain();
    }

    public PyObject function() {
        return function;
    }

    public PyObject self() {
        return self;
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(function);
        visitor.visitIfPresent(self);
    }

    @Override
    public void clearSlots() {
        PyObject oldFunction = function, oldSelf = self;
        function = self = null;
        dropIfPresent(oldFunction);
        dropIfPresent(oldSelf);
    }

    private static void fill(PyType type) {
        type.isFinal = true;
        type.instancesHaveWeakReferences = true;
        type.newInstance = PyBoundMethod::make;
        type.call = (self, args, kwnames) -> {
            PyBoundMethod method = (PyBoundMethod) self;
            PyObject[] all = new PyObject[args.length + 1];
            all[0] = method.self;
            System.arraycopy(args, 0, all, 1, args.length);
            return Operations.call(method.function, all, kwnames);
        };
        type.repr = PyBoundMethod::describe;
        type.richCompare = PyBoundMethod::compare;
        type.hash = self -> {
            PyBoundMethod method = (PyBoundMethod) self;
            return System.identityHashCode(method.self) ^ Operations.hash(method.function);
        };
        type.descriptorGet = (self, o, t) -> self;
        type.getAttribute = PyBoundMethod::getAttribute;
    }

    private static PyObject make(PyType type, PyObject[] args, String[] kwnames) {
        if (kwnames != null) throw Errors.type("method() takes no keyword arguments");
        if (args.length != 2) throw Errors.type("method expected 2 arguments, got %d", args.length);
        if (args[0].type.call == null) throw Errors.type("first argument must be callable");
        if (args[1] == PyNone.NONE) throw Errors.type("self must not be None");
        return new PyBoundMethod(args[0], args[1]);
    }

    private static PyObject describe(PyObject o) {
        PyBoundMethod method = (PyBoundMethod) o;
        PyObject name = Operations.getAttributeOrNull(method.function, "__qualname__");
        if (name == null) name = Operations.getAttributeOrNull(method.function, "__name__");
        String shown = name instanceof PyStr text ? text.value : "?";
        return PyStr.of("<bound method " + shown + " of " + Operations.repr(method.self).value + ">");
    }

    private static PyObject compare(PyObject x, PyObject other, CompareOp op) {
        if (op != CompareOp.EQ && op != CompareOp.NE || !(other instanceof PyBoundMethod b)) return PyNotImplemented.NOT_IMPLEMENTED;
        PyBoundMethod a = (PyBoundMethod) x;
        boolean same = a.self == b.self && Operations.equal(a.function, b.function);
        return PyBool.of(same == (op == CompareOp.EQ));
    }

    /** Its own attributes first, then those of the function. */
    private static PyObject getAttribute(PyObject o, PyStr name) {
        PyObject own = TYPE.lookup(name);
        if (own != null) return own.type.descriptorGet == null ? own : own.type.descriptorGet.apply(own, o, TYPE);
        return Operations.getAttribute(((PyBoundMethod) o).function, name);
    }

    private static void members(TypeMembers m) {
        m.getter("__func__", o -> ((PyBoundMethod) o).function);
        m.getter("__self__", o -> ((PyBoundMethod) o).self);
        m.getter("__doc__", o -> {
            PyObject doc = Operations.getAttributeOrNull(((PyBoundMethod) o).function, "__doc__");
            return doc == null ? PyNone.NONE : doc;
        });
    }
}
