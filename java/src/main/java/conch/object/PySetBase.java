package conch.object;

/**
 * What {@code set} and {@code frozenset} share: the hash table.
 *
 * <p>Its probing, its growth and its treatment of removed keys follow CPython 3.11's {@code setobject.c}, so that a set of numbers is
 * iterated, printed and popped in the same order there and here. A place is free (no key, hash 0), removed (no key, hash −1, which is
 * no key's hash), or taken. Ten neighbouring places are looked at before the probe jumps.
 */
public abstract class PySetBase extends PyContainer {
    private static final int SMALLEST = 8;
    private static final int NEIGHBOURS = 9;
    private static final int PERTURB_SHIFT = 5;
    private static final long REMOVED = -1;

    private PyObject[] keys = new PyObject[SMALLEST];
    private long[] hashes = new long[SMALLEST];
    private int mask = SMALLEST - 1;
    /** Places taken or removed. */
    private int filled;
    private int size;
    /** Where the next {@link #popAny} starts to look; as in CPython it outlives even {@link #clear}. */
    private int finger;
    /** The hash of a frozenset once it was asked for; −1 before. */
    long cachedHash = -1;

    protected PySetBase(PyType type) {
        super(type);
    }

    /** An empty set of the built-in type that this one's type is, or descends from. */
    abstract PySetBase emptyOfBase();

    public final int size() {
        return size;
    }

    /** The first place at or after {@code from} that holds a key; −1 when there is none. */
    public final int nextPosition(int from) {
        for (int at = from; at <= mask; at++) if (keys[at] != null) return at;
        return -1;
    }

    /** The key at a place, borrowed; null when there is none. */
    public final PyObject keyAt(int position) {
        return position >= 0 && position <= mask ? keys[position] : null;
    }

    final long hashAt(int position) {
        return hashes[position];
    }

    /** May run {@code __hash__} and {@code __eq__}. */
    public final boolean contains(PyObject key) {
        return contains(key, Operations.hash(key));
    }

    final boolean contains(PyObject key, long hash) {
        return find(key, hash) >= 0;
    }

    /** The place of a key, or what {@code ~} makes of the place where it would go: the last removed one on its way, or else the free one. */
    private int find(PyObject key, long hash) {
        for (int found; ; ) if ((found = probe(key, hash)) != CHANGED) return found;
    }

    private static final int CHANGED = Integer.MIN_VALUE;

    private int probe(PyObject key, long hash) {
        PyObject[] table = keys;
        long[] tableHashes = hashes;
        int mask = this.mask;
        long perturb = hash;
        int removed = -1;
        for (int i = (int) hash & mask; ; ) {
            int last = i + NEIGHBOURS <= mask ? i + NEIGHBOURS : i;
            for (int at = i; at <= last; at++) {
                PyObject candidate = table[at];
                if (candidate == null) {
                    if (tableHashes[at] == 0) return ~(removed >= 0 ? removed : at);
                    removed = at;
                } else if (candidate == key) {
                    return at;
                } else if (tableHashes[at] == hash) {
                    boolean same = Keys.equal(candidate, key);
                    if (table != keys || table[at] != candidate) return CHANGED;
                    if (same) return at;
                }
            }
            perturb >>>= PERTURB_SHIFT;
            i = (i * 5 + 1 + (int) perturb) & mask;
        }
    }

    /** Adds a key that is not there yet. May run {@code __hash__} and {@code __eq__}. Not for a frozenset that anybody has seen. */
    public final void add(PyObject key) {
        add(key, Operations.hash(key));
    }

    /** True when it was not there yet. */
    final boolean add(PyObject key, long hash) {
        int at = find(key, hash);
        if (at >= 0) return false;
        boolean reused = hashes[~at] == REMOVED;
        keys[~at] = key.retain();
        hashes[~at] = hash;
        size++;
        if (!reused && ++filled * 5L >= mask * 3L) resize(grown());
        return true;
    }

    private long grown() {
        return size > 50_000 ? size * 2L : size * 4L;
    }

    /** Removes a key; false when it was not there. */
    public final boolean remove(PyObject key) {
        return remove(key, Operations.hash(key));
    }

    final boolean remove(PyObject key, long hash) {
        int at = find(key, hash);
        if (at < 0) return false;
        unlink(at).drop();
        return true;
    }

    private PyObject unlink(int at) {
        PyObject old = keys[at];
        keys[at] = null;
        hashes[at] = REMOVED;
        size--;
        return old;
    }

    /** Removes any key and returns it, unowned; the set may not be empty. */
    final PyObject popAny() {
        int at = finger & mask;
        while (keys[at] == null) at = (at + 1) & mask;
        finger = at + 1;
        return unlink(at).take();
    }

    public final void clear() {
        PyObject[] old = keys;
        reset();
        for (PyObject key : old) dropIfPresent(key);
    }

    private void reset() {
        keys = new PyObject[SMALLEST];
        hashes = new long[SMALLEST];
        mask = SMALLEST - 1;
        filled = size = 0;
        cachedHash = -1;
    }

    /** Adds all that an iterable yields. */
    public final void update(PyObject iterable) {
        SetAlgebra.update(this, iterable);
    }

    /** Adds all keys of another set. */
    final void merge(PySetBase other) {
        if (other == this || other.size == 0) return;
        reserve(other.size);
        if (filled == 0) {
            copyFrom(other);
            return;
        }
        try (Hold hold = new Hold(other)) {
            for (int at = -1; (at = other.nextPosition(at + 1)) >= 0; ) addHeld(other.keys[at], other.hashes[at]);
        }
    }

    private void addHeld(PyObject key, long hash) {
        try (Hold hold = new Hold(key)) {
            add(key, hash);
        }
    }

    final void reserve(int more) {
        if ((filled + (long) more) * 5 >= mask * 3L) resize((size + (long) more) * 2);
    }

    private void copyFrom(PySetBase other) {
        if (mask == other.mask && other.filled == other.size) {
            System.arraycopy(other.keys, 0, keys, 0, keys.length);
            System.arraycopy(other.hashes, 0, hashes, 0, keys.length);
        } else {
            for (int at = 0; at <= other.mask; at++) if (other.keys[at] != null) insertClean(other.keys[at], other.hashes[at]);
        }
        filled = size = other.size;
        for (PyObject key : keys) if (key != null) key.retain();
    }

    /** After many removals: makes the table anew when more than a quarter of it are places of removed keys. */
    final void sweepRemoved() {
        if (filled - size > mask / 4) resize(grown());
    }

    /** Exchanges the keys of two sets. */
    final void swapKeys(PySetBase other) {
        PyObject[] k = keys;
        long[] h = hashes;
        int m = mask, f = filled, s = size;
        keys = other.keys;
        hashes = other.hashes;
        mask = other.mask;
        filled = other.filled;
        size = other.size;
        other.keys = k;
        other.hashes = h;
        other.mask = m;
        other.filled = f;
        other.size = s;
        cachedHash = other.cachedHash = -1;
    }

    private void resize(long atLeast) {
        long length = SMALLEST;
        while (length <= atLeast) length <<= 1;
        if (length > 1 << 30) throw Errors.memory();
        PyObject[] oldKeys = keys;
        long[] oldHashes = hashes;
        keys = new PyObject[(int) length];
        hashes = new long[(int) length];
        mask = (int) length - 1;
        filled = size;
        for (int at = 0; at < oldKeys.length; at++) if (oldKeys[at] != null) insertClean(oldKeys[at], oldHashes[at]);
    }

    /** Puts a key, which is known not to be there, into a table without removed ones. */
    private void insertClean(PyObject key, long hash) {
        long perturb = hash;
        for (int i = (int) hash & mask; ; ) {
            int last = i + NEIGHBOURS <= mask ? i + NEIGHBOURS : i;
            for (int at = i; at <= last; at++) {
                if (keys[at] == null) {
                    keys[at] = key;
                    hashes[at] = hash;
                    return;
                }
            }
            perturb >>>= PERTURB_SHIFT;
            i = (i * 5 + 1 + (int) perturb) & mask;
        }
    }

    @Override
    public void traverse(Visitor visitor) {
        for (PyObject key : keys) visitor.visitIfPresent(key);
    }

    @Override
    public void clearSlots() {
        clear();
    }
}
