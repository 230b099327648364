package conch.object;

/** The operations of sets on sets and on any iterables. */
final class SetAlgebra {
    private SetAlgebra() {
    }

    static void update(PySetBase set, PyObject iterable) {
        if (iterable instanceof PySetBase other) set.merge(other);
        else Operations.forEach(iterable, set::add);
    }
}
