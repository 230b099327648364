package conch.object;

/** {@code object}: what every object can do. */
final class ObjectType {
    private ObjectType() {
    }

    static void fill(PyType type) {
        type.allocate = PyInstance::new;
        type.newInstance = ObjectType::make;
        type.init = ObjectType::init;
        type.repr = ObjectType::repr;
        type.str = self -> self.type.repr.apply(self);
        type.hash = System::identityHashCode;
        type.richCompare = ObjectType::compare;
        type.getAttribute = Attributes.GET;
        type.setAttribute = Attributes.SET;
        type.populate = ObjectType::members;
    }

    /** CPython reports surplus arguments here only where {@code __init__} is not there to take them. */
    private static PyObject make(PyType type, PyObject[] args, String[] kwnames) {
        if (args.length > 0) {
            if (type.newInstance != PyType.OBJECT.newInstance) throw Errors.type("object.__new__() takes exactly one argument (the type to instantiate)");
            if (type.init == PyType.OBJECT.init) throw Errors.type("%s() takes no arguments", type.name);
        }
        if (type.isAbstract) throw AbstractMethods.cannotInstantiate(type);
        return type.allocate.apply(type);
    }

    private static void init(PyObject self, PyObject[] args, String[] kwnames) {
        if (args.length == 0) return;
        PyType type = self.type;
        if (type.init != PyType.OBJECT.init) throw Errors.type("object.__init__() takes exactly one argument (the instance to initialize)");
        if (type.newInstance == PyType.OBJECT.newInstance) {
            throw Errors.type("%s.__init__() takes exactly one argument (the instance to initialize)", type.name);
        }
    }

    private static PyObject repr(PyObject self) {
        String module = TypeType.moduleName(self.type);
        String name = module == null || module.equals("builtins") ? self.type.name : module + "." + self.type.qualname;
        return PyStr.of(String.format("<%s object at 0x%x>", name, Operations.identity(self)));
    }

    private static PyObject compare(PyObject self, PyObject other, CompareOp op) {
        if (op == CompareOp.EQ) return self == other ? PyBool.TRUE : PyNotImplemented.NOT_IMPLEMENTED;
        if (op != CompareOp.NE || self.type.richCompare == null) return PyNotImplemented.NOT_IMPLEMENTED;
        PyObject equal = self.type.richCompare.apply(self, other, CompareOp.EQ);
        return equal == PyNotImplemented.NOT_IMPLEMENTED ? equal : PyBool.of(!Operations.truthOf(equal));
    }

    private static void members(TypeMembers m) {
        m.getSet("__class__", self -> self.type, ObjectType::setClass);
        m.constant("__doc__", PyStr.intern("The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\n"
            + "instance that has no instance attributes and cannot be given any.\n"));
        m.oneArg("__format__", ObjectType::format);
        m.noArgs("__dir__", Directory::ofObject);
        m.noArgs("__sizeof__", self -> PyInt.of(16 + (self instanceof PyContainer ? 16 : 0)));
        Reduction.members(m);
        m.classMethod("__init_subclass__", 0, 0, (cls, args) -> PyNone.NONE);
        m.classMethod("__subclasshook__", 0, -1, (cls, args) -> PyNotImplemented.NOT_IMPLEMENTED);
    }

    private static PyObject format(PyObject self, PyObject spec) {
        if (!(spec instanceof PyStr text)) throw Errors.type("__format__() argument must be str, not %s", Errors.typeName(spec));
        if (!text.value.isEmpty()) throw Errors.type("unsupported format string passed to %s.__format__", Errors.typeName(self));
        return Operations.str(self);
    }

    private static void setClass(PyObject self, PyObject value) {
        if (value == null) throw Errors.type("can't delete __class__ attribute");
        if (!(value instanceof PyType next)) throw Errors.type("__class__ must be set to a class, not '%s' object", Errors.typeName(value));
        PyType old = self.type;
        boolean modules = next.isSubtypeOf(PyModule.TYPE) && old.isSubtypeOf(PyModule.TYPE);
        if (!modules && !(next.heap && old.heap)) throw Errors.type("__class__ assignment only supported for mutable types or ModuleType subclasses");
        if (old.solid != next.solid && !sameLayout(old, next) || old.instancesHaveDict != next.instancesHaveDict) {
            throw Errors.type("__class__ assignment: '%s' object layout differs from '%s'", next.name, old.name);
        }
        if (next.heap) next.retain();
        self.type = next;
        if (old.heap) old.drop();
    }

    /** Two classes with slots of the same names over the same base have the same layout. */
    private static boolean sameLayout(PyType a, PyType b) {
        return a.heap && b.heap && a.base == b.base && a.slotCount == b.slotCount && ClassBuilder.slotNames(a).equals(ClassBuilder.slotNames(b));
    }
}
