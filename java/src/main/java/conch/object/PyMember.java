package conch.object;

/** A name of {@code __slots__}: an entry in the instance's array. */
final class PyMember extends PyDescriptor {
    static final PyType TYPE = PyType.define("member_descriptor", PyMember::fill, PyDescriptor::members);

    private final int index;

    PyMember(PyType owner, String name, int index) {
        super(TYPE, owner, name);
        this.index = index;
    }

    private static void fill(PyType type) {
        type.isFinal = true;
        type.repr = self -> ((PyMember) self).describe("member");
        type.descriptorGet = (self, o, t) -> {
            if (o == null) return self;
            PyMember member = (PyMember) self;
            member.checkReceiver(o);
            PyObject[] slots = slotsOf(o);
            if (slots == null || slots[member.index] == null) throw Errors.attribute(o, PyStr.intern(member.name));
            return slots[member.index];
        };
        type.descriptorSet = (self, o, value) -> {
            PyMember member = (PyMember) self;
            member.checkReceiver(o);
            member.set(o, value);
        };
    }

    private void set(PyObject o, PyObject value) {
        PyObject[] slots = slotsOf(o);
        if (slots == null) {
            if (value == null) throw missing(o);
            slots = o.extra().slots = new PyObject[o.type.slotCount];
        }
        PyObject old = slots[index];
        if (old == null && value == null) throw missing(o);
        slots[index] = value == null ? null : value.retain();
        dropIfPresent(old);
    }

    private PyException missing(PyObject o) {
        return Errors.attribute(o, PyStr.intern(name), name);
    }

    private static PyObject[] slotsOf(PyObject o) {
        if (o instanceof PyInstance instance) return instance.slots;
        Extra extra = o.extraOrNull();
        return extra == null ? null : extra.slots;
    }
}
