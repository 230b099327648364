package conch.object;

/** {@code o[k]} where the type has no mapping slot: sequences by number, classes by {@code __class_getitem__}, errors. */
final class Subscripts {
    private static final PyStr CLASS_GETITEM = PyStr.intern("__class_getitem__");

    private Subscripts() {
    }

    static PyObject get(PyObject o, PyObject key) {
        if (o.type.itemAt != null) return o.type.itemAt.apply(o, position(o, key));
        if (o == PyType.TYPE) return new PyGenericAlias(o, key);
        if (o instanceof PyType type) {
            PyObject method = Attributes.getOrNull(type, CLASS_GETITEM);
            if (method == null) throw Errors.type("type '%s' is not subscriptable", type.name);
            try (Hold hold = new Hold(method)) {
                return hold.returning(Operations.call(hold.get(), key));
            }
        }
        throw Errors.type("'%s' object is not subscriptable", Errors.typeName(o));
    }

    static void set(PyObject o, PyObject key, PyObject value) {
        if (o.type.setItemAt == null) throw Errors.type("'%s' object does not support item assignment", Errors.typeName(o));
        o.type.setItemAt.apply(o, position(o, key), value);
    }

    static void delete(PyObject o, PyObject key) {
        if (o.type.setItemAt == null) {
            // CPython words it differently where the type has something of a sequence and the key is a number.
            boolean sequence = o.type.heap || o.type.itemAt != null || o.type.contains != null;
            String how = sequence && key.type.index != null ? "doesn't" : "does not";
            throw Errors.type("'%s' object %s support item deletion", Errors.typeName(o), how);
        }
        o.type.setItemAt.apply(o, position(o, key), null);
    }

    /** A negative index counts from the end, where there is one. */
    private static long position(PyObject o, PyObject key) {
        if (key.type.index == null) throw Errors.type("sequence index must be integer, not '%s'", Errors.typeName(key));
        long index = Conversions.asIndexLong(key, ExceptionTypes.INDEX_ERROR);
        return index < 0 && o.type.length != null ? index + o.type.length.apply(o) : index;
    }
}
