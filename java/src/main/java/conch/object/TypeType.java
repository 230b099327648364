package conch.object;

/** {@code type}: calling a class, and looking names up on one. Initialised together with {@link PyType}, so it has no constants that need types. */
final class TypeType {
    static final Slots.GetAttribute GET = TypeType::get;

    private TypeType() {
    }

    static void fill(PyType type) {
        type.call = TypeType::call;
        type.newInstance = ClassBuilder::newType;
        type.init = TypeType::init;
        type.repr = TypeType::repr;
        type.getAttribute = GET;
        type.setAttribute = TypeType::set;
        type.populate = TypeAttributes::members;
        type.binary[BinaryOp.OR.ordinal()] = PyUnion::of;
        type.instancesHaveDict = true;
        type.instancesHaveWeakReferences = true;
    }

    private static PyObject call(PyObject self, PyObject[] args, String[] kwnames) {
        PyType type = (PyType) self;
        if (type == PyType.TYPE) {
            int positional = args.length - (kwnames == null ? 0 : kwnames.length);
            if (positional == 1 && kwnames == null) return args[0].type;
            if (positional != 3) throw Errors.type("type() takes 1 or 3 arguments");
        }
        Slots.New make = type.newInstance;
        if (make == null) throw Errors.type("cannot create '%s' instances", type.name);
        PyObject made = make.apply(type, args, kwnames);
        if (made.type != type && !made.type.isSubtypeOf(type)) return made;
        Slots.Init init = made.type.init;
        if (init == PyType.OBJECT.init && args.length == 0) return made;
        try (Hold hold = new Hold(made)) {
            init.apply(made, args, kwnames);
            return hold.take();
        }
    }

    /** {@code type.__new__} has done everything. */
    private static void init(PyObject self, PyObject[] args, String[] kwnames) {
        int positional = args.length - (kwnames == null ? 0 : kwnames.length);
        if (positional == 1 && kwnames != null) throw Errors.type("type.__init__() takes no keyword arguments");
        if (positional != 1 && positional != 3) throw Errors.type("type.__init__() takes 1 or 3 arguments");
    }

    private static PyObject repr(PyObject self) {
        PyType type = (PyType) self;
        String module = moduleName(type);
        return PyStr.of("<class '" + (module == null || module.equals("builtins") ? type.name : module + "." + type.qualname) + "'>");
    }

    /** What {@code __module__} says; null where it is no string. */
    static String moduleName(PyType type) {
        if (!type.heap) return type.module;
        return type.dictionary().get(TypeAttributes.MODULE) instanceof PyStr module ? module.value : null;
    }

    private static PyObject get(PyObject self, PyStr name) {
        PyObject found = find((PyType) self, name);
        if (found == null) throw Errors.attribute(self, name);
        return found;
    }

    /** A data descriptor of the metaclass, an attribute of the class or its bases, any other attribute of the metaclass; null for none. */
    static PyObject find(PyType type, PyStr name) {
        PyType meta = type.type;
        PyObject onMeta = TypeCache.lookup(meta, name);
        Slots.DescriptorGet metaGet = onMeta == null ? null : onMeta.type.descriptorGet;
        if (metaGet != null && onMeta.type.descriptorSet != null) return metaGet.apply(onMeta, type, meta);
        PyObject own = TypeCache.lookup(type, name);
        if (own != null) {
            Slots.DescriptorGet get = own.type.descriptorGet;
            return get == null ? own : get.apply(own, null, type);
        }
        return metaGet != null ? metaGet.apply(onMeta, type, meta) : onMeta;
    }

    private static void set(PyObject self, PyStr name, PyObject value) {
        PyType type = (PyType) self;
        if (!type.heap || type.immutable) throw Errors.type("cannot set '%s' attribute of immutable type '%s'", name.value, type.name);
        PyObject onMeta = TypeCache.lookup(type.type, name);
        if (onMeta != null && onMeta.type.descriptorSet != null) {
            onMeta.type.descriptorSet.apply(onMeta, type, value);
            return;
        }
        store(type, name, value);
    }

    /** Changes a name of a class. The cached lookups are forgotten before the old value is dropped, which may run script code. */
    private static void store(PyType type, PyStr name, PyObject value) {
        PyDict names = type.dictionary();
        PyObject old = names.get(name);
        if (value == null && old == null) throw Errors.attribute(type, name);
        try (Hold kept = old == null ? null : new Hold(old)) {
            if (value == null) names.remove(name);
            else names.put(PyStr.intern(name), value);
            type.modified();
            if (SlotTable.isSpecial(name)) SlotTable.update(type);
        }
    }
}
