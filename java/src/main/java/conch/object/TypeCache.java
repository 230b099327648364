package conch.object;

/**
 * The method cache: what a lookup of a name along a type's method resolution order found, or that it found nothing.
 *
 * <p>An entry belongs to one version of one type. {@link PyType#modified} gives a type and all below it new versions, which makes every
 * entry of the old ones unreachable; no version is used twice in 2³² changes. Values are borrowed: while the version stands, the
 * dictionary of some type of the order holds them. Only interned names are cached, so that comparing identities is enough.
 */
final class TypeCache {
    private static final int SIZE = 4096;
    private static final int[] versions = new int[SIZE];
    private static final PyStr[] names = new PyStr[SIZE];
    private static final PyObject[] values = new PyObject[SIZE];
    private static int last;

    private TypeCache() {
    }

    static int nextVersion() {
        if (++last == 0) ++last;
        return last;
    }

    static PyObject lookup(PyType type, PyStr name) {
        if (!name.isInterned()) return walk(type, name);
        int at = (type.version ^ (int) name.hash()) & (SIZE - 1);
        if (versions[at] == type.version && names[at] == name) return values[at];
        return miss(type, name);
    }

    private static PyObject miss(PyType type, PyStr name) {
        PyObject found = walk(type, name);
        // The walk may have filled a dictionary for the first time, which gives a new version: take the one that stands now.
        int at = (type.version ^ (int) name.hash()) & (SIZE - 1);
        versions[at] = type.version;
        names[at] = name;
        values[at] = found;
        return found;
    }

    private static PyObject walk(PyType type, PyStr name) {
        for (PyType t : type.mro) {
            PyObject found = t.dictionary().get(name);
            if (found != null) return found;
        }
        return null;
    }
}
