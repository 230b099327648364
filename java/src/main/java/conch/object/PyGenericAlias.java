package conch.object;

/** {@code types.GenericAlias}: {@code list[int]} and the like. It is called as its origin and passes attributes on to it. */
public final class PyGenericAlias extends PyContainer {
    public static final PyType TYPE = PyType.define("GenericAlias", PyGenericAlias::fill, PyGenericAlias::members);

    /** Slots; the arguments are always a tuple. */
    private PyObject origin;
    private PyTuple args;

    public PyGenericAlias(PyObject origin, PyObject args) {
        super(TYPE);
        this.origin = origin.retain();
        this.args = (PyTuple) (args instanceof PyTuple ? args : PyTuple.of(args)).retain();
    }

    /** The body of {@code __class_getitem__}. */
    static PyObject ofClass(PyObject type, PyObject[] args) {
        return new PyGenericAlias(type, args[0]);
    }

    private static void fill(PyType t) {
        t.module = "types";
        t.newInstance = (type, args, kwnames) -> {
            CallChecks.positional("GenericAlias", args, kwnames, 2, 2);
            return new PyGenericAlias(args[0], args[1]);
        };
        t.call = (self, args, kwnames) -> Operations.call(((PyGenericAlias) self).origin, args, kwnames);
        t.repr = self -> PyStr.of(((PyGenericAlias) self).text());
        t.hash = self -> Operations.hash(((PyGenericAlias) self).origin) ^ Operations.hash(((PyGenericAlias) self).args);
        t.richCompare = PyGenericAlias::compare;
        t.getAttribute = PyGenericAlias::getAttribute;
    }

    private static void members(TypeMembers m) {
        m.getter("__origin__", self -> ((PyGenericAlias) self).origin);
        m.getter("__args__", self -> ((PyGenericAlias) self).args);
        m.getter("__parameters__", self -> PyTuple.EMPTY);
        m.noArgs("__reduce__", self -> PyTuple.of(TYPE, PyTuple.of(((PyGenericAlias) self).origin, ((PyGenericAlias) self).args)));
        m.oneArg("__reduce_ex__", (self, protocol) -> Operations.callMethod(self, "__reduce__"));
        m.oneArg("__mro_entries__", (self, bases) -> PyTuple.of(((PyGenericAlias) self).origin));
        m.oneArg("__instancecheck__", (self, object) -> {
            throw Errors.type("isinstance() argument 2 cannot be a parameterized generic");
        });
        m.oneArg("__subclasscheck__", (self, type) -> {
            throw Errors.type("issubclass() argument 2 cannot be a parameterized generic");
        });
    }

    /** Its own names are those that describe it; all other attributes are the origin's. */
    private static PyObject getAttribute(PyObject self, PyStr name) {
        boolean dunder = name.value.startsWith("__") && name.value.endsWith("__");
        if (dunder && (TYPE.dictionary().slotOf(name) >= 0 || name.value.equals("__class__"))) return Attributes.GET.apply(self, name);
        return Operations.getAttribute(((PyGenericAlias) self).origin, name);
    }

    private static PyObject compare(PyObject self, PyObject other, CompareOp op) {
        if (!(other instanceof PyGenericAlias b) || op != CompareOp.EQ && op != CompareOp.NE) return PyNotImplemented.NOT_IMPLEMENTED;
        PyGenericAlias a = (PyGenericAlias) self;
        boolean equal = Sequences.same(a.origin, b.origin) && Sequences.same(a.args, b.args);
        return PyBool.of(equal == (op == CompareOp.EQ));
    }

    private String text() {
        StringBuilder text = new StringBuilder(nameOf(origin)).append('[');
        for (int i = 0; i < args.size(); i++) text.append(i > 0 ? ", " : "").append(nameOf(args.get(i)));
        return text.append(args.size() == 0 ? "()]" : "]").toString();
    }

    private static String nameOf(PyObject part) {
        if (part == PyEllipsis.ELLIPSIS) return "...";
        if (!(part instanceof PyType type)) return Operations.repr(part).value;
        String module = TypeType.moduleName(type);
        return module == null || module.equals("builtins") ? type.qualname : module + "." + type.qualname;
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(origin);
        visitor.visitIfPresent(args);
    }

    @Override
    public void clearSlots() {
        PyObject oldOrigin = origin, oldArgs = args;
        origin = null;
        args = null;
        dropIfPresent(oldOrigin);
        dropIfPresent(oldArgs);
    }
}
