package conch.capi;

import conch.bindings.ConchHost;
import conch.object.PyDict;
import conch.object.PyType;

/** Where instances of a C type have their {@code __dict__}. {@link #IN_STRUCT} is tp_dictoffset: a pointer in the struct, which C reads and ends. */
enum Dictionaries {
    NONE, IN_STRUCT;

    /** The address of the pointer in the struct; 0 for none. */
    static long place(long p, PyType type) {
        PyType made = type;
        while (made != null && made.nativePart == null) made = made.base();
        return made != null && made.nativePart == IN_STRUCT ? ConchHost.conch_dict_place(p) : 0;
    }

    /** Null where C has put none there so far. */
    static PyDict get(long place) {
        long dict = Raw.getLong(place);
        return dict == 0 ? null : (PyDict) Mirrors.get(dict);
    }

    /** @param next null for none */
    static void set(long place, PyDict next) {
        long old = Raw.getLong(place);
        Raw.setLong(place, next == null ? 0 : Mirrors.newReference(next));
        if (old != 0) ConchHost.conch_drop(old);
    }
}
