package conch.capi;

import conch.object.Buffer;
import conch.object.BufferExporter;
import conch.object.PyContainer;
import conch.object.PyDict;
import conch.object.PyObject;
import conch.object.PyType;

/**
 * An instance of a type that C made: the object that scripts see of a C struct. The struct lives as long as this does, or longer where C has
 * references to it.
 */
final class PyNativeInstance extends PyContainer implements BufferExporter {
    /** Where the struct has its {@code __dict__}; 0 for nowhere. */
    private long dictPlace;

    private PyNativeInstance(PyType type) {
        super(type);
    }

    /** The object for a struct that so far only C had; its references keep the object alive. */
    static PyObject adopt(long p, PyType type) {
        PyNativeInstance made = new PyNativeInstance(type);
        if (type.instancesHaveDict) made.dictPlace = Dictionaries.place(p, type);
        Mirrors.bind(made, p);
        return made;
    }

    /** The struct ends, and the place of its dictionary with it. */
    void forget() {
        dictPlace = 0;
    }

    @Override
    public PyDict dictOrNull() {
        return dictPlace == 0 ? super.dictOrNull() : Dictionaries.get(dictPlace);
    }

    @Override
    public PyDict dict() {
        if (dictPlace == 0) return super.dict();
        if (Raw.getLong(dictPlace) == 0) Dictionaries.set(dictPlace, new PyDict());
        return Dictionaries.get(dictPlace);
    }

    @Override
    public void setDict(PyDict next) {
        if (dictPlace == 0) super.setDict(next);
        else Dictionaries.set(dictPlace, next);
    }

    @Override
    public Buffer export(boolean writable) {
        return ForeignMemory.export(this, writable);
    }

    @Override
    public void traverse(Visitor visitor) {
    }

    @Override
    public void clearSlots() {
    }
}
