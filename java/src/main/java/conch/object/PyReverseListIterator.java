package conch.object;

/** What {@code list.__reversed__} returns: from the last element to the first, as the list is at each step. */
public final class PyReverseListIterator extends PyContainer {
    public static final PyType TYPE = PyType.define("list_reverseiterator", PyReverseListIterator::fill, PyReverseListIterator::members);

    /** Slot: the list, null after the end. */
    private PyList list;
    private int index;

    PyReverseListIterator(PyObject list) {
        super(TYPE);
        this.list = (PyList) list.retain();
        index = this.list.size - 1;
    }

    private static void fill(PyType t) {
        t.isFinal = true;
        t.iter = self -> self;
        t.next = self -> ((PyReverseListIterator) self).next();
    }

    private static void members(TypeMembers m) {
        m.noArgs("__length_hint__", self -> ((PyReverseListIterator) self).lengthHint());
    }

    private PyObject next() {
        if (list == null) return null;
        if (index >= 0 && index < list.size) return list.items[index--];
        clearSlots();
        return null;
    }

    private PyObject lengthHint() {
        return PyInt.of(list == null || list.size <= index ? 0 : index + 1);
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(list);
    }

    @Override
    public void clearSlots() {
        PyList old = list;
        list = null;
        dropIfPresent(old);
    }
}
