package conch.capi;

import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Arguments as an array of {@code PyObject*}. */
final class Arguments {
    private Arguments() {
    }

    /** The mirrors of objects that the caller holds. Ends with {@link #end}. */
    static MemorySegment begin(Arena arena, PyObject[] args) {
        MemorySegment array = arena.allocate(ValueLayout.JAVA_LONG, Math.max(1, args.length));
        for (int i = 0; i < args.length; i++) array.setAtIndex(ValueLayout.JAVA_LONG, i, Mirrors.argument(args[i]));
        return array;
    }

    static void end(MemorySegment array, PyObject[] args) {
        for (int i = 0; i < args.length; i++) {
            long p = array.getAtIndex(ValueLayout.JAVA_LONG, i);
            // The same number twice has two mirrors; the same other object has one, which ends by itself.
            Mirrors.endArgument(args[i], p);
        }
    }

    static PyTuple names(String[] kwnames) {
        PyObject[] names = new PyObject[kwnames.length];
        for (int i = 0; i < names.length; i++) names[i] = PyStr.intern(kwnames[i]);
        return new PyTuple(PyTuple.TYPE, names);
    }

    /** The objects behind an array that C has; borrowed from it. */
    static PyObject[] read(long array, int count) {
        PyObject[] objects = new PyObject[count];
        for (int i = 0; i < count; i++) objects[i] = Mirrors.get(Raw.getLong(array + 8L * i));
        return objects;
    }
}
