package conch.capi;

import conch.bindings.ConchHost;
import conch.object.PyFloat;

/**
 * Two floats that C sees for the time of one METH_FASTCALL call: the array of arguments, with two cells in it that C fills and looks after
 * ({@code conch_call_fast_floats}), so that the values cross as doubles and Java writes to its own table only. For one float that saves nothing.
 *
 * <p>What {@link Lent} says of cells that wait holds for these too. They are taken and given back with the GIL held; calls that let it go may come back in any
 * order, so each takes an array of its own.
 */
final class LentFloats {
    private static final int CELLS = 2;
    private static LentFloats waiting;

    /** The address of the array. */
    final long array;
    /** The handles of its cells. */
    private int first, second;
    private LentFloats next;

    private LentFloats() {
        array = ConchHost.conch_memory_new(8L * CELLS).address();
        if (array == 0) throw new OutOfMemoryError("no native memory for " + CELLS + " arguments");
        first = fill(0);
        second = fill(1);
    }

    /** Whether a number can be lent: one without a mirror of its own. */
    static boolean canLend(PyFloat x) {
        return x.extraOrNull() == null && x.type() == PyFloat.TYPE;
    }

    /** Ends with {@link #end} or {@link #endKept}. */
    static LentFloats take(PyFloat x, PyFloat y) {
        LentFloats cells = waiting;
        if (cells == null) cells = new LentFloats();
        else waiting = cells.next;
        Mirrors.put(cells.first, x);
        Mirrors.put(cells.second, y);
        return cells;
    }

    /** Nobody but the call had them: C has set their counts to 0. */
    void end() {
        next = waiting;
        waiting = this;
    }

    /** C still has one of them or both, or had until its result became an object; or one became the mirror of its object meanwhile. */
    void endKept(PyFloat x, PyFloat y) {
        if (isKept(0, x)) first = fill(0);
        if (isKept(1, y)) second = fill(1);
        end();
    }

    private boolean isKept(int at, PyFloat object) {
        long p = Raw.getLong(array + 8L * at);
        if (!Mirrors.isBack(object, p)) return true;
        Mirrors.setRefcnt(p, 0);
        return false;
    }

    /** @return the handle of the fresh cell */
    private int fill(int at) {
        long p = Mirrors.newLent(Mirrors.FLOAT_TYPE);
        Mirrors.setRefcnt(p, 0);
        Mirrors.markLent(p);
        Raw.setLong(array + 8L * at, p);
        return Mirrors.handle(p);
    }
}
