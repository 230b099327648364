package conch.capi;

import conch.bindings.ConchHost;
import conch.object.NativeReferences;
import conch.object.PyObject;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** What the heap asks about an object that has a mirror. */
final class MirrorEnds implements NativeReferences {
    /** C's references, less what they count as in the object's own count: a mirror that owns is one slot there. */
    @Override
    public long references(PyObject object) {
        long p = object.extraOrNull().mirror;
        if ((Mirrors.flags(p) & ConchHost.CONCH_STATIC()) != 0) return 0;
        return Mirrors.refcnt(p) - 1;
    }

    /** No slot holds the object any more. Where C has references, its mirror becomes a slot. */
    @Override
    public boolean keepAlive(PyObject object) {
        long p = object.extraOrNull().mirror;
        long references = Mirrors.refcnt(p) - 1;
        if (references < 0) Mirrors.tooOften(p);
        if (references == 0) return false;
        object.retain();
        Mirrors.setFlags(p, Mirrors.flags(p) | ConchHost.CONCH_OWNED());
        Mirrors.setRefcnt(p, references);
        return true;
    }

    @Override
    public void traverse(PyObject object, PyObject.Visitor visitor) {
        long p = object.extraOrNull().mirror;
        if ((Mirrors.flags(p) & ConchHost.CONCH_STATIC()) != 0) return;
        int room = 16, count;
        do {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment found = arena.allocate(ValueLayout.JAVA_LONG, room);
                count = ConchHost.conch_traverse(p, found, room);
                for (int i = 0; count <= room && i < count; i++) visitor.visit(Mirrors.get(found.getAtIndex(ValueLayout.JAVA_LONG, i)));
            }
            if (count <= room) return;
            room = count;
        } while (true);
    }

    @Override
    public void clear(PyObject object) {
        long p = object.extraOrNull().mirror;
        if ((Mirrors.flags(p) & ConchHost.CONCH_STATIC()) == 0) ConchHost.conch_clear_references(p);
    }

    @Override
    public void ended(PyObject object) {
        long p = object.extraOrNull().mirror;
        boolean struct = !(object instanceof conch.object.PyType) && Mirrors.isStruct(p);
        Mirrors.end(object, p);
        if (object instanceof PyNativeInstance instance) instance.forget();
        if (struct) free(p);
    }

    /** The object is dead and the struct unbound: the type's tp_dealloc ends it. */
    private static void free(long p) {
        Mirrors.setRefcnt(p, 0);
        ConchHost.conch_call_void(ConchHost.conch_type_slot(Mirrors.typeOf(p), SlotNumbers.TP_DEALLOC), p);
    }
}
