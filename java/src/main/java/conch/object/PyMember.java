package conch.object;

/** An attribute that is a place in the instance: a name of {@code __slots__} in its array, or a field of a C struct. */
final class PyMember extends PyDescriptor {
    static final PyType TYPE = PyType.define("member_descriptor", PyMember::fill, PyDescriptor::members);

    /** Null for none. */
    private final String doc;
    private final Slots.Unary get;
    private final Slots.Setter set;

    PyMember(PyType owner, String name, String doc, Slots.Unary get, Slots.Setter set) {
        super(TYPE, owner, name);
        this.doc = doc;
        this.get = get;
        this.set = set;
    }

    /** The name of {@code __slots__} that has this index. */
    static PyMember slot(PyType owner, String name, int index) {
        return new PyMember(owner, name, null, self -> getSlot(self, name, index), (self, value) -> setSlot(self, name, index, value));
    }

    @Override
    PyObject doc() {
        return doc == null ? PyNone.NONE : PyStr.of(doc);
    }

    private static void fill(PyType type) {
        type.isFinal = true;
        type.repr = self -> ((PyMember) self).describe("member");
        type.descriptorGet = (self, o, t) -> {
            if (o == null) return self;
            PyMember member = (PyMember) self;
            member.checkReceiver(o);
            return member.get.apply(o);
        };
        type.descriptorSet = (self, o, value) -> {
            PyMember member = (PyMember) self;
            member.checkReceiver(o);
            member.set.apply(o, value);
        };
    }

    private static PyObject getSlot(PyObject o, String name, int index) {
        PyObject[] slots = slotsOf(o);
        if (slots == null || slots[index] == null) throw Errors.attribute(o, PyStr.intern(name));
        return slots[index];
    }

    private static void setSlot(PyObject o, String name, int index, PyObject value) {
        PyObject[] slots = slotsOf(o);
        if (slots == null) {
            if (value == null) throw missing(o, name);
            slots = o.extra().slots = new PyObject[o.type.slotCount];
        }
        PyObject old = slots[index];
        if (old == null && value == null) throw missing(o, name);
        slots[index] = value == null ? null : value.retain();
        dropIfPresent(old);
    }

    private static PyException missing(PyObject o, String name) {
        return Errors.attribute(o, PyStr.intern(name), name);
    }

    private static PyObject[] slotsOf(PyObject o) {
        if (o instanceof PyInstance instance) return instance.slots;
        Extra extra = o.extraOrNull();
        return extra == null ? null : extra.slots;
    }
}
