package conch.object;

/**
 * {@code dict}: a hash table that remembers the order of insertion.
 *
 * <p><b>Layout.</b> {@link #entries} holds key and value of entry {@code p} at {@code 2p} and {@code 2p + 1}, in order of insertion, with
 * holes where an entry was removed. {@link #index} is the open-addressed table, a power of two: 0 is free, −1 was removed,
 * {@code p + 1} names an entry. While every key is exactly a {@code str}, {@link #hashes} is null (a string knows its hash) and no lookup
 * of a string runs script code; the first other key brings the array into being.
 *
 * <p><b>Re-entrancy.</b> A key's {@code __eq__} may change this very dictionary. A probe that ran one starts again when the arrays were
 * replaced or the entry it compared is another one now, as CPython does.
 *
 * <p><b>Positions.</b> An entry's position stays its own while {@link #keyAt} names the same key there; inline caches build on that.
 *
 * <p>Keys and values that are passed in are borrowed; what {@code get} and {@code keyAt} return is borrowed from the dictionary.
 */
public class PyDict extends PyContainer {
    public static final PyType TYPE = PyType.define("dict", DictMethods::fill, DictMethods::members);

    private static final int[] NO_INDEX = new int[1];
    private static final PyObject[] NO_ENTRIES = {};
    private static final int SMALLEST = 8;
    private static final int PERTURB_SHIFT = 5;

    private int[] index = NO_INDEX;
    private PyObject[] entries = NO_ENTRIES;
    private long[] hashes;
    /** Entries in use, holes included: the position of the next new one. */
    private int used;
    /** How many entries may still be added before the index must be rebuilt; places once taken in the index do not come back before. */
    private int usable;
    private int size;
    private int version;

    public PyDict() {
        this(TYPE);
    }

    public PyDict(PyType type) {
        super(type);
    }

    public final int size() {
        return size;
    }

    /** Changes whenever a key is added or removed, or positions move. Storing another value under a key that is there leaves it. */
    public final int version() {
        return version;
    }

    // ---- by position

    /** The first entry at or after {@code from}; −1 when there is none. */
    public final int nextPosition(int from) {
        for (int at = from; at < used; at++) if (entries[2 * at] != null) return at;
        return -1;
    }

    /** The last entry at or before {@code from}; −1 when there is none. */
    final int previousPosition(int from) {
        for (int at = Math.min(from, used - 1); at >= 0; at--) if (entries[2 * at] != null) return at;
        return -1;
    }

    /** One more than the last position that may hold an entry. */
    final int endPosition() {
        return used;
    }

    /** The key at a position; null where there is none, so any int may be asked for. */
    public final PyObject keyAt(int position) {
        return position >= 0 && position < used ? entries[2 * position] : null;
    }

    /** The value at a position that holds an entry. */
    public final PyObject valueAt(int position) {
        return entries[2 * position + 1];
    }

    /** Replaces the value at a position that holds an entry. */
    public final void setValueAt(int position, PyObject value) {
        PyObject old = entries[2 * position + 1];
        entries[2 * position + 1] = value.retain();
        old.drop();
    }

    final long hashAt(int position) {
        return hashes == null ? ((PyStr) entries[2 * position]).hash() : hashes[position];
    }

    // ---- lookup

    /** The position of a key, or −1. Runs no script code while all keys are strings. */
    public final int slotOf(PyStr key) {
        if (hashes != null || key.type != PyStr.TYPE) return find(key, Operations.hash(key));
        long hash = key.hash();
        int[] table = index;
        PyObject[] held = entries;
        int mask = table.length - 1;
        long perturb = hash;
        for (int i = (int) hash & mask; ; i = (i * 5 + (int) perturb + 1) & mask) {
            int slot = table[i];
            if (slot > 0) {
                PyObject candidate = held[2 * slot - 2];
                if (candidate == key) return slot - 1;
                if (sameText((PyStr) candidate, key, hash)) return slot - 1;
            } else if (slot == 0) {
                return -1;
            }
            perturb >>>= PERTURB_SHIFT;
        }
    }

    /** The position of a key, or −1. May run {@code __hash__} and {@code __eq__}. */
    public final int slotOf(PyObject key) {
        if (key instanceof PyStr text && key.type == PyStr.TYPE) return slotOf(text);
        return find(key, Operations.hash(key));
    }

    private static boolean sameText(PyStr a, PyStr b, long hashOfB) {
        return a.hash() == hashOfB && a.value.equals(b.value);
    }

    /** The position of a key whose hash is known, or −1. */
    final int find(PyObject key, long hash) {
        for (int found; ; ) if ((found = probe(key, hash)) != CHANGED) return found;
    }

    private static final int CHANGED = -2;

    private int probe(PyObject key, long hash) {
        int[] table = index;
        PyObject[] held = entries;
        int mask = table.length - 1;
        long perturb = hash;
        for (int i = (int) hash & mask; ; i = (i * 5 + (int) perturb + 1) & mask) {
            int slot = table[i];
            if (slot == 0) return -1;
            if (slot > 0) {
                PyObject candidate = held[2 * slot - 2];
                if (candidate == key) return slot - 1;
                if (hashAt(slot - 1) == hash) {
                    boolean same = Keys.equal(candidate, key);
                    if (table != index || held != entries || held[2 * slot - 2] != candidate) return CHANGED;
                    if (same) return slot - 1;
                }
            }
            perturb >>>= PERTURB_SHIFT;
        }
    }

    /** The value of a key, borrowed; null when there is none. */
    public final PyObject get(PyStr key) {
        int at = slotOf(key);
        return at < 0 ? null : entries[2 * at + 1];
    }

    /** The value of a key, borrowed; null when there is none. May run {@code __hash__} and {@code __eq__}. */
    public final PyObject get(PyObject key) {
        int at = slotOf(key);
        return at < 0 ? null : entries[2 * at + 1];
    }

    public final PyObject get(String key) {
        return get(PyStr.intern(key));
    }

    public final boolean containsKey(PyObject key) {
        return slotOf(key) >= 0;
    }

    // ---- change

    public final void put(PyStr key, PyObject value) {
        int at = slotOf(key);
        if (at >= 0) setValueAt(at, value);
        else append(key, key.type == PyStr.TYPE ? key.hash() : Operations.hash(key), value);
    }

    /** Stores a value. A key that is equal to one that is there already does not replace it. */
    public final void put(PyObject key, PyObject value) {
        if (key instanceof PyStr text && key.type == PyStr.TYPE) put(text, value);
        else put(key, Operations.hash(key), value);
    }

    final void put(PyObject key, long hash, PyObject value) {
        int at = find(key, hash);
        if (at >= 0) setValueAt(at, value);
        else append(key, hash, value);
    }

    public final void put(String key, PyObject value) {
        put(PyStr.intern(key), value);
    }

    /** The value of a key, after storing {@code initial} where there was none; borrowed. */
    public final PyObject putIfAbsent(PyObject key, PyObject initial) {
        long hash = Operations.hash(key);
        int at = find(key, hash);
        if (at >= 0) return entries[2 * at + 1];
        append(key, hash, initial);
        return initial;
    }

    /** Removes a key; false when it is not there. */
    public final boolean remove(PyObject key) {
        int at = slotOf(key);
        if (at < 0) return false;
        PyObject value = detach(at);
        value.drop();
        return true;
    }

    /** Removes a key and returns its value, unowned; null when it is not there. */
    public final PyObject pop(PyObject key) {
        int at = slotOf(key);
        return at < 0 ? null : detach(at).take();
    }

    /** Removes an entry and drops its key. The value is returned with the count of its slot, which the caller drops or takes. */
    final PyObject detach(int position) {
        PyObject key = entries[2 * position], value = entries[2 * position + 1];
        unlink(position);
        key.drop();
        return value;
    }

    /** Removes an entry. Both its key and its value keep the count of their slots. */
    final void unlink(int position) {
        index[placeOf(position)] = -1;
        entries[2 * position] = entries[2 * position + 1] = null;
        size--;
        version++;
    }

    /** Removes the last entry as {@link #unlink} does, and gives its position back. */
    final void unlinkLast(int position) {
        unlink(position);
        used = position;
    }

    public final void clear() {
        PyObject[] old = entries;
        int end = used;
        reset();
        for (int i = 0; i < 2 * end; i++) dropIfPresent(old[i]);
    }

    private void reset() {
        index = NO_INDEX;
        entries = NO_ENTRIES;
        hashes = null;
        used = usable = size = 0;
        version++;
    }

    /** A {@code dict} with the same entries, whatever type this one has. */
    public final PyDict copy() {
        PyDict copy = new PyDict();
        copy.takeEntriesOf(this);
        return copy;
    }

    /** Fills this empty dictionary from another without asking for a hash or comparing. */
    final void takeEntriesOf(PyDict other) {
        if (other.size == 0) return;
        entries = other.entries.clone();
        hashes = other.hashes == null ? null : other.hashes.clone();
        index = other.index.clone();
        used = other.used;
        usable = other.usable;
        size = other.size;
        version++;
        for (int i = 0; i < 2 * used; i++) if (entries[i] != null) entries[i].retain();
        if (size < used - used / 4) rebuild(index.length);
    }

    /** As {@code update(mapping)} of C's {@code PyDict_Update}: takes all keys of a mapping; AttributeError when it has no {@code keys}. */
    public final void update(PyObject mapping) {
        DictUpdate.fromMapping(this, mapping);
    }

    // ---- the table

    final void append(PyObject key, long hash, PyObject value) {
        if (usable == 0) rebuild(tableFor(size * 3));
        if (hashes == null && key.type != PyStr.TYPE) startHashes();
        int at = used++;
        usable--;
        entries[2 * at] = key.retain();
        entries[2 * at + 1] = value.retain();
        if (hashes != null) hashes[at] = hash;
        index[freePlace(index, hash)] = at + 1;
        size++;
        version++;
    }

    /** Makes room for that many keys in all, so that adding them does not rebuild the table again and again. */
    final void reserve(int keys) {
        if (keys - size > usable) rebuild(tableFor(keys + keys / 2));
    }

    private static int tableFor(int atLeast) {
        int length = SMALLEST;
        while (length <= atLeast) {
            length <<= 1;
            if (length <= 0) throw Errors.memory();
        }
        return length;
    }

    private static int usableIn(int length) {
        return (length << 1) / 3;
    }

    private void startHashes() {
        long[] all = new long[entries.length / 2];
        for (int at = 0; at < used; at++) if (entries[2 * at] != null) all[at] = ((PyStr) entries[2 * at]).hash();
        hashes = all;
    }

    /** Moves the entries together into a table of that length. */
    private void rebuild(int length) {
        int[] table = new int[length];
        int capacity = usableIn(length);
        PyObject[] moved = new PyObject[2 * capacity];
        long[] movedHashes = hashes == null ? null : new long[capacity];
        int to = 0;
        for (int at = 0; at < used; at++) {
            if (entries[2 * at] == null) continue;
            long hash = hashAt(at);
            moved[2 * to] = entries[2 * at];
            moved[2 * to + 1] = entries[2 * at + 1];
            if (movedHashes != null) movedHashes[to] = hash;
            table[freePlace(table, hash)] = ++to;
        }
        index = table;
        entries = moved;
        hashes = movedHashes;
        used = to;
        usable = capacity - to;
        version++;
    }

    /** The first place on a hash's way that names no entry. There always is one: at most two thirds are ever taken. */
    private static int freePlace(int[] table, long hash) {
        int mask = table.length - 1;
        long perturb = hash;
        int i = (int) hash & mask;
        while (table[i] > 0) {
            perturb >>>= PERTURB_SHIFT;
            i = (i * 5 + (int) perturb + 1) & mask;
        }
        return i;
    }

    private int placeOf(int position) {
        int mask = index.length - 1;
        long hash = hashAt(position), perturb = hash;
        int i = (int) hash & mask;
        while (index[i] != position + 1) {
            perturb >>>= PERTURB_SHIFT;
            i = (i * 5 + (int) perturb + 1) & mask;
        }
        return i;
    }

    @Override
    public void traverse(Visitor visitor) {
        for (int i = 0; i < 2 * used; i++) visitor.visitIfPresent(entries[i]);
    }

    @Override
    public void clearSlots() {
        clear();
    }
}
