package conch.object;

/** A module: a dictionary whose entries are its attributes. */
public final class PyModule extends PyContainer {
    public static final PyType TYPE = PyType.define("module", PyModule::fill, PyModule::members);
    private static final PyStr NAME = PyStr.intern("__name__"), DOC = PyStr.intern("__doc__"), PACKAGE = PyStr.intern("__package__"),
        LOADER = PyStr.intern("__loader__"), SPEC = PyStr.intern("__spec__"), GETATTR = PyStr.intern("__getattr__"), DIR = PyStr.intern("__dir__");

    /** Slot. */
    private PyDict dict = (PyDict) new PyDict().retain();

    public PyModule(String name) {
        this(TYPE);
        initialise(PyStr.intern(name), PyNone.NONE);
    }

    private PyModule(PyType type) {
        super(type);
    }

    private void initialise(PyObject name, PyObject doc) {
        dict.put(NAME, name);
        dict.put(DOC, doc);
        dict.put(PACKAGE, PyNone.NONE);
        dict.put(LOADER, PyNone.NONE);
        dict.put(SPEC, PyNone.NONE);
    }

    /** What {@code __name__} says, "?" where it is no string. */
    public String name() {
        return dict != null && dict.get(NAME) instanceof PyStr text ? text.value : "?";
    }

    /** Adds a function, whose {@code __self__} and {@code __module__} this module becomes. */
    public PyModule add(PyBuiltinFunction function) {
        function.bindTo(this);
        return add(function.name(), function);
    }

    public PyModule add(String name, PyObject value) {
        dict.put(PyStr.intern(name), value);
        return this;
    }

    @Override
    public PyDict dictOrNull() {
        return dict;
    }

    @Override
    public PyDict dict() {
        return dict;
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(dict);
    }

    @Override
    public void clearSlots() {
        PyDict old = dict;
        dict = null;
        dropIfPresent(old);
    }

    private static void fill(PyType type) {
        type.instancesHaveDict = true;
        type.instancesHaveWeakReferences = true;
        type.allocate = PyModule::new;
        type.init = (self, args, kwnames) -> {
            PyObject[] bound = INIT.bind(args, kwnames);
            if (!(bound[0] instanceof PyStr)) throw Errors.type("module() argument 'name' must be str, not %s", Errors.typeName(bound[0]));
            ((PyModule) self).initialise(bound[0], bound[1] == null ? PyNone.NONE : bound[1]);
        };
        type.getAttribute = PyModule::getAttribute;
        type.repr = self -> PyStr.of(((PyModule) self).describe());
    }

    private static final Signature INIT = Signature.parse("module", "name, doc=None");

    private static void members(TypeMembers m) {
        m.getter("__dict__", self -> ((PyModule) self).dict);
        m.noArgs("__dir__", PyModule::dir);
    }

    private static PyObject dir(PyObject self) {
        PyObject own = ((PyModule) self).dict.get(DIR);
        return own != null ? Operations.call(own) : Operations.listOf(((PyModule) self).dict);
    }

    private String describe() {
        PyObject file = dict.get(PyStr.intern("__file__"));
        if (file instanceof PyStr path) return "<module '" + name() + "' from " + Operations.repr(path).value + ">";
        boolean isNamespace = dict.get(PyStr.intern("__path__")) != null;
        return "<module '" + name() + (isNamespace ? "' (namespace)>" : "' (built-in)>");
    }

    /** As every object's, then the module's own {@code __getattr__} (PEP 562). */
    private static PyObject getAttribute(PyObject self, PyStr name) {
        PyModule module = (PyModule) self;
        PyObject found = Attributes.find(self, name);
        if (found != null) return found;
        PyObject fallback = module.dict.get(GETATTR);
        if (fallback != null) return Operations.call(fallback, name);
        throw Errors.attribute(self, name);
    }
}
