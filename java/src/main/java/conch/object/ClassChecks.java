package conch.object;

/** {@code isinstance} and {@code issubclass}, with tuples of classes, {@code __instancecheck__} and {@code __subclasscheck__}. */
final class ClassChecks {
    private static final PyStr INSTANCECHECK = PyStr.intern("__instancecheck__"), SUBCLASSCHECK = PyStr.intern("__subclasscheck__"),
        CLASS = PyStr.intern("__class__"), BASES = PyStr.intern("__bases__");

    private ClassChecks() {
    }

    static boolean isInstance(PyObject o, PyObject classes) {
        if (o.type == classes) return true;
        if (classes.type == PyType.TYPE) return plainInstance(o, classes);
        if (classes instanceof PyTuple tuple) {
            RecursionGuard.enter(" in __instancecheck__");
            try {
                for (PyObject each : tuple.items) if (isInstance(o, each)) return true;
                return false;
            } finally {
                RecursionGuard.leave();
            }
        }
        PyObject check = classes.type.lookup(INSTANCECHECK);
        if (check == null) return plainInstance(o, classes);
        RecursionGuard.enter(" in __instancecheck__");
        try {
            return Operations.truthOf(Special.call(check, classes, o));
        } finally {
            RecursionGuard.leave();
        }
    }

    /** What {@code type.__instancecheck__} does: the type of the object, or what its {@code __class__} claims. */
    static boolean plainInstance(PyObject o, PyObject cls) {
        PyObject claimed = null;
        if (cls instanceof PyType type) {
            if (o.type.isSubtypeOf(type)) return true;
            if (o.type.hasGenericGetAttribute() && o.type.lookup(CLASS) == PyType.OBJECT.lookup(CLASS)) return false;
            claimed = Attributes.getOrNull(o, CLASS);
            boolean result = claimed instanceof PyType t && t != o.type && t.isSubtypeOf(type);
            if (claimed != null) claimed.discard();
            return result;
        }
        requireBases(cls, "isinstance() arg 2 must be a type, a tuple of types, or a union");
        claimed = Attributes.getOrNull(o, CLASS);
        if (claimed == null) return false;
        try (Hold hold = new Hold(claimed)) {
            return abstractSubclass(claimed, cls);
        }
    }

    static boolean isSubclass(PyObject c, PyObject classes) {
        if (classes.type == PyType.TYPE) return c == classes || plainSubclass(c, classes);
        if (classes instanceof PyTuple tuple) {
            RecursionGuard.enter(" in __subclasscheck__");
            try {
                for (PyObject each : tuple.items) if (isSubclass(c, each)) return true;
                return false;
            } finally {
                RecursionGuard.leave();
            }
        }
        PyObject check = classes.type.lookup(SUBCLASSCHECK);
        if (check == null) return plainSubclass(c, classes);
        RecursionGuard.enter(" in __subclasscheck__");
        try {
            return Operations.truthOf(Special.call(check, classes, c));
        } finally {
            RecursionGuard.leave();
        }
    }

    /** What {@code type.__subclasscheck__} does. */
    static boolean plainSubclass(PyObject c, PyObject cls) {
        if (c instanceof PyType sub && cls instanceof PyType type) return sub.isSubtypeOf(type);
        requireBases(c, "issubclass() arg 1 must be a class");
        requireBases(cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union");
        return abstractSubclass(c, cls);
    }

    private static void requireBases(PyObject cls, String message) {
        PyObject bases = Attributes.getOrNull(cls, BASES);
        boolean fits = bases instanceof PyTuple;
        if (bases != null) bases.discard();
        if (!fits) throw Errors.type("%s", message);
    }

    /** By way of {@code __bases__}, for objects that only look like classes. */
    private static boolean abstractSubclass(PyObject derived, PyObject cls) {
        if (derived == cls) return true;
        PyObject bases = Attributes.getOrNull(derived, BASES);
        if (bases == null) return false;
        RecursionGuard.enter(" in __issubclass__");
        try (Hold hold = new Hold(bases)) {
            if (!(bases instanceof PyTuple tuple)) return false;
            for (PyObject base : tuple.items) if (abstractSubclass(base, cls)) return true;
            return false;
        } finally {
            RecursionGuard.leave();
        }
    }
}
