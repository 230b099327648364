package conch.capi;

import conch.bindings.ConchHost;
import conch.object.Heap;
import conch.object.PyObject;

/** What happens when C lets go of its last reference to a bound mirror. */
final class Lifetimes {
    private Lifetimes() {
    }

    /** 1; 0 when C had no reference left to let go. */
    static long dealloc(long p) {
        PyObject object = Mirrors.get(p);
        if ((Mirrors.flags(p) & ConchHost.CONCH_STATIC()) != 0) {
            Mirrors.setRefcnt(p, ConchHost.CONCH_STATIC_REFCNT());
            return 1;
        }
        if (!Mirrors.isOwned(p)) return 0;
        if (Mirrors.isFirst(object, p)) Mirrors.link(p);
        else Mirrors.end(object, p);
        object.drop();
        return 1;
    }

    static long references(long p) {
        return Heap.references(Mirrors.get(p));
    }
}
