package conch.object;

import java.util.function.Consumer;

/** How conch.capi makes types, methods and attributes for what a C extension declares. */
public final class ExtensionTypes {
    private ExtensionTypes() {
    }

    /**
     * Makes a type that C describes. The result is unowned; a type that is no heap type is to be held for good.
     *
     * @param metatype what the type is an instance of
     * @param bases the bases, the one whose layout counts among them
     * @param heap whether the type can end, and its attributes be set
     * @param slots fills the slots; what it leaves empty is inherited
     */
    public static PyType make(PyType metatype, String name, PyType[] bases, boolean heap, Consumer<PyType> slots) {
        PyType base = ClassBases.best(bases);
        PyType type = new PyType(metatype, name);
        type.base = base;
        type.bases = bases;
        for (PyType each : bases) each.retain();
        type.mro = new PyType[] {type};
        type.mro = ClassBases.order(type);
        type.heap = heap;
        type.allocate = base.allocate;
        type.solid = base.solid;
        type.slotCount = base.slotCount;
        type.instancesHaveDict = base.instancesHaveDict;
        slots.accept(type);
        type.inheritSlots();
        for (PyType each : bases) each.subclasses.add(new java.lang.ref.WeakReference<>(type));
        return type;
    }

    /** Instances of this type have a layout of their own: two bases of different layouts do not go together. */
    public static void setSolid(PyType type) {
        type.solid = type;
    }

    /** The type that last added to what an instance of this one consists of. */
    public static PyType solid(PyType type) {
        return type.solid;
    }

    /** The method of a type, unbound. */
    public static PyObject method(PyType owner, NativeCode code) {
        code.qualname = owner.qualname + "." + code.name;
        return new PyMethodDescriptor(owner, code);
    }

    public static PyObject classMethod(PyType owner, NativeCode code) {
        code.qualname = owner.qualname + "." + code.name;
        return new PyClassMethodDescriptor(owner, code);
    }

    public static PyObject staticMethod(PyType owner, NativeCode code) {
        code.staticOwner = owner;
        code.qualname = owner.qualname + "." + code.name;
        return new PyStaticMethod(new PyBuiltinFunction(code, null));
    }

    /** A computed attribute; either function may be null, and so may the doc. */
    public static PyObject attribute(PyType owner, String name, String doc, Slots.Unary get, Slots.Setter set) {
        return new PyGetSet(owner, name, doc, get, set);
    }

    /** A field of the instance's C struct; the doc may be null. */
    public static PyObject member(PyType owner, String name, String doc, Slots.Unary get, Slots.Setter set) {
        return new PyMember(owner, name, doc, get, set);
    }

    /** A function of a module, which becomes its {@code __self__}. */
    public static PyBuiltinFunction function(NativeCode code) {
        return new PyBuiltinFunction(code, null);
    }

    /** A function with a self of its own; both objects may be null. */
    public static PyBuiltinFunction function(NativeCode code, PyObject self, PyObject module) {
        return new PyBuiltinFunction(code, self, module);
    }

    /** The default lookup of an attribute, whatever the type's own slot does. */
    public static PyObject genericGetAttribute(PyObject object, PyStr name) {
        PyObject found = Attributes.find(object, name);
        if (found == null) throw Errors.attribute(object, name);
        return found;
    }

    /** The default store; {@code value} null deletes. */
    public static void genericSetAttribute(PyObject object, PyStr name, PyObject value) {
        Attributes.SET.apply(object, name, value);
    }
}
