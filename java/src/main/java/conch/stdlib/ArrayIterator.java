package conch.stdlib;

import conch.object.PyContainer;
import conch.object.PyObject;
import conch.object.PyType;

/** Walks an array by its index; it lets the array go at its end. */
final class ArrayIterator extends PyContainer {
    static final PyType TYPE = PyType.define("arrayiterator", type -> {
        type.iter = self -> self;
        type.next = self -> ((ArrayIterator) self).advance();
    }, null);

    /** Slot; null once exhausted. */
    private PyArray array;
    private int index;

    ArrayIterator(PyArray array) {
        super(TYPE);
        this.array = (PyArray) array.retain();
    }

    private PyObject advance() {
        if (array == null) return null;
        if (index < array.size()) return array.get(index++);
        clearSlots();
        return null;
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(array);
    }

    @Override
    public void clearSlots() {
        PyArray old = array;
        array = null;
        PyObject.dropIfPresent(old);
    }
}
