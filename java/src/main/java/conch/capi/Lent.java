package conch.capi;

import conch.object.PyFloat;
import conch.object.PyInt;
import conch.object.PyObject;

/**
 * Numbers that C sees for the time of one call. A cell that comes back waits here with its header as it is, one list a type, so that the next
 * call writes the value and the table entry and nothing else. The link is in the prefix's {@code extra}, which no number uses.
 *
 * <p>A cell that waits has the count 0, as a dead object has, and its table entry is stale: nobody may point to it. C that keeps a number raises its
 * count and so keeps the cell, which never comes back here (see {@code Mirrors.endArgument}). Nested calls and threads each take
 * cells of their own: the lists are changed with the GIL held, as all of this package.
 */
final class Lent {
    static final long LINK = -8;
    private static long floats, ints;

    private Lent() {
    }

    static long lend(PyFloat object) {
        long p = floats;
        if (p == 0) p = Mirrors.newLent(Mirrors.FLOAT_TYPE);
        else {
            floats = next(p);
            Mirrors.setRefcnt(p, 1);
        }
        Mirrors.putNumber(p, object.value, object);
        return p;
    }

    /** @param object fits 64 bits */
    static long lend(PyInt object) {
        long p = ints;
        if (p == 0) p = Mirrors.newLent(Mirrors.LONG_TYPE);
        else {
            ints = next(p);
            Mirrors.setRefcnt(p, 1);
        }
        Mirrors.putNumber(p, object.value, object);
        return p;
    }

    /** Nobody but the call had it. */
    static void giveBack(PyObject object, long p) {
        Mirrors.setRefcnt(p, 0);
        if (object instanceof PyFloat) {
            link(p, floats);
            floats = p;
        } else {
            link(p, ints);
            ints = p;
        }
    }

    static long next(long p) {
        return Raw.getLong(p + LINK);
    }

    static void link(long p, long next) {
        Raw.setLong(p + LINK, next);
    }
}
