package conch.capi;

import conch.bindings.ConchHost;
import conch.object.Errors;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyDict;
import conch.object.PyInt;
import conch.object.PyList;
import conch.object.PyObject;
import conch.object.PySetBase;
import conch.object.PySlice;
import conch.object.PyTuple;

/** Tuples, lists, dicts and sets, asked for by C. */
final class ContainerCalls {
    private ContainerCalls() {
    }

    static PyObject[] optional(long p) {
        return p == 0 ? new PyObject[0] : new PyObject[] {Mirrors.get(p)};
    }

    /** Puts mirrors of the items into the tuple's, borrowed: they stay as long as the items, which the tuple holds. */
    static long fillTuple(PyTuple tuple, long p) {
        long room = ConchHost.conch_tuple_room(p, tuple.size());
        if (room == 0) throw Errors.memory();
        for (int i = 0; i < tuple.size(); i++) Raw.setLong(room + 8L * i, Mirrors.borrowed(tuple.get(i)));
        return 0;
    }

    private static PyList list(PyObject o) {
        return (PyList) o;
    }

    static long listGet(PyObject o, long index) {
        if (index < 0 || index >= list(o).size()) throw Errors.index("list index out of range");
        return Mirrors.borrowed(list(o).get((int) index));
    }

    static long listSet(PyObject o, long index, PyObject item) {
        if (index < 0 || index >= list(o).size()) throw Errors.index("list assignment index out of range");
        list(o).set((int) index, item);
        return 0;
    }

    static long listAppend(PyObject o, PyObject item) {
        list(o).append(item);
        return 0;
    }

    static long listInsert(PyObject o, long index, PyObject item) {
        int n = list(o).size();
        long at = index < 0 ? Math.max(0, index + n) : Math.min(index, n);
        list(o).insert((int) at, item);
        return 0;
    }

    static PyObject slice(PyObject o, long low, long high) {
        try (Hold slice = new Hold(new PySlice(PyInt.of(Math.max(0, low)), PyInt.of(Math.max(0, high)), conch.object.PyNone.NONE))) {
            return slice.returning(Operations.getItem(o, slice.get()));
        }
    }

    static long dictDelete(PyDict dict, PyObject key) {
        PyObject old = dict.pop(key);
        if (old == null) throw Errors.key(key);
        old.discard();
        return 0;
    }

    /** {@code at} points to { position, key, value }. */
    static long dictNext(PyDict dict, long at) {
        int position = dict.nextPosition((int) Raw.getLong(at));
        if (position < 0) return 0;
        Raw.setLong(at, position + 1L);
        Raw.setLong(at + 8, Mirrors.borrowed(dict.keyAt(position)));
        Raw.setLong(at + 16, Mirrors.borrowed(dict.valueAt(position)));
        return 1;
    }

    static long setChange(PySetBase set, PyObject item, char what) {
        if (what == 'd') return set.remove(item) ? 1 : 0;
        set.add(item);
        return 0;
    }

    static long setItem(PyObject o, PyObject key, PyObject value) {
        if (value == null) Operations.delItem(o, key);
        else Operations.setItem(o, key, value);
        return 0;
    }

    static PyObject sequenceGet(PyObject o, long index) {
        return Operations.getItem(o, PyInt.of(index));
    }

    static long sequenceSet(PyObject o, long index, PyObject value) {
        return setItem(o, PyInt.of(index), value);
    }
}
