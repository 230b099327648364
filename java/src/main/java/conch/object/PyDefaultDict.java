package conch.object;

import java.util.Arrays;

/** {@code collections.defaultdict}: a dict that makes what is missing. Looking up and storing are each one step under the lock, the factory's call lies between them. */
public final class PyDefaultDict extends PyDict {
    public static final PyType TYPE = PyType.define("collections.defaultdict", PyDict.TYPE, PyDefaultDict::fill, PyDefaultDict::members);

    /** Slot: what makes a missing value; null for None. */
    private PyObject factory;

    private PyDefaultDict(PyType type) {
        super(type);
    }

    private static void fill(PyType t) {
        t.module = "collections";
        t.qualname = "defaultdict";
        t.allocate = PyDefaultDict::new;
        t.newInstance = (type, args, kwnames) -> new PyDefaultDict(type);
        t.init = PyDefaultDict::init;
        t.repr = self -> PyStr.of(repr(of(self)));
        t.binary[BinaryOp.OR.ordinal()] = PyDefaultDict::or;
    }

    private static void members(TypeMembers m) {
        m.doc("defaultdict(default_factory=None, /, [...]) --> dict with default factory");
        m.getSet("default_factory", self -> of(self).factoryOrNone(), (self, value) -> of(self).setFactory(value));
        m.oneArg("__missing__", (self, key) -> of(self).missing(key));
        m.noArgs("copy", self -> copy(of(self)));
        m.noArgs("__copy__", self -> copy(of(self)));
        m.noArgs("__reduce__", self -> reduce(of(self)));
        m.classMethod("__class_getitem__", 1, 1, PyGenericAlias::ofClass);
    }

    private static PyDefaultDict of(PyObject self) {
        return (PyDefaultDict) self;
    }

    private static String name(PyObject self) {
        return self.type.name.substring(self.type.name.lastIndexOf('.') + 1);
    }

    private static void init(PyObject self, PyObject[] args, String[] kwnames) {
        int positional = args.length - (kwnames == null ? 0 : kwnames.length);
        PyObject factory = positional > 0 ? args[0] : null;
        if (factory != null && factory != PyNone.NONE && factory.type.call == null) throw Errors.type("first argument must be callable or None");
        of(self).setFactory(factory);
        PyDict.TYPE.init.apply(self, positional > 0 ? Arrays.copyOfRange(args, 1, args.length) : args, kwnames);
    }

    private PyObject factoryOrNone() {
        return factory == null ? PyNone.NONE : factory;
    }

    private void setFactory(PyObject value) {
        PyObject old = factory;
        factory = value == null || value == PyNone.NONE ? null : value.retain();
        dropIfPresent(old);
    }

    private PyObject missing(PyObject key) {
        if (factory == null) throw Errors.key(key);
        try (Hold maker = new Hold(factory); Hold value = new Hold(Operations.call(maker.get()))) {
            Operations.setItem(this, key, value.get());
            return value.take();
        }
    }

    private static String repr(PyDefaultDict dict) {
        return name(dict) + "(" + Sequences.reprOf(dict.factoryOrNone()) + ", " + ((PyStr) PyDict.TYPE.repr.apply(dict)).value + ")";
    }

    private static PyObject copy(PyDefaultDict dict) {
        return Operations.call(dict.type, dict.factoryOrNone(), dict);
    }

    private static PyObject or(PyObject left, PyObject right) {
        PyObject own = left instanceof PyDefaultDict ? left : right;
        if (!(left instanceof PyDict) || !(right instanceof PyDict)) return PyNotImplemented.NOT_IMPLEMENTED;
        try (Hold made = new Hold(Operations.call(own.type, of(own).factoryOrNone(), left))) {
            ((PyDict) made.get()).update(right);
            return made.take();
        }
    }

    private static PyObject reduce(PyDefaultDict dict) {
        PyTuple args = dict.factory == null ? PyTuple.EMPTY : PyTuple.of(dict.factory);
        try (Hold items = new Hold(Operations.callMethod(dict, "items"))) {
            return PyTuple.of(dict.type, args, PyNone.NONE, PyNone.NONE, Operations.iter(items.get()));
        }
    }

    @Override
    public void traverse(Visitor visitor) {
        super.traverse(visitor);
        visitor.visitIfPresent(factory);
    }

    @Override
    public void clearSlots() {
        super.clearSlots();
        setFactory(null);
    }
}
