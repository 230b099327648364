package conch.object;

/** An attribute of a built-in type that Java code computes. */
final class PyGetSet extends PyDescriptor {
    static final PyType TYPE = PyType.define("getset_descriptor", PyGetSet::fill, PyDescriptor::members);

    /** Null for none. */
    private final String doc;
    private final Slots.Unary get;
    private final Slots.Setter set;

    /** @param get null where it can only be set; @param set null where it can only be read */
    PyGetSet(PyType owner, String name, Slots.Unary get, Slots.Setter set) {
        this(owner, name, null, get, set);
    }

    PyGetSet(PyType owner, String name, String doc, Slots.Unary get, Slots.Setter set) {
        super(TYPE, owner, name);
        this.doc = doc;
        this.get = get;
        this.set = set;
    }

    @Override
    PyObject doc() {
        return doc == null ? PyNone.NONE : PyStr.of(doc);
    }

    private static void fill(PyType type) {
        type.isFinal = true;
        type.repr = self -> ((PyGetSet) self).describe("attribute");
        type.descriptorGet = (self, o, t) -> {
            if (o == null) return self;
            PyGetSet attribute = (PyGetSet) self;
            attribute.checkReceiver(o);
            if (attribute.get == null) throw attribute.cannot(o, "readable");
            return attribute.get.apply(o);
        };
        type.descriptorSet = (self, o, value) -> {
            PyGetSet attribute = (PyGetSet) self;
            attribute.checkReceiver(o);
            if (attribute.set == null) throw attribute.cannot(o, "writable");
            attribute.set.apply(o, value);
        };
    }

    private PyException cannot(PyObject o, String what) {
        return Errors.attribute(o, PyStr.intern(name), "attribute '" + name + "' of '" + owner.name + "' objects is not " + what);
    }
}
