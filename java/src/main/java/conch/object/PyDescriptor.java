package conch.object;

/**
 * What the dictionary of a built-in type has for each of its methods and attributes. It knows the type whose instances it is for, and
 * refuses others, so that the Java code behind it may cast. The type is no slot: it outlives its own dictionary.
 */
abstract class PyDescriptor extends PyObject {
    final PyType owner;
    final String name;

    PyDescriptor(PyType type, PyType owner, String name) {
        super(type);
        this.owner = owner;
        this.name = name;
    }

    public final String qualname() {
        return owner.qualname + "." + name;
    }

    PyObject doc() {
        return PyNone.NONE;
    }

    final void checkReceiver(PyObject o) {
        if (o.type != owner && !o.type.isSubtypeOf(owner)) {
            throw Errors.type("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, owner.name, Errors.typeName(o));
        }
    }

    static void members(TypeMembers m) {
        m.getter("__name__", self -> PyStr.of(((PyDescriptor) self).name));
        m.getter("__qualname__", self -> PyStr.of(((PyDescriptor) self).qualname()));
        m.getter("__objclass__", PyDescriptor::objclass);
        m.getter("__doc__", self -> ((PyDescriptor) self).doc());
    }

    private static PyObject objclass(PyObject self) {
        PyType owner = ((PyDescriptor) self).owner;
        if (owner.isDead()) throw Errors.attribute(self, "__objclass__");
        return owner;
    }

    final PyStr describe(String kind) {
        return PyStr.of("<" + kind + " '" + name + "' of '" + owner.name + "' objects>");
    }
}
