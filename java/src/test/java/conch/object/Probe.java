package conch.object;

import java.util.function.BiFunction;

/** An object whose hash and comparisons a test decides. It stands for an instance of a script's class. */
final class Probe extends PyObject {
    static final PyType TYPE = PyType.define("Probe", Probe::fill, null);

    final long hash;
    private final BiFunction<PyObject, CompareOp, PyObject> compare;
    private final Runnable atEnd;

    Probe(long hash, BiFunction<PyObject, CompareOp, PyObject> compare, Runnable atEnd) {
        super(TYPE);
        this.hash = hash;
        this.compare = compare;
        this.atEnd = atEnd;
    }

    /** Equal to nothing but itself, and quiet at its end. */
    static Probe plain(long hash) {
        return new Probe(hash, (other, op) -> PyNotImplemented.NOT_IMPLEMENTED, () -> { });
    }

    static Probe comparing(long hash, BiFunction<PyObject, CompareOp, PyObject> compare) {
        return new Probe(hash, compare, () -> { });
    }

    static Probe ending(Runnable atEnd) {
        return new Probe(0, (other, op) -> PyNotImplemented.NOT_IMPLEMENTED, atEnd);
    }

    private static void fill(PyType t) {
        t.hash = self -> ((Probe) self).hash;
        t.richCompare = (self, other, op) -> ((Probe) self).compare.apply(other, op);
    }

    @Override
    protected void release() {
        atEnd.run();
    }
}
