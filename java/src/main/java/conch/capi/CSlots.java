package conch.capi;

import conch.bindings.ConchHost;
import conch.object.CompareOp;
import conch.object.PyException;
import conch.object.PyObject;

/** Calls of the functions in a C type's slots, each with its operands mirrored for the time of the call. {@code what} describes the slot in messages. */
final class CSlots {
    private CSlots() {
    }

    /** Holds an operand that nobody holds. */
    private static boolean pin(PyObject o) {
        if (o == null || o.refcnt() != 0) return false;
        o.retain();
        return true;
    }

    private static long enter(PyObject o) {
        return o == null ? 0 : Mirrors.argument(o);
    }

    private static void leave(PyObject o, long p, boolean pinned) {
        if (o == null) return;
        Mirrors.endArgument(o, p);
        if (pinned) Held.letGo(o);
    }

    private static PyObject object(long result, String what) {
        if (result == 0) throw left(Pending.failed(what), what);
        return Mirrors.returned(result);
    }

    /** Where {@code what} says which slot it was, and not only of which type. */
    private static PyException left(PyException e, String what) {
        if (what.startsWith("<")) e.value().leaves(what);
        return e;
    }

    static PyObject unary(String what, long f, PyObject a) {
        boolean pa = pin(a);
        long x = enter(a);
        try {
            return object(ConchHost.conch_call_1(f, x), what);
        } finally {
            leave(a, x, pa);
        }
    }

    /** null at the end of an iteration: the function returned NULL with no exception, or with StopIteration, unless {@code raising} asks for that. */
    static PyObject next(long f, PyObject a, boolean raising) {
        boolean pa = pin(a);
        long x = enter(a);
        try {
            long result = ConchHost.conch_call_1(f, x);
            if (result != 0) return Mirrors.consume(result);
            PyException e = Pending.takeOrNull();
            if (e == null) return null;
            if (raising || !e.is(conch.object.ExceptionTypes.STOP_ITERATION)) throw e;
            e.discard();
            return null;
        } finally {
            leave(a, x, pa);
        }
    }

    static PyObject binary(String what, long f, PyObject a, PyObject b) {
        boolean pa = pin(a), pb = pin(b);
        long x = enter(a), y = enter(b);
        try {
            return object(ConchHost.conch_call_2(f, x, y), what);
        } finally {
            leave(b, y, pb);
            leave(a, x, pa);
        }
    }

    static PyObject ternary(String what, long f, PyObject a, PyObject b, PyObject c) {
        boolean pa = pin(a), pb = pin(b), pc = pin(c);
        long x = enter(a), y = enter(b), z = enter(c);
        try {
            return object(ConchHost.conch_call_3(f, x, y, z), what);
        } finally {
            leave(c, z, pc);
            leave(b, y, pb);
            leave(a, x, pa);
        }
    }

    static PyObject withAddress(String what, long f, PyObject a, long address) {
        boolean pa = pin(a);
        long x = enter(a);
        try {
            return object(ConchHost.conch_call_2(f, x, address), what);
        } finally {
            leave(a, x, pa);
        }
    }

    static PyObject index(String what, long f, PyObject a, long index) {
        boolean pa = pin(a);
        long x = enter(a);
        try {
            return object(ConchHost.conch_call_index(f, x, index), what);
        } finally {
            leave(a, x, pa);
        }
    }

    static PyObject compare(String what, long f, PyObject a, PyObject b, CompareOp op) {
        boolean pa = pin(a), pb = pin(b);
        long x = enter(a), y = enter(b);
        try {
            return object(ConchHost.conch_call_compare(f, x, y, op.ordinal()), what);
        } finally {
            leave(b, y, pb);
            leave(a, x, pa);
        }
    }

    static long number(String what, long f, PyObject a) {
        boolean pa = pin(a);
        long x = enter(a);
        try {
            long result = ConchHost.conch_call_number(f, x);
            if (result == -1) throw Pending.minusOne(what);
            return result;
        } finally {
            leave(a, x, pa);
        }
    }

    static boolean predicate(String what, long f, PyObject a, PyObject b) {
        boolean pa = pin(a), pb = pin(b);
        long x = enter(a), y = enter(b);
        try {
            int result = b == null ? ConchHost.conch_call_int_1(f, x) : ConchHost.conch_call_int_2(f, x, y);
            if (result < 0) throw Pending.minusOne(what);
            return result != 0;
        } finally {
            leave(b, y, pb);
            leave(a, x, pa);
        }
    }

    static void action(String what, long f, PyObject a, PyObject b, PyObject c) {
        boolean pa = pin(a), pb = pin(b), pc = pin(c);
        long x = enter(a), y = enter(b), z = enter(c);
        try {
            if (ConchHost.conch_call_int_3(f, x, y, z) < 0) throw Pending.minusOne(what);
        } finally {
            leave(c, z, pc);
            leave(b, y, pb);
            leave(a, x, pa);
        }
    }

    static void store(String what, long f, PyObject a, PyObject value, long closure) {
        boolean pa = pin(a), pv = pin(value);
        long x = enter(a), v = enter(value);
        try {
            if (ConchHost.conch_call_int_3(f, x, v, closure) < 0) throw left(Pending.minusOne(what), what);
        } finally {
            leave(value, v, pv);
            leave(a, x, pa);
        }
    }

    static void storeAt(String what, long f, PyObject a, long index, PyObject value) {
        boolean pa = pin(a), pv = pin(value);
        long x = enter(a), v = enter(value);
        try {
            if (ConchHost.conch_call_int_index(f, x, index, v) < 0) throw Pending.minusOne(what);
        } finally {
            leave(value, v, pv);
            leave(a, x, pa);
        }
    }
}
