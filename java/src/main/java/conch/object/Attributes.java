package conch.object;

/**
 * The default attribute protocol: a data descriptor of the type, the instance's dictionary, any other attribute of the type, in this
 * order (CPython's {@code PyObject_GenericGetAttr} and {@code PyObject_GenericSetAttr}).
 */
final class Attributes {
    /** The slots of whoever does not do it differently; compared by identity. */
    static final Slots.GetAttribute GET = Attributes::get;
    static final Slots.SetAttribute SET = Attributes::set;

    private Attributes() {
    }

    private static PyObject get(PyObject o, PyStr name) {
        PyObject found = find(o, name);
        if (found == null) throw Errors.attribute(o, name);
        return found;
    }

    /** Null where there is no such attribute. A descriptor on the way may throw, AttributeError as well. */
    static PyObject find(PyObject o, PyStr name) {
        PyType type = o.type;
        PyObject onType = TypeCache.lookup(type, name);
        Slots.DescriptorGet get = null;
        if (onType != null) {
            get = onType.type.descriptorGet;
            if (get != null && onType.type.descriptorSet != null) return get.apply(onType, o, type);
        }
        PyDict dict = o.dictOrNull();
        if (dict != null) {
            PyObject own = dict.get(name);
            if (own != null) return own;
        }
        return get != null ? get.apply(onType, o, type) : onType;
    }

    /** Null instead of any AttributeError. */
    static PyObject getOrNull(PyObject o, PyStr name) {
        Slots.GetAttribute slot = o.type.getAttribute;
        try {
            if (slot == GET) return find(o, name);
            if (slot == TypeType.GET) return TypeType.find((PyType) o, name);
            return slot.apply(o, name);
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.ATTRIBUTE_ERROR)) throw e;
            e.discard();
            return null;
        }
    }

    private static void set(PyObject o, PyStr name, PyObject value) {
        PyObject onType = TypeCache.lookup(o.type, name);
        if (onType != null && onType.type.descriptorSet != null) {
            onType.type.descriptorSet.apply(onType, o, value);
            return;
        }
        PyDict dict = value == null ? o.dictOrNull() : o.dict();
        if (value != null) {
            if (dict == null) throw noPlaceFor(o, name, onType);
            dict.put(name, value);
        } else if (dict == null || !dict.remove(name)) {
            throw o.type.instancesHaveDict ? Errors.attribute(o, name) : noPlaceFor(o, name, onType);
        }
    }

    private static PyException noPlaceFor(PyObject o, PyStr name, PyObject onType) {
        if (onType == null) return Errors.attribute(o, name);
        return Errors.attribute(o, name, "'" + o.type.name + "' object attribute '" + name.value + "' is read-only");
    }

    /** The setter behind {@code __dict__}. */
    static void setDict(PyObject o, PyObject value) {
        if (value == null) {
            o.setDict(null);
            return;
        }
        if (!(value instanceof PyDict dict)) throw Errors.type("__dict__ must be set to a dictionary, not a '%s'", Errors.typeName(value));
        o.setDict(dict);
    }
}
