package conch.capi;

import conch.object.PyFloat;
import conch.object.PyInt;
import conch.object.PyObject;
import java.util.Arrays;

/**
 * Numbers that C sees for the time of one call. A cell that comes back waits here with its header as it is, one pile a type, so that the next
 * call writes the value, the count and the table entry and nothing else: reading and writing native memory is what a call costs in Java.
 *
 * <p>A cell that waits has the count 0, as a dead object has, and its table entry is stale: nobody may point to it. C that keeps a number raises its
 * count and so keeps the cell, which never comes back here (see {@code Mirrors.endArgument}). Nested calls and threads each take
 * cells of their own: the piles are changed with the GIL held, as all of this package.
 */
final class Lent {
    private static final Pile floats = new Pile(), ints = new Pile();

    /** Addresses and handles of the cells that wait, the topmost to be taken next. */
    private static final class Pile {
        private long[] cells = new long[16];
        private int[] handles = new int[16];
        private int size;

        void add(long p, int handle) {
            if (size == cells.length) {
                cells = Arrays.copyOf(cells, 2 * size);
                handles = Arrays.copyOf(handles, 2 * size);
            }
            cells[size] = p;
            handles[size++] = handle;
        }
    }

    private Lent() {
    }

    static long lend(PyFloat object) {
        Pile pile = floats;
        if (pile.size == 0) more(pile, Mirrors.FLOAT_TYPE);
        int at = --pile.size;
        long p = pile.cells[at];
        Mirrors.setRefcnt(p, 1);
        Mirrors.putNumber(p, pile.handles[at], object.value, object);
        return p;
    }

    /** @param object fits 64 bits */
    static long lend(PyInt object) {
        Pile pile = ints;
        if (pile.size == 0) more(pile, Mirrors.LONG_TYPE);
        int at = --pile.size;
        long p = pile.cells[at];
        Mirrors.setRefcnt(p, 1);
        Mirrors.putNumber(p, pile.handles[at], object.value, object);
        return p;
    }

    private static void more(Pile pile, long type) {
        long p = Mirrors.newLent(type);
        pile.add(p, Mirrors.handle(p));
    }

    /** Nobody but the call had it. Most often it is the cell that was taken last, and its place still knows the handle. */
    static void giveBack(PyObject object, long p) {
        Mirrors.setRefcnt(p, 0);
        Pile pile = object instanceof PyFloat ? floats : ints;
        if (pile.size < pile.cells.length && pile.cells[pile.size] == p) pile.size++;
        else pile.add(p, Mirrors.handle(p));
    }
}
