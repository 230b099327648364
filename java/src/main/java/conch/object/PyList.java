package conch.object;

import java.util.Arrays;

/**
 * {@code list}. Every change first finishes the list's state and drops what it replaced afterwards, because a drop may run
 * {@code __del__}, which may look at this very list.
 */
public class PyList extends PyContainer {
    public static final PyType TYPE = PyType.define("list", ListMethods::fill, ListMethods::members);

    private static final PyObject[] NONE = {};

    /** Slots, the first {@link #size} of them. Whoever keeps it over script code finds out by comparing that it was replaced. */
    PyObject[] items;
    int size;

    public PyList() {
        this(TYPE);
    }

    public PyList(PyType type) {
        super(type);
        items = NONE;
    }

    /** Takes the array over and retains each element. */
    public static PyList of(PyObject... items) {
        PyList list = new PyList();
        for (PyObject item : items) item.retain();
        list.items = items;
        list.size = items.length;
        return list;
    }

    public final int size() {
        return size;
    }

    /** The element, borrowed. */
    public final PyObject get(int index) {
        if (index >= size) throw new IndexOutOfBoundsException(index);
        return items[index];
    }

    public final void set(int index, PyObject item) {
        if (index >= size) throw new IndexOutOfBoundsException(index);
        PyObject old = items[index];
        items[index] = item.retain();
        old.drop();
    }

    public final void append(PyObject item) {
        if (size == items.length) grow(size + 1);
        items[size++] = item.retain();
    }

    public final void insert(int index, PyObject item) {
        if (size == items.length) grow(size + 1);
        System.arraycopy(items, index, items, index + 1, size - index);
        items[index] = item.retain();
        size++;
    }

    /** Removes an element and returns it, unowned. */
    public final PyObject pop(int index) {
        if (index >= size) throw new IndexOutOfBoundsException(index);
        PyObject item = items[index];
        System.arraycopy(items, index + 1, items, index, --size - index);
        items[size] = null;
        return item.take();
    }

    public final void clear() {
        PyObject[] old = items;
        int n = size;
        items = NONE;
        size = 0;
        for (int i = n - 1; i >= 0; i--) old[i].drop();
    }

    /** Appends all that an iterable yields; TypeError when it is none. */
    public final void extend(PyObject iterable) {
        ListMethods.extend(this, iterable);
    }

    /** The elements in a fresh array, borrowed: whoever runs script code while using it must hold them. */
    public final PyObject[] toArray() {
        return Arrays.copyOf(items, size);
    }

    /** Makes room for that many elements in all, exactly. */
    final void reserve(int room) {
        if (room > items.length) items = Arrays.copyOf(items, room);
    }

    final void grow(int atLeast) {
        if (atLeast < 0) throw Errors.memory();
        int room = (int) Math.min(Integer.MAX_VALUE - 16, atLeast + (atLeast >> 3) + 6L);
        items = Arrays.copyOf(items, room);
    }

    /** Replaces {@code items[from, to)} by {@code added}, whose elements are borrowed. */
    final void replace(int from, int to, PyObject[] added) {
        int removed = to - from, n = size - removed + added.length;
        if (n < 0) throw Errors.memory();
        PyObject[] old = Arrays.copyOfRange(items, from, to);
        for (PyObject item : added) item.retain();
        if (n > items.length) grow(n);
        System.arraycopy(items, to, items, from + added.length, size - to);
        System.arraycopy(added, 0, items, from, added.length);
        if (n < size) Arrays.fill(items, n, size, null);
        size = n;
        for (int i = old.length - 1; i >= 0; i--) old[i].drop();
    }

    /** Sorts in place; {@code key} is null for the elements themselves. May run script code. */
    public void sort(PyObject key, boolean reverse) {
        ListSort.sort(this, key, reverse);
    }

    @Override
    public void traverse(Visitor visitor) {
        for (int i = 0; i < size; i++) visitor.visit(items[i]);
    }

    @Override
    public void clearSlots() {
        clear();
    }
}
