package conch.object;

/** An instance of a class that a script wrote, unless the class is derived from a built-in type with a layout of its own. */
public final class PyInstance extends PyContainer {
    /** Slot; null until the first attribute is set, and for good where the class has {@code __slots__} only. */
    private PyDict dict;
    /** Slots: the values of {@code __slots__}, null where not set. The array itself is null where the class has none. */
    final PyObject[] slots;

    public PyInstance(PyType type) {
        super(type);
        slots = type.slotCount == 0 ? null : new PyObject[type.slotCount];
    }

    @Override
    public PyDict dictOrNull() {
        return dict;
    }

    @Override
    public PyDict dict() {
        if (dict == null && type.instancesHaveDict) dict = (PyDict) new PyDict().retain();
        return dict;
    }

    @Override
    public void setDict(PyDict next) {
        PyDict old = dict;
        dict = next == null ? null : (PyDict) next.retain();
        dropIfPresent(old);
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(dict);
        if (slots != null) for (PyObject held : slots) visitor.visitIfPresent(held);
    }

    @Override
    public void clearSlots() {
        if (slots != null) {
            for (int i = 0; i < slots.length; i++) {
                PyObject old = slots[i];
                slots[i] = null;
                dropIfPresent(old);
            }
        }
        setDict(null);
    }
}
