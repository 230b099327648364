package conch.object;

/** What {@code zip} and {@code map} share: several iterators that are advanced together. */
final class Iterators {
    private Iterators() {
    }

    /** The iterators of several iterables, each held by its place in the array. */
    static PyObject[] held(PyObject[] iterables, int from, int to) {
        PyObject[] iterators = new PyObject[to - from];
        try {
            for (int i = from; i < to; i++) iterators[i - from] = Operations.iter(iterables[i]).retain();
            return iterators;
        } catch (RuntimeException e) {
            drop(iterators);
            throw e;
        }
    }

    /**
     * Advances each iterator. The elements fill {@code items}, each held by its place, up to the first iterator that has ended, whose
     * index is returned; all of them are there when it is the number of iterators.
     */
    static int advance(PyObject[] iterators, PyObject[] items) {
        for (int i = 0; i < iterators.length; i++) {
            PyObject item = Operations.next(iterators[i]);
            if (item == null) return i;
            items[i] = item.retain();
        }
        return iterators.length;
    }

    /** Empties an array of slots. */
    static void drop(PyObject[] slots) {
        for (int i = 0; i < slots.length; i++) {
            PyObject old = slots[i];
            slots[i] = null;
            PyObject.dropIfPresent(old);
        }
    }
}
