package conch.object;

/** Walks over a dictionary by position, forwards or backwards; RuntimeError when its size changed meanwhile. */
public final class PyDictIterator extends PyContainer {
    static final int KEYS = 0, VALUES = 1, ITEMS = 2;

    private static final PyType[] FORWARD = {type("dict_keyiterator"), type("dict_valueiterator"), type("dict_itemiterator")};
    private static final PyType[] BACKWARD =
            {type("dict_reversekeyiterator"), type("dict_reversevalueiterator"), type("dict_reverseitemiterator")};
    private static final int CHANGED = -1;

    /** Slot: null after the end. */
    private PyDict dict;
    private final int kind;
    private final boolean backward;
    private int position;
    /** The size that the dictionary must keep, or {@link #CHANGED} once it did not. */
    private int size;
    private int left;

    PyDictIterator(PyDict dict, int kind, boolean backward) {
        super((backward ? BACKWARD : FORWARD)[kind]);
        this.dict = (PyDict) dict.retain();
        this.kind = kind;
        this.backward = backward;
        size = left = dict.size();
        position = backward ? dict.endPosition() - 1 : 0;
    }

    private static PyType type(String name) {
        return PyType.define(name, PyDictIterator::fill, PyDictIterator::members);
    }

    private static void fill(PyType t) {
        t.isFinal = true;
        t.iter = self -> self;
        t.next = self -> ((PyDictIterator) self).next();
    }

    private static void members(TypeMembers m) {
        m.noArgs("__length_hint__", self -> ((PyDictIterator) self).lengthHint());
    }

    private PyObject next() {
        PyDict from = dict;
        if (from == null) return null;
        if (size != from.size()) {
            size = CHANGED;
            throw Errors.runtime("dictionary changed size during iteration");
        }
        int at = backward ? from.previousPosition(position) : from.nextPosition(position);
        if (at < 0) {
            clearSlots();
            return null;
        }
        if (left == 0) {
            clearSlots();
            throw Errors.runtime("dictionary keys changed during iteration");
        }
        left--;
        position = backward ? at - 1 : at + 1;
        return element(from, kind, at);
    }

    static PyObject element(PyDict dict, int kind, int position) {
        return switch (kind) {
            case KEYS -> dict.keyAt(position);
            case VALUES -> dict.valueAt(position);
            default -> PyTuple.of(dict.keyAt(position), dict.valueAt(position));
        };
    }

    private PyObject lengthHint() {
        return PyInt.of(dict != null && size == dict.size() ? left : 0);
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(dict);
    }

    @Override
    public void clearSlots() {
        PyDict old = dict;
        dict = null;
        dropIfPresent(old);
    }
}
