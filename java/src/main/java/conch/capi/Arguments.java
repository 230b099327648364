package conch.capi;

import conch.bindings.ConchHost;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import java.lang.foreign.MemorySegment;

/** Arguments as an array of {@code PyObject*}. */
final class Arguments {
    /** Longer arrays are made for the one call. */
    private static final int ROOM = 16;
    /** Arrays of ROOM entries that no call uses; the first entry is the next one. */
    private static long waiting;

    private Arguments() {
    }

    /** The mirrors of objects that the caller holds, in an array of which the address is given. Ends with {@link #end}. */
    static long begin(PyObject[] args) {
        long array = args.length <= ROOM ? take() : memory(args.length);
        for (int i = 0; i < args.length; i++) Raw.setLong(array + 8L * i, Mirrors.argument(args[i]));
        return array;
    }

    static void end(long array, PyObject[] args) {
        // The same number twice has two mirrors; the same other object has one, which ends by itself.
        for (int i = args.length; --i >= 0; ) Mirrors.endArgument(args[i], Raw.getLong(array + 8L * i));
        if (args.length > ROOM) {
            ConchHost.conch_memory_free(MemorySegment.ofAddress(array));
        } else {
            Raw.setLong(array, waiting);
            waiting = array;
        }
    }

    private static long take() {
        long array = waiting;
        if (array == 0) return memory(ROOM);
        waiting = Raw.getLong(array);
        return array;
    }

    private static long memory(int length) {
        long array = ConchHost.conch_memory_new(8L * length).address();
        if (array == 0) throw new OutOfMemoryError("no native memory for " + length + " arguments");
        return array;
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
