package conch.object;

/** A function written in Java: a module's, or a built-in method bound to its receiver. */
public final class PyBuiltinFunction extends PyContainer {
    public static final PyType TYPE = PyType.define("builtin_function_or_method", PyBuiltinFunction::fill, PyBuiltinFunction::members);

    private final NativeCode code;
    /** Slot: the module, the receiver or the class; null for none. */
    private PyObject self;
    /** Slot: the name of the module, null for none. */
    private PyObject module;

    PyBuiltinFunction(NativeCode code, PyObject self) {
        super(TYPE);
        this.code = code;
        if (self != null) this.self = self.retain();
    }

    PyBuiltinFunction(NativeCode code, PyObject self, PyObject module) {
        this(code, self);
        if (module != null) this.module = module.retain();
    }

    /** A function without parameters. */
    public static PyBuiltinFunction noArgs(String name, Slots.Unary body) {
        return new PyBuiltinFunction(new NativeCode.NoArgs(name, body), null);
    }

    /** A function with one positional parameter. */
    public static PyBuiltinFunction oneArg(String name, Slots.Binary body) {
        return new PyBuiltinFunction(new NativeCode.OneArg(name, body), null);
    }

    /** A function with {@code min} to {@code max} positional parameters; {@code max} −1 for any number. */
    public static PyBuiltinFunction positional(String name, int min, int max, Slots.WithArgs body) {
        return new PyBuiltinFunction(new NativeCode.Positional(name, min, max, body), null);
    }

    /** A function whose arguments are sorted by a {@link Signature}. */
    public static PyBuiltinFunction bound(String name, String signature, Slots.WithArgs body) {
        return new PyBuiltinFunction(new NativeCode.Bound(name, signature, body), null);
    }

    /** A function that sorts its arguments itself. */
    public static PyBuiltinFunction raw(String name, Slots.Call body) {
        return new PyBuiltinFunction(new NativeCode.Raw(name, body), null);
    }

    /** What runs when it is called. */
    public NativeCode code() {
        return code;
    }

    public String name() {
        return code.name;
    }

    public String qualname() {
        if (code.staticOwner != null) return code.staticOwner.qualname + "." + code.name;
        return self == null || self instanceof PyModule ? code.name : (self instanceof PyType type ? type.qualname : self.type.qualname) + "." + code.name;
    }

    public PyObject self() {
        return self;
    }

    /** Makes this a function of the module: it is called with the module as its self, which it holds. */
    void bindTo(PyModule owner) {
        PyObject.dropIfPresent(self);
        PyObject.dropIfPresent(module);
        self = owner.retain();
        module = PyStr.intern(owner.name()).retain();
        if (!owner.name().equals("builtins")) code.qualname = owner.name() + "." + code.name;
    }

    public PyObject call0() {
        return code.call0(self);
    }

    public PyObject call1(PyObject x) {
        return code.call1(self, x);
    }

    public PyObject call2(PyObject x, PyObject y) {
        return code.call2(self, x, y);
    }

    public PyObject call(PyObject[] args, String[] kwnames) {
        return code.call(self, args, kwnames);
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(self);
        visitor.visitIfPresent(module);
    }

    @Override
    public void clearSlots() {
        PyObject oldSelf = self, oldModule = module;
        self = module = null;
        dropIfPresent(oldSelf);
        dropIfPresent(oldModule);
    }

    private static void fill(PyType type) {
        type.isFinal = true;
        type.instancesHaveWeakReferences = true;
        type.call = (self, args, kwnames) -> ((PyBuiltinFunction) self).call(args, kwnames);
        type.repr = self -> PyStr.of(((PyBuiltinFunction) self).describe());
        type.richCompare = PyBuiltinFunction::compare;
        type.hash = self -> {
            PyBuiltinFunction f = (PyBuiltinFunction) self;
            return Operations.identity(f.self == null ? PyNone.NONE : f.self) ^ f.code.hashCode();
        };
    }

    private String describe() {
        if (self == null || self instanceof PyModule) return "<built-in function " + code.name + ">";
        return String.format("<built-in method %s of %s object at 0x%x>", code.name, self.type.name, Operations.identity(self));
    }

    private static PyObject compare(PyObject self, PyObject other, CompareOp op) {
        if (op != CompareOp.EQ && op != CompareOp.NE || !(other instanceof PyBuiltinFunction b)) return PyNotImplemented.NOT_IMPLEMENTED;
        PyBuiltinFunction a = (PyBuiltinFunction) self;
        return PyBool.of((a.self == b.self && a.code == b.code) == (op == CompareOp.EQ));
    }

    private static void members(TypeMembers m) {
        m.getter("__name__", self -> PyStr.of(((PyBuiltinFunction) self).code.name));
        m.getter("__qualname__", self -> PyStr.of(((PyBuiltinFunction) self).qualname()));
        m.getter("__self__", self -> orNone(((PyBuiltinFunction) self).self));
        m.getSet("__module__", self -> orNone(((PyBuiltinFunction) self).module), (self, value) -> {
            PyBuiltinFunction f = (PyBuiltinFunction) self;
            PyObject old = f.module;
            f.module = value == null ? null : value.retain();
            dropIfPresent(old);
        });
        m.getter("__doc__", self -> ((PyBuiltinFunction) self).code.docObject());
        m.getter("__text_signature__", self -> TypeMembers.textSignature(((PyBuiltinFunction) self).code));
    }

    private static PyObject orNone(PyObject value) {
        return value == null ? PyNone.NONE : value;
    }
}
