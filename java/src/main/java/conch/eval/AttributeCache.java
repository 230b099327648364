package conch.eval;

import conch.object.Operations;
import conch.object.PyDict;
import conch.object.PyInstance;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyType;

/**
 * LOAD_ATTR, STORE_ATTR and LOAD_METHOD, with what the instruction learnt the last time.
 *
 * <p>A cache holds for objects of one type at one version of it ({@link PyType#version}), so no class on the way has changed. It only
 * serves types with the generic attribute lookup.
 */
final class AttributeCache {
    private AttributeCache() {
    }

    private static final class Cache {
        int typeVersion;
        /** What the type itself has under the name: a method, or null when the value is in the instance's dictionary. Borrowed: the version guards it. */
        PyObject onType;
        int position;
    }

    private static Cache cache(Frame frame, int index) {
        Object[] caches = frame.code.caches;
        return caches == null ? null : (Cache) caches[index];
    }

    static PyObject get(Frame frame, int index, int name, PyObject object) {
        PyStr key = frame.code.names[name];
        Cache cache = cache(frame, index);
        if (cache != null && object.type().version() == cache.typeVersion) {
            PyDict dict = object.dictOrNull();
            if (dict != null && dict.keyAt(cache.position) == key) return dict.valueAt(cache.position);
        }
        if (object instanceof PyInstance && object.type().hasGenericGetAttribute()) {
            PyDict dict = object.dictOrNull();
            int position = dict == null ? -1 : dict.slotOf(key);
            if (position >= 0 && object.type().lookup(key) == null) {
                remember(frame, index, object.type(), null, position);
                return dict.valueAt(position);
            }
        }
        return Operations.getAttribute(object, key);
    }

    static void set(Frame frame, int index, int name, PyObject object, PyObject value) {
        PyStr key = frame.code.names[name];
        Cache cache = cache(frame, index);
        if (cache != null && object.type().version() == cache.typeVersion) {
            PyDict dict = object.dictOrNull();
            if (dict != null && dict.keyAt(cache.position) == key) {
                dict.setValueAt(cache.position, value);
                return;
            }
        }
        Operations.setAttribute(object, key, value);
        if (object instanceof PyInstance && object.type().hasGenericSetAttribute() && object.type().lookup(key) == null) {
            PyDict dict = object.dictOrNull();
            int position = dict == null ? -1 : dict.slotOf(key);
            if (position >= 0) remember(frame, index, object.type(), null, position);
        }
    }

    /** LOAD_METHOD: {@code x → method x} where the type has an unbound method, else {@code x → NULL attribute}. Returns the new top. */
    static int method(Frame frame, int index, int name, PyObject[] s, int sp) {
        PyStr key = frame.code.names[name];
        PyObject object = s[sp - 1];
        PyObject method = unbound(frame, index, key, object);
        if (method != null) {
            s[sp - 1] = method.retain();
            s[sp] = object;
            return sp + 1;
        }
        PyObject attribute = Operations.getAttribute(object, key);
        s[sp] = attribute.retain();
        s[sp - 1] = null;
        object.drop();
        return sp + 1;
    }

    private static PyObject unbound(Frame frame, int index, PyStr key, PyObject object) {
        Cache cache = cache(frame, index);
        if (cache != null && object.type().version() == cache.typeVersion) {
            PyDict dict = object.dictOrNull();
            if (dict == null || dict.slotOf(key) < 0) return cache.onType;
        }
        PyObject method = Operations.methodOrNull(object, key);
        if (method != null) remember(frame, index, object.type(), method, -1);
        return method;
    }

    private static void remember(Frame frame, int index, PyType type, PyObject onType, int position) {
        if (frame.code.caches == null) frame.code.caches = new Object[frame.code.instructions.length];
        Cache cache = new Cache();
        cache.typeVersion = type.version();
        cache.onType = onType;
        cache.position = position;
        frame.code.caches[index] = cache;
    }
}
