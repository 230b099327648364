package conch.object;

/** {@code tuple}. Its elements never change after it was made, so they can be read without care while script code runs. */
public class PyTuple extends PyContainer {
    public static final PyType TYPE = PyType.define("tuple", TupleMethods::fill, TupleMethods::members);
    public static final PyTuple EMPTY = (PyTuple) new PyTuple(TYPE, new PyObject[0]).retain();

    /** Slots. Read it, never change it: elements are set before anybody sees the tuple. */
    public final PyObject[] items;

    /** Takes the array over and retains each element. */
    public PyTuple(PyType type, PyObject[] items) {
        super(type);
        this.items = items;
        for (PyObject item : items) item.retain();
    }

    /** Takes the array over and retains each element. */
    public static PyTuple of(PyObject... items) {
        return items.length == 0 ? EMPTY : new PyTuple(TYPE, items);
    }

    public final int size() {
        return items.length;
    }

    /** The element, borrowed. */
    public final PyObject get(int index) {
        return items[index];
    }

    @Override
    public void traverse(Visitor visitor) {
        for (PyObject item : items) visitor.visitIfPresent(item);
    }

    @Override
    public void clearSlots() {
        for (int i = items.length; --i >= 0; ) {
            PyObject old = items[i];
            items[i] = null;
            dropIfPresent(old);
        }
    }
}
