package conch.object;

/** Walks over a set; RuntimeError when its size changed meanwhile. */
public final class PySetIterator extends PyContainer {
    public static final PyType TYPE = PyType.define("set_iterator", PySetIterator::fill, PySetIterator::members);
    private static final int CHANGED = -1;

    /** Slot: null after the end. */
    private PySetBase set;
    private int position;
    private int size;
    private int left;

    PySetIterator(PySetBase set) {
        super(TYPE);
        this.set = (PySetBase) set.retain();
        size = left = set.size();
    }

    private static void fill(PyType t) {
        t.isFinal = true;
        t.iter = self -> self;
        t.next = self -> ((PySetIterator) self).next();
    }

    private static void members(TypeMembers m) {
        m.noArgs("__length_hint__", self -> ((PySetIterator) self).lengthHint());
    }

    private PyObject next() {
        if (set == null) return null;
        if (size != set.size()) {
            size = CHANGED;
            throw Errors.runtime("Set changed size during iteration");
        }
        int at = set.nextPosition(position);
        if (at < 0) {
            clearSlots();
            return null;
        }
        left--;
        position = at + 1;
        return set.keyAt(at);
    }

    private PyObject lengthHint() {
        return PyInt.of(set != null && size == set.size() ? left : 0);
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(set);
    }

    @Override
    public void clearSlots() {
        PySetBase old = set;
        set = null;
        dropIfPresent(old);
    }
}
