package conch.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Makes classes: {@code type(name, bases, namespace)} and what a {@code class} statement ends in. */
public final class ClassBuilder {
    private static final PyStr QUALNAME = PyStr.intern("__qualname__"), DOC = PyStr.intern("__doc__"), CLASSCELL = PyStr.intern("__classcell__"),
        NEW = PyStr.intern("__new__"), INIT_SUBCLASS = PyStr.intern("__init_subclass__"), CLASS_GETITEM = PyStr.intern("__class_getitem__"),
        SET_NAME = PyStr.intern("__set_name__"), HASH = PyStr.intern("__hash__"), EQ = PyStr.intern("__eq__"),
        MRO_ENTRIES = PyStr.intern("__mro_entries__"), SLOTS = PyStr.intern("__slots__");

    private static Supplier<PyStr> callingModule = () -> null;

    private ClassBuilder() {
    }

    /** Where {@code type(name, bases, namespace)} finds the value of {@code __module__}: the caller's {@code __name__}, or null. */
    public static void setCallingModule(Supplier<PyStr> module) {
        callingModule = module;
    }

    /** The slot behind {@code type.__new__}. */
    static PyObject newType(PyType meta, PyObject[] args, String[] kwnames) {
        int keywords = kwnames == null ? 0 : kwnames.length, positional = args.length - keywords;
        if (positional != 3) throw Errors.type("type.__new__() takes exactly 3 arguments (%d given)", positional);
        if (!(args[0] instanceof PyStr name)) throw Errors.type("type.__new__() argument 1 must be str, not %s", Errors.typeName(args[0]));
        if (!(args[1] instanceof PyTuple bases)) throw Errors.type("type.__new__() argument 2 must be tuple, not %s", Errors.typeName(args[1]));
        if (!(args[2] instanceof PyDict names)) throw Errors.type("type.__new__() argument 3 must be dict, not %s", Errors.typeName(args[2]));
        PyType winner = metaclass(meta, bases);
        if (winner != meta && winner.newInstance != PyType.TYPE.newInstance) return winner.newInstance.apply(winner, args, kwnames);
        return build(winner, name, types(bases), names, Arrays.copyOfRange(args, 3, args.length), kwnames);
    }

    /** The most derived of the metaclasses. */
    private static PyType metaclass(PyType meta, PyTuple bases) {
        PyType winner = meta;
        for (PyObject base : bases.items) {
            if (!(base instanceof PyType) && base.type.lookup(MRO_ENTRIES) != null) {
                throw Errors.type("type() doesn't support MRO entry resolution; use types.new_class()");
            }
            if (winner.isSubtypeOf(base.type)) continue;
            if (!base.type.isSubtypeOf(winner)) {
                throw Errors.type("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases");
            }
            winner = base.type;
        }
        return winner;
    }

    private static PyType[] types(PyTuple bases) {
        if (bases.size() == 0) return new PyType[] {PyType.OBJECT};
        PyType[] types = new PyType[bases.size()];
        for (int i = 0; i < types.length; i++) {
            if (!(bases.get(i) instanceof PyType type)) throw Errors.type("bases must be types");
            types[i] = type;
        }
        return types;
    }

    private static PyObject build(PyType meta, PyStr name, PyType[] bases, PyDict namespace, PyObject[] values, String[] kwnames) {
        if (name.value.indexOf('\0') >= 0) throw Errors.value("type name must not contain null characters");
        PyType base = ClassBases.best(bases);
        PyDict names = new PyDict();
        for (int at = -1; (at = namespace.nextPosition(at + 1)) >= 0; ) names.put(namespace.keyAt(at), namespace.valueAt(at));
        PyType type = new PyType(meta, name.value);
        type.heap = true;
        type.base = base;
        type.bases = bases;
        for (PyType each : bases) each.retain();
        type.mro = new PyType[] {type};
        type.setDictionary(names);
        try (Hold hold = new Hold(type)) {
            type.mro = ClassBases.order(type);
            prepareNames(type, names);
            layOut(type, base, names);
            SlotTable.fill(type);
            for (PyType each : bases) each.subclasses.add(new java.lang.ref.WeakReference<>(type));
            if (names.pop(CLASSCELL) instanceof PyCell cell) {
                cell.set(type);
                cell.discard();
            }
            type.modified();
            callSetName(type, names);
            callInitSubclass(type, values, kwnames);
            return hold.take();
        }
    }

    private static void prepareNames(PyType type, PyDict names) {
        PyObject qualname = names.get(QUALNAME);
        if (qualname != null) {
            if (!(qualname instanceof PyStr text)) throw Errors.type("type __qualname__ must be a str, not %s", Errors.typeName(qualname));
            type.qualname = text.value;
            names.remove(QUALNAME);
        }
        if (names.get(TypeAttributes.MODULE) == null) {
            PyStr module = callingModule.get();
            if (module != null) names.put(TypeAttributes.MODULE, module);
        }
        wrap(names, NEW, PyStaticMethod::new);
        wrap(names, INIT_SUBCLASS, PyClassMethod::new);
        wrap(names, CLASS_GETITEM, PyClassMethod::new);
        if (names.get(EQ) != null && names.get(HASH) == null) names.put(HASH, PyNone.NONE);
        if (names.get(DOC) == null) names.put(DOC, PyNone.NONE);
        PyObject cell = names.get(CLASSCELL);
        if (cell != null && !(cell instanceof PyCell)) {
            throw Errors.type("__classcell__ must be a nonlocal cell, not %s", Operations.repr(cell.type).value);
        }
    }

    /** A plain function under this name becomes a static or class method by itself. */
    private static void wrap(PyDict names, PyStr name, java.util.function.Function<PyObject, PyObject> wrapper) {
        PyObject found = names.get(name);
        if (found != null && found.type.methodDescriptor && !(found instanceof PyDescriptor)) names.put(name, wrapper.apply(found));
    }

    /** {@code __slots__}, {@code __dict__} and {@code __weakref__}: what an instance consists of. */
    private static void layOut(PyType type, PyType base, PyDict names) {
        type.allocate = base.allocate;
        type.solid = base.solid;
        type.slotCount = base.slotCount;
        type.methodDescriptor = false;
        boolean baseDict = false, baseWeak = false;
        for (PyType each : type.bases) {
            baseDict |= each.instancesHaveDict;
            baseWeak |= each.instancesHaveWeakReferences;
        }
        PyObject slots = names.get(SLOTS);
        boolean ownDict = slots == null, ownWeak = slots == null;
        if (slots != null) {
            List<String> listed = listed(slots);
            if (!listed.isEmpty() && hasNoRoom(base)) throw Errors.type("nonempty __slots__ not supported for subtype of '%s'", base.name);
            List<String> own = new ArrayList<>();
            for (String each : listed) {
                if (each.equals("__dict__")) {
                    if (baseDict || ownDict) throw Errors.type("__dict__ slot disallowed: we already got one");
                    ownDict = true;
                } else if (each.equals("__weakref__")) {
                    if (baseWeak || ownWeak) throw Errors.type("__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
                    ownWeak = true;
                } else {
                    own.add(each);
                }
            }
            addMembers(type, names, own);
        }
        type.instancesHaveDict = baseDict || ownDict;
        type.instancesHaveWeakReferences = baseWeak || ownWeak;
        if (ownDict && !baseDict) addTo(names, "__dict__", new PyGetSet(type, "__dict__", PyObject::dict, Attributes::setDict));
        if (ownWeak && !baseWeak) addTo(names, "__weakref__", new PyGetSet(type, "__weakref__", PyWeakReference::firstOf, null));
    }

    private static void addTo(PyDict names, String name, PyObject value) {
        if (names.get(name) == null) names.put(name, value);
    }

    private static boolean hasNoRoom(PyType base) {
        PyType solid = base.solid;
        return solid == PyInt.TYPE || solid == PyTuple.TYPE || solid == PyBytes.TYPE || solid == PyType.TYPE;
    }

    private static void addMembers(PyType type, PyDict names, List<String> own) {
        for (String each : own) {
            String mangled = mangle(type.name, each);
            PyStr key = PyStr.intern(mangled);
            if (names.get(key) != null) throw Errors.value("'%s' in __slots__ conflicts with class variable", each);
            names.put(key, PyMember.slot(type, mangled, type.slotCount++));
        }
        if (!own.isEmpty()) type.solid = type;
    }

    private static List<String> listed(PyObject slots) {
        List<String> result = new ArrayList<>();
        if (slots instanceof PyStr one) add(result, one);
        else Operations.forEach(slots, each -> add(result, each));
        return result;
    }

    private static void add(List<String> result, PyObject name) {
        if (!(name instanceof PyStr text)) throw Errors.type("__slots__ items must be strings, not '%s'", Errors.typeName(name));
        if (!isIdentifier(text.value)) throw Errors.type("__slots__ must be identifiers");
        result.add(text.value);
    }

    private static boolean isIdentifier(String text) {
        if (text.isEmpty() || !(Character.isUnicodeIdentifierStart(text.codePointAt(0)) || text.charAt(0) == '_')) return false;
        return text.codePoints().skip(1).allMatch(c -> Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c) || c == '_');
    }

    /** {@code __x} in class {@code _C} is {@code _C__x}. */
    private static String mangle(String className, String name) {
        if (!name.startsWith("__") || name.endsWith("__")) return name;
        String stripped = className.replaceFirst("^_+", "");
        return stripped.isEmpty() ? name : "_" + stripped + name;
    }

    /** The names of the slots that the class itself adds, in the order of their places. */
    static List<String> slotNames(PyType type) {
        List<String> result = new ArrayList<>();
        PyDict names = type.dictionary();
        for (int at = -1; (at = names.nextPosition(at + 1)) >= 0; ) {
            if (names.valueAt(at) instanceof PyMember member) result.add(member.name);
        }
        return result;
    }

    private static void callSetName(PyType type, PyDict names) {
        List<PyObject> found = new ArrayList<>();
        for (int at = -1; (at = names.nextPosition(at + 1)) >= 0; ) {
            if (names.valueAt(at).type.lookup(SET_NAME) == null) continue;
            found.add(names.keyAt(at));
            found.add(names.valueAt(at));
        }
        if (found.isEmpty()) return;
        try (Hold kept = new Hold(PyTuple.of(found.toArray(PyObject[]::new)))) {
            for (int i = 0; i < found.size(); i += 2) setName(type, found.get(i), found.get(i + 1));
        }
    }

    private static void setName(PyType type, PyObject key, PyObject value) {
        try {
            PyObject result = Special.callOrNull(value, SET_NAME, type, key);
            if (result != null) result.discard();
        } catch (PyException e) {
            PyException error = Errors.runtime("Error calling __set_name__ on '%s' instance %s in '%s'", Errors.typeName(value),
                Operations.repr(key).value, type.name);
            error.value().setCause(e.value());
            error.value().setContext(e.value());
            error.contextSettled = true;
            e.discard();
            throw error;
        }
    }

    /** {@code super(type, type).__init_subclass__(**keywords)}. */
    private static void callInitSubclass(PyType type, PyObject[] values, String[] kwnames) {
        for (int i = 1; i < type.mro.length; i++) {
            PyObject found = type.mro[i].dictionary().get(INIT_SUBCLASS);
            if (found == null) continue;
            if (type.mro[i] == PyType.OBJECT && values.length == 0) return;
            Slots.DescriptorGet get = found.type.descriptorGet;
            try (Hold method = new Hold(get == null ? found : get.apply(found, null, type))) {
                if (type.mro[i] == PyType.OBJECT) throw Errors.type("%s.__init_subclass__() takes no keyword arguments", type.qualname);
                Operations.call(method.get(), values, kwnames).discard();
            }
            return;
        }
    }
}
