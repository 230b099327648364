package conch.object;

import java.util.function.Supplier;

/** {@code super}: the attributes of an object as seen from behind one class of its method resolution order. */
public final class PySuper extends PyContainer {
    public static final PyType TYPE = PyType.define("super", PySuper::fill, PySuper::members);
    private static final PyStr CLASS = PyStr.intern("__class__");

    private static Supplier<PyObject[]> caller = () -> {
        throw Errors.runtime("super(): no current frame");
    };

    /** Slots; object and objectType are null while unbound. */
    private PyObject thisClass, object, objectType;

    private PySuper(PyType type) {
        super(type);
    }

    /**
     * Where {@code super()} without arguments finds its own: the supplier answers the class that the calling method was defined in and
     * the method's first argument, both borrowed, or throws RuntimeError. The eval loop sets it.
     */
    public static void setCaller(Supplier<PyObject[]> classAndFirstArgument) {
        caller = classAndFirstArgument;
    }

    /** {@code super(cls, object)}. */
    public static PySuper of(PyObject cls, PyObject object) {
        PySuper made = new PySuper(TYPE);
        try {
            made.bind(cls, object);
        } catch (PyException e) {
            made.discard();
            throw e;
        }
        return made;
    }

    private static PySuper of(PyObject o) {
        return (PySuper) o;
    }

    private void bind(PyObject cls, PyObject target) {
        if (!(cls instanceof PyType type)) throw Errors.type("super() argument 1 must be a type, not %s", Errors.typeName(cls));
        PyType targetType = target == null || target == PyNone.NONE ? null : checked(type, target);
        PyObject[] old = {thisClass, object, objectType};
        thisClass = cls.retain();
        object = targetType == null ? null : target.retain();
        objectType = targetType == null ? null : targetType.retain();
        for (PyObject each : old) dropIfPresent(each);
    }

    /** The type whose resolution order counts: that of the object, or the object itself where it is a class. */
    private static PyType checked(PyType cls, PyObject target) {
        if (target instanceof PyType type && type.isSubtypeOf(cls)) return type;
        if (target.type.isSubtypeOf(cls)) return target.type;
        PyObject claimed = Operations.getAttributeOrNull(target, CLASS);
        if (claimed instanceof PyType type && type != target.type && type.isSubtypeOf(cls)) return type;
        if (claimed != null) claimed.discard();
        throw Errors.type("super(type, obj): obj must be an instance or subtype of type");
    }

    private static void fill(PyType type) {
        type.allocate = PySuper::new;
        type.init = PySuper::init;
        type.getAttribute = PySuper::getAttribute;
        type.descriptorGet = (self, o, t) -> {
            PySuper s = of(self);
            if (o == null || o == PyNone.NONE || s.object != null) return self;
            return self.type == TYPE ? of(s.thisClass, o) : Operations.call(self.type, s.thisClass, o);
        };
        type.repr = self -> {
            PySuper s = of(self);
            String cls = "<super: <class '" + (s.thisClass == null ? "NULL" : ((PyType) s.thisClass).name) + "'>, ";
            return PyStr.of(cls + (s.objectType == null ? "NULL>" : "<" + ((PyType) s.objectType).name + " object>>"));
        };
    }

    private static void init(PyObject self, PyObject[] args, String[] kwnames) {
        if (kwnames != null) throw Errors.type("super() takes no keyword arguments");
        if (args.length > 2) throw Errors.type("super expected at most 2 arguments, got %d", args.length);
        if (args.length > 0) {
            of(self).bind(args[0], args.length == 2 ? args[1] : null);
            return;
        }
        PyObject[] found = caller.get();
        of(self).bind(found[0], found[1]);
    }

    private static PyObject getAttribute(PyObject self, PyStr name) {
        PySuper s = of(self);
        PyType start = (PyType) s.objectType;
        if (start != null && !name.value.equals("__class__")) {
            PyType[] mro = start.mro;
            int at = 0;
            while (at < mro.length && mro[at] != s.thisClass) at++;
            for (at++; at < mro.length; at++) {
                PyObject found = mro[at].dictionary().get(name);
                if (found == null) continue;
                Slots.DescriptorGet get = found.type.descriptorGet;
                return get == null ? found : get.apply(found, s.object == start ? null : s.object, start);
            }
        }
        PyObject own = Attributes.find(self, name);
        if (own != null) return own;
        throw Errors.attribute(self, name);
    }

    private static void members(TypeMembers m) {
        m.getter("__thisclass__", self -> orNone(of(self).thisClass));
        m.getter("__self__", self -> orNone(of(self).object));
        m.getter("__self_class__", self -> orNone(of(self).objectType));
    }

    private static PyObject orNone(PyObject value) {
        return value == null ? PyNone.NONE : value;
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(thisClass);
        visitor.visitIfPresent(object);
        visitor.visitIfPresent(objectType);
    }

    @Override
    public void clearSlots() {
        PyObject[] old = {thisClass, object, objectType};
        thisClass = object = objectType = null;
        for (PyObject each : old) dropIfPresent(each);
    }
}
