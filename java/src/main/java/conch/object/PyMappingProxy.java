package conch.object;

/** {@code types.MappingProxyType}: a mapping that can be read but not changed through it. */
public final class PyMappingProxy extends PyContainer {
    public static final PyType TYPE = PyType.define("mappingproxy", PyMappingProxy::fill, PyMappingProxy::members);

    /** Slot. */
    private PyObject mapping;

    public PyMappingProxy(PyObject mapping) {
        super(TYPE);
        this.mapping = mapping.retain();
    }

    private static PyObject mapping(PyObject proxy) {
        return ((PyMappingProxy) proxy).mapping;
    }

    private static void fill(PyType t) {
        t.isFinal = true;
        t.newInstance = PyMappingProxy::make;
        t.repr = self -> PyStr.of("mappingproxy(" + Operations.repr(mapping(self)).value + ")");
        t.str = self -> Operations.str(mapping(self));
        t.hash = self -> Operations.hash(mapping(self));
        t.richCompare = (self, other, op) -> Operations.compare(op, mapping(self), other);
        t.iter = self -> Operations.iter(mapping(self));
        t.length = self -> Operations.length(mapping(self));
        t.getItem = (self, key) -> Operations.getItem(mapping(self), key);
        t.contains = (self, key) -> Operations.contains(mapping(self), key);
        t.binary[BinaryOp.OR.ordinal()] = (a, b) -> Operations.binary(BinaryOp.OR, unwrapped(a), unwrapped(b));
        t.inPlace[BinaryOp.OR.ordinal()] = (self, other) -> {
            throw Errors.type("'|=' is not supported by mappingproxy; use '|' instead");
        };
    }

    private static PyObject unwrapped(PyObject object) {
        return object instanceof PyMappingProxy proxy ? proxy.mapping : object;
    }

    private static void members(TypeMembers m) {
        m.positional("get", 1, 2, (self, args) -> Operations.callMethod(mapping(self), "get", args));
        m.noArgs("keys", self -> Operations.callMethod(mapping(self), "keys"));
        m.noArgs("values", self -> Operations.callMethod(mapping(self), "values"));
        m.noArgs("items", self -> Operations.callMethod(mapping(self), "items"));
        m.noArgs("copy", self -> Operations.callMethod(mapping(self), "copy"));
        m.noArgs("__reversed__", self -> Operations.callMethod(mapping(self), "__reversed__"));
        m.classMethod("__class_getitem__", 1, 1, PyGenericAlias::ofClass);
    }

    private static PyObject make(PyType type, PyObject[] args, String[] kwnames) {
        CallChecks.positional("mappingproxy", args, kwnames, 1, 1);
        PyObject mapping = args[0];
        if (mapping.type.getItem == null || mapping instanceof PyList || mapping instanceof PyTuple) {
            throw Errors.type("mappingproxy() argument must be a mapping, not %s", Errors.typeName(mapping));
        }
        return new PyMappingProxy(mapping);
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(mapping);
    }

    @Override
    public void clearSlots() {
        PyObject old = mapping;
        mapping = null;
        dropIfPresent(old);
    }
}
