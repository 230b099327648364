package conch.object;

/**
 * {@code collections.deque}: a ring of elements, so that both ends are at hand. Every operation is one step under the lock, as CPython's
 * is: script code runs only in comparisons, and where a dropped element's end runs some; the deque is whole by then.
 */
public final class PyDeque extends PyContainer {
    public static final PyType TYPE = PyType.define("collections.deque", DequeMethods::fill, DequeMethods::members);

    static final int UNLIMITED = -1;
    private static final int SMALLEST = 8;

    /** Slots: {@link #size} of them from {@link #head} on, round the end. The length is a power of two. */
    private PyObject[] ring = new PyObject[SMALLEST];
    private int head, size;
    /** {@link #UNLIMITED}, or how many elements there may be. */
    int limit = UNLIMITED;
    /** Changes whenever elements come or go; an iterator that finds another one stops with RuntimeError. */
    private long version;

    PyDeque(PyType type) {
        super(type);
    }

    public int size() {
        return size;
    }

    long version() {
        return version;
    }

    /** Borrowed; null past the end. */
    PyObject get(int index) {
        return index < size ? ring[place(index)] : null;
    }

    private int place(int index) {
        return head + index & ring.length - 1;
    }

    /** Adds an element on the right; where that is one too many, the first goes. */
    void append(PyObject item) {
        if (limit == 0) {
            item.discard();
            return;
        }
        PyObject lost = null;
        item.retain();
        if (size == limit) lost = detach(0);
        makeRoom();
        ring[place(size++)] = item;
        version++;
        dropIfPresent(lost);
    }

    /** Adds an element on the left; where that is one too many, the last goes. */
    void appendLeft(PyObject item) {
        if (limit == 0) {
            item.discard();
            return;
        }
        PyObject lost = null;
        item.retain();
        if (size == limit) lost = detach(size - 1);
        makeRoom();
        head = head - 1 & ring.length - 1;
        ring[head] = item;
        size++;
        version++;
        dropIfPresent(lost);
    }

    private void makeRoom() {
        if (size < ring.length) return;
        if (ring.length == 1 << 30) throw Errors.memory();
        PyObject[] wider = new PyObject[ring.length * 2];
        for (int i = 0; i < size; i++) wider[i] = ring[place(i)];
        ring = wider;
        head = 0;
    }

    /** Takes an element out. It keeps the count of its slot, which the caller drops or takes. */
    PyObject detach(int index) {
        PyObject item = ring[place(index)];
        if (index < size / 2) {
            for (int i = index; i > 0; i--) ring[place(i)] = ring[place(i - 1)];
            ring[head] = null;
            head = place(1);
        } else {
            for (int i = index; i < size - 1; i++) ring[place(i)] = ring[place(i + 1)];
            ring[place(size - 1)] = null;
        }
        size--;
        version++;
        return item;
    }

    /** Puts an element before the one at {@code index}, 0 … size. */
    void insert(int index, PyObject item) {
        append(item);
        for (int i = size - 1; i > index; i--) ring[place(i)] = ring[place(i - 1)];
        ring[place(index)] = item;
    }

    void set(int index, PyObject item) {
        int at = place(index);
        PyObject old = ring[at];
        ring[at] = item.retain();
        old.drop();
    }

    /** The last {@code steps} elements come first; negative steps the other way. */
    void rotate(long steps) {
        if (size < 2) return;
        int by = (int) Math.floorMod(steps, (long) size);
        if (by == 0) return;
        if (size == ring.length) {
            head = head - by & ring.length - 1;
        } else if (by <= size / 2) {
            for (int i = 0; i < by; i++) moveLastToFront();
        } else {
            for (int i = by; i < size; i++) moveFirstToBack();
        }
        version++;
    }

    private void moveLastToFront() {
        int from = place(size - 1);
        PyObject item = ring[from];
        ring[from] = null;
        head = head - 1 & ring.length - 1;
        ring[head] = item;
    }

    private void moveFirstToBack() {
        PyObject item = ring[head];
        ring[head] = null;
        head = place(1);
        ring[place(size - 1)] = item;
    }

    void reverse() {
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            PyObject item = ring[place(i)];
            ring[place(i)] = ring[place(j)];
            ring[place(j)] = item;
        }
    }

    void clear() {
        PyObject[] old = ring;
        ring = new PyObject[SMALLEST];
        head = size = 0;
        version++;
        for (PyObject item : old) dropIfPresent(item);
    }

    /** The elements in order in a fresh array, borrowed. */
    PyObject[] toArray() {
        PyObject[] all = new PyObject[size];
        for (int i = 0; i < size; i++) all[i] = ring[place(i)];
        return all;
    }

    @Override
    public void traverse(Visitor visitor) {
        for (int i = 0; i < size; i++) visitor.visit(ring[place(i)]);
    }

    @Override
    public void clearSlots() {
        clear();
    }
}
