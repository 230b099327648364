package conch.object;

/** Numbers for {@code id()}: looking like addresses, unique, given out when first asked for. */
final class Identity {
    private static final long FIRST = 0x7f0000000010L;
    private static long next = FIRST;

    private Identity() {
    }

    static long of(PyObject o) {
        PyObject.Extra extra = o.extra();
        if (extra.identity == 0) {
            extra.identity = next;
            next += 16;
        }
        return extra.identity;
    }
}
