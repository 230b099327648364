package conch.object;

/** How a dictionary takes entries from elsewhere. */
final class DictUpdate {
    private DictUpdate() {
    }

    static void fromMapping(PyDict target, PyObject mapping) {
        PyDict other = (PyDict) mapping;
        for (int at = -1; (at = other.nextPosition(at + 1)) >= 0; ) target.put(other.keyAt(at), other.valueAt(at));
    }
}
