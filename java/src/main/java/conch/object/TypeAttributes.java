package conch.object;

import java.util.Arrays;

/** What a script can ask of a class: its names, bases and order, and who derives from it. */
final class TypeAttributes {
    static final PyStr MODULE = PyStr.intern("__module__");
    private static final PyStr DOC = PyStr.intern("__doc__"), ANNOTATIONS = PyStr.intern("__annotations__");

    private TypeAttributes() {
    }

    static void members(TypeMembers m) {
        m.getSet("__name__", self -> PyStr.of(simpleName(of(self))), TypeAttributes::setName);
        m.getSet("__qualname__", self -> PyStr.of(of(self).qualname), TypeAttributes::setQualname);
        m.getSet("__module__", self -> module(of(self)), (self, value) -> put(of(self), MODULE, value));
        m.getSet("__bases__", self -> PyTuple.of(of(self).bases.clone()), (self, value) -> ClassBases.set(of(self), value));
        m.getter("__base__", self -> of(self).base == null ? PyNone.NONE : of(self).base);
        m.getter("__mro__", self -> PyTuple.of(of(self).mro.clone()));
        m.getter("__dict__", self -> new PyMappingProxy(of(self).dictionary()));
        m.getSet("__doc__", self -> doc(of(self)), (self, value) -> put(of(self), DOC, value));
        m.getSet("__annotations__", self -> annotations(of(self)), (self, value) -> put(of(self), ANNOTATIONS, value));
        m.getSet("__abstractmethods__", TypeAttributes::abstractMethods, (self, value) -> AbstractMethods.set(of(self), value));
        m.getter("__text_signature__", self -> textSignature(of(self)));
        m.getter("__basicsize__", self -> PyInt.of(TypeLayout.of(of(self)).basic()));
        m.getter("__itemsize__", self -> PyInt.of(TypeLayout.of(of(self)).item()));
        m.getter("__dictoffset__", self -> PyInt.of(TypeLayout.of(of(self)).dict()));
        m.getter("__weakrefoffset__", self -> PyInt.of(TypeLayout.of(of(self)).weak()));
        m.getter("__flags__", self -> PyInt.of(TypeLayout.of(of(self)).flags()));
        m.noArgs("mro", self -> PyList.of(ClassBases.linearise(of(self), of(self).bases)));
        m.noArgs("__subclasses__", self -> subclasses(of(self)));
        m.noArgs("__dir__", Directory::ofType);
        m.noArgs("__sizeof__", self -> PyInt.of(of(self).heap ? 1064 : 408));
        m.oneArg("__instancecheck__", (self, o) -> PyBool.of(ClassChecks.plainInstance(o, self)));
        m.oneArg("__subclasscheck__", (self, c) -> PyBool.of(ClassChecks.plainSubclass(c, self)));
        m.constant("__prepare__", new PyClassMethod(PyBuiltinFunction.raw("__prepare__", (self, args, kwnames) -> new PyDict())));
    }

    private static PyType of(PyObject self) {
        return (PyType) self;
    }

    static String simpleName(PyType type) {
        return type.heap && type.nativePart == null ? type.name : type.name.substring(type.name.lastIndexOf('.') + 1);
    }

    private static void requireMutable(PyType type, PyObject value, String attribute) {
        if (!type.heap || type.immutable) throw Errors.type("cannot set '%s' attribute of immutable type '%s'", attribute, type.name);
        if (value == null) throw Errors.type("cannot delete '%s' attribute of immutable type '%s'", attribute, type.name);
    }

    private static void setName(PyObject self, PyObject value) {
        requireMutable(of(self), value, "__name__");
        if (!(value instanceof PyStr text)) throw Errors.type("can only assign string to %s.__name__, not '%s'", of(self).name, Errors.typeName(value));
        if (text.value.indexOf('\0') >= 0) throw Errors.value("type name must not contain null characters");
        of(self).name = text.value;
    }

    private static void setQualname(PyObject self, PyObject value) {
        requireMutable(of(self), value, "__qualname__");
        if (!(value instanceof PyStr text)) throw Errors.type("can only assign string to %s.__qualname__, not '%s'", of(self).name, Errors.typeName(value));
        of(self).qualname = text.value;
    }

    private static PyObject module(PyType type) {
        if (!type.heap) return PyStr.intern(type.module);
        PyObject found = type.dictionary().get(MODULE);
        if (found == null) throw Errors.attribute(type, MODULE);
        return found;
    }

    private static PyObject doc(PyType type) {
        PyObject found = type.dictionary().get(DOC);
        if (found == null) return type.heap || type.doc == null ? PyNone.NONE : PyStr.of(type.doc);
        Slots.DescriptorGet get = found.type.descriptorGet;
        return get == null ? found : get.apply(found, null, type);
    }

    private static PyObject textSignature(PyType type) {
        String doc = type.heap && type.nativePart == null && type.dictionary().get(DOC) instanceof PyStr text ? text.value : type.doc;
        String signature = doc == null ? null : DocSignature.of(simpleName(type), doc);
        return signature == null ? PyNone.NONE : PyStr.of(signature);
    }

    private static PyObject annotations(PyType type) {
        if (!type.heap) throw Errors.attribute(type, ANNOTATIONS);
        PyObject found = type.dictionary().get(ANNOTATIONS);
        if (found != null) return found;
        PyDict fresh = new PyDict();
        put(type, ANNOTATIONS, fresh);
        return fresh;
    }

    private static PyObject abstractMethods(PyObject self) {
        PyObject found = self == PyType.TYPE ? null : of(self).dictionary().get(AbstractMethods.NAME);
        if (found == null) throw Errors.attribute(self, AbstractMethods.NAME);
        return found;
    }

    private static void put(PyType type, PyStr name, PyObject value) {
        if (!type.heap || type.immutable) throw Errors.type("cannot set '%s' attribute of immutable type '%s'", name.value, type.name);
        if (value != null) type.dictionary().put(name, value);
        else if (!type.dictionary().remove(name)) throw Errors.attribute(type, name);
        type.modified();
    }

    private static PyObject subclasses(PyType type) {
        PyObject[] alive = type.subclasses.stream().map(java.lang.ref.WeakReference::get)
            .filter(t -> t != null && !t.isDead() && Arrays.asList(t.bases).contains(type)).toArray(PyObject[]::new);
        return PyList.of(alive);
    }
}
