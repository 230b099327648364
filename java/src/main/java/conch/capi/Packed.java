package conch.capi;

import conch.bindings.ConchHost;
import conch.object.PyObject;
import java.lang.foreign.MemorySegment;

/**
 * The arguments of METH_VARARGS as a tuple that only C has: a cell with its items, which waits here between calls, so that a call writes the items and
 * nothing else. The tuple owns a reference to each item, as every tuple does. C may keep it, hand it to Java, or set its items; what then
 * comes back is not used again, but dropped like any reference.
 *
 * <p>A tuple that waits has the count 0 and is linked by its prefix's {@code extra}. Its items have room for each address twice: what C may
 * set, and what was put there, by which {@link #end} gives numbers back (see {@link Lent}).
 */
final class Packed {
    /** Tuples of more items are made for the one call. */
    private static final int ROOM = 8;
    /** The prefix's {@code extra}, which a tuple does not use. */
    private static final long LINK = -8;
    private static long waiting;

    private Packed() {
    }

    /** The tuple of the first {@code n} arguments, count 1; the caller holds them. Ends with {@link #end}. */
    static long pack(PyObject[] args, int n) {
        long p = n <= ROOM ? take() : make(n);
        long items = Mirrors.items(p);
        int room = Math.max(n, ROOM);
        Mirrors.setSize(p, n);
        for (int i = 0; i < n; i++) {
            long item = Mirrors.argument(args[i]);
            Mirrors.addReference(item);
            Raw.setLong(items + 8L * i, item);
            Raw.setLong(items + 8L * (room + i), item);
        }
        return p;
    }

    private static long take() {
        long p = waiting;
        if (p == 0) return make(ROOM);
        waiting = Raw.getLong(p + LINK);
        Raw.setLong(p + LINK, 0);
        Mirrors.setRefcnt(p, 1);
        return p;
    }

    private static long make(int room) {
        long p = Mirrors.newTuple();
        if (ConchHost.conch_tuple_room(p, 2L * room) == 0) throw new OutOfMemoryError("no native memory for " + room + " arguments");
        return p;
    }

    /** After the call. @param result what the call returned, null for an exception; it may be the tuple or one of its items */
    static void end(long p, PyObject[] args, int n, PyObject result) {
        if (Mirrors.refcnt(p) != 1 || !Mirrors.isUnboundTuple(p) || Mirrors.size(p) != n) {
            letGo(p, args, n, result);
            return;
        }
        long items = Mirrors.items(p);
        int room = Math.max(n, ROOM);
        for (int i = 0; i < n; i++) {
            long item = Raw.getLong(items + 8L * (room + i)), now = Raw.getLong(items + 8L * i);
            if (now == item) Mirrors.release(item, args[i]);
            else if (now != 0) ConchHost.conch_drop(now);
            Mirrors.endArgument(args[i], item);
        }
        Mirrors.setSize(p, 0);
        if (n <= ROOM) {
            Mirrors.setRefcnt(p, 0);
            Raw.setLong(p + LINK, waiting);
            waiting = p;
        } else {
            ConchHost.conch_mirror_clear(MemorySegment.ofAddress(p));
            Mirrors.giveCell(p);
        }
    }

    /** C has kept the tuple, or Java has an object for it now. */
    private static void letGo(long p, PyObject[] args, int n, PyObject result) {
        long items = Mirrors.items(p);
        int room = Math.max(n, ROOM);
        long[] lent = new long[n];
        for (int i = 0; i < n; i++) lent[i] = Raw.getLong(items + 8L * (room + i));
        if (result != null) result.retain();
        ConchHost.conch_drop(p);
        for (int i = 0; i < n; i++) Mirrors.endArgument(args[i], lent[i]);
        if (result != null) result.take();
    }
}
