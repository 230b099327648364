package conch.capi;

import conch.bindings.ConchHost;
import conch.bindings.conch_cell;
import conch.bindings.conch_cells;
import conch.object.Heap;
import conch.object.PyBool;
import conch.object.PyBytes;
import conch.object.PyEllipsis;
import conch.object.PyFloat;
import conch.object.PyInstance;
import conch.object.PyInt;
import conch.object.PyList;
import conch.object.PyModule;
import conch.object.PyNone;
import conch.object.PyNotImplemented;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Objects of the interpreter and the {@code PyObject}s that C sees of them. The states of a mirror (unbound, linked, owned) are described in
 * {@code native/capi/mirror.h}, the reasons in docs/decisions/002-mirrors.md.
 *
 * <p>An address is of the {@code PyObject}; its prefix lies before it. Cells are taken and given back here by a few plain stores, on the
 * same free list that C uses.
 */
final class Mirrors {
    private static final long REFCNT = 0, TYPE = conch_cell.type$offset() - conch_cell.refcnt$offset(),
        VALUE = conch_cell.payload$offset() - conch_cell.refcnt$offset(), HANDLE = -conch_cell.refcnt$offset(),
        FLAGS = conch_cell.flags$offset() - conch_cell.refcnt$offset(), PREFIX = conch_cell.refcnt$offset(),
        STR_DATA = VALUE + 8, STR_HASH = VALUE + 24, ITEMS = VALUE + 8;
    private static final long RETURNED_FLOAT = ConchHost.CONCH_RETURNED_FLOAT(), RETURNED_INT = ConchHost.CONCH_RETURNED_INT(), RETURNED_VALUE = VALUE + 8;
    static final long KEPT = ConchHost.CONCH_KEPT();
    private static final int EXTENDED = ConchHost.CONCH_EXTENDED(), CELL = ConchHost.CONCH_CELL(), BOUND = ConchHost.CONCH_BOUND(), OWNED = ConchHost.CONCH_OWNED(),
        PAYLOAD = ConchHost.CONCH_PAYLOAD(), LENT = ConchHost.CONCH_LENT(), BIG = ConchHost.CONCH_BIG(), STATIC = ConchHost.CONCH_STATIC(),
        KIND_SHIFT = ConchHost.CONCH_KIND_SHIFT();
    private static final long NONE = address(ConchHost.CONCH_HANDLE_NONE());
    private static final int SMALLEST = ConchHost.CONCH_SMALLEST_INT(), SMALL_COUNT = ConchHost.CONCH_SMALL_INTS();

    private static final long FREE = ConchHost.conch_cell_pool().address() + conch_cells.free$offset();
    private static final long SMALL_INTS = address(ConchHost.CONCH_HANDLE_SMALL_INTS());
    private static final long SMALL_INT_SIZE = address(ConchHost.CONCH_HANDLE_SMALL_INTS() + 1) - SMALL_INTS;

    /** By handle: the object that a bound mirror stands for. */
    private static PyObject[] table = new PyObject[1024];
    private static int count;
    /** By address of a tuple or list that C made: the second mirrors of numbers among its items (see {@link #handOver}). */
    private static final Map<Long, long[]> secondMirrors = new HashMap<>();

    static final long LONG_TYPE, FLOAT_TYPE, STR_TYPE, BYTES_TYPE, TUPLE_TYPE, LIST_TYPE, TYPE_TYPE;

    static {
        bindStatic(ConchHost.CONCH_HANDLE_NONE(), PyNone.NONE);
        bindStatic(ConchHost.CONCH_HANDLE_TRUE(), PyBool.TRUE);
        bindStatic(ConchHost.CONCH_HANDLE_FALSE(), PyBool.FALSE);
        bindStatic(ConchHost.CONCH_HANDLE_NOT_IMPLEMENTED(), PyNotImplemented.NOT_IMPLEMENTED);
        bindStatic(ConchHost.CONCH_HANDLE_ELLIPSIS(), PyEllipsis.ELLIPSIS);
        for (int i = 0; i < SMALL_COUNT; i++) {
            put(ConchHost.CONCH_HANDLE_SMALL_INTS() + i, PyInt.of(SMALLEST + i));
        }
        TypeMirrors.bindBuiltins();
        LONG_TYPE = PyInt.TYPE.extra().mirror;
        FLOAT_TYPE = PyFloat.TYPE.extra().mirror;
        STR_TYPE = PyStr.TYPE.extra().mirror;
        BYTES_TYPE = PyBytes.TYPE.extra().mirror;
        TUPLE_TYPE = PyTuple.TYPE.extra().mirror;
        LIST_TYPE = PyList.TYPE.extra().mirror;
        TYPE_TYPE = PyType.TYPE.extra().mirror;
        Heap.setNativeReferences(new MirrorEnds());
    }

    private Mirrors() {
    }

    /** How many objects have a mirror, those apart that are there for good. */
    static int count() {
        return count;
    }

    /** The objects that {@link #count} counts, but for second mirrors of numbers. For tests. */
    static List<PyObject> all() {
        List<PyObject> found = new ArrayList<>();
        for (int handle = 0; handle < table.length; handle++) {
            PyObject object = table[handle];
            PyObject.Extra extra = object == null ? null : object.extraOrNull();
            if (extra != null && extra.mirror != 0 && handleOf(extra.mirror) == handle && (flags(extra.mirror) & STATIC) == 0) found.add(object);
        }
        return found;
    }

    /** The addresses of the metaclasses that static types of C have: such a type has no prefix. */
    private static long[] staticMetatypes = {};

    static void addStaticMetatype(long type) {
        if (type == TYPE_TYPE || isStaticMetatype(type)) return;
        staticMetatypes = Arrays.copyOf(staticMetatypes, staticMetatypes.length + 1);
        staticMetatypes[staticMetatypes.length - 1] = type;
    }

    private static boolean isStaticMetatype(long type) {
        for (long each : staticMetatypes) if (each == type) return true;
        return false;
    }

    /** Whether the objects of this type keep handle and flags in their own struct, as types do that may be static in an extension. */
    private static boolean isOfTypes(long type) {
        return type == TYPE_TYPE || staticMetatypes.length != 0 && isStaticMetatype(type);
    }

    private static int handleOf(long p) {
        return isOfTypes(typeOf(p)) ? ConchHost.conch_type_handle(p) : Raw.getInt(p + HANDLE);
    }

    static void counted() {
        count++;
    }

    static void uncounted() {
        count--;
    }

    /** A mirror that C may keep a pointer to without a reference, as its object never ends. */
    static long forGood(long p) {
        if ((flags(p) & STATIC) == 0) {
            setFlags(p, flags(p) | STATIC);
            setRefcnt(p, ConchHost.CONCH_STATIC_REFCNT());
            uncounted();
        }
        return p;
    }

    private static long address(int handle) {
        return ConchHost.conch_static_object(handle).address();
    }

    static void bindStatic(int handle, PyObject object) {
        object.extra().mirror = address(handle);
        put(handle, object);
    }

    static void put(int handle, PyObject object) {
        if (handle >= table.length) table = Arrays.copyOf(table, Integer.highestOneBit(handle) << 1);
        table[handle] = object;
    }

    static PyObject at(int handle) {
        return table[handle];
    }

    // ---- counts and cells ----

    static long refcnt(long p) {
        return Raw.getLong(p + REFCNT);
    }

    static void setRefcnt(long p, long value) {
        Raw.setLong(p + REFCNT, value);
    }

    static void addReference(long p) {
        Raw.setLong(p + REFCNT, Raw.getLong(p + REFCNT) + 1);
    }

    static long typeOf(long p) {
        return Raw.getLong(p + TYPE);
    }

    static boolean isOwned(long p) {
        return (flags(p) & OWNED) != 0;
    }

    /** Types keep their flags in their own struct, because they may be static in an extension. */
    static int flags(long p) {
        return isOfTypes(typeOf(p)) ? ConchHost.conch_type_flags(p) : Raw.getInt(p + FLAGS);
    }

    static void setFlags(long p, int flags) {
        if (isOfTypes(typeOf(p))) ConchHost.conch_type_bind(p, ConchHost.conch_type_handle(p), flags);
        else Raw.setInt(p + FLAGS, flags);
    }

    private static long takeCell() {
        long cell = Raw.getLong(FREE);
        if (cell == 0) cell = grow();
        long p = cell + PREFIX;
        Raw.setLong(FREE, Raw.getLong(p + VALUE));
        return p;
    }

    private static long grow() {
        if (ConchHost.conch_cells_grow() != 0) throw new OutOfMemoryError("no native memory for mirrors");
        return Raw.getLong(FREE);
    }

    static void giveCell(long p) {
        Raw.setInt(p + FLAGS, CELL);
        Raw.setLong(p + REFCNT, 0);
        Raw.setLong(p + VALUE, Raw.getLong(FREE));
        Raw.setLong(FREE, p - PREFIX);
    }

    // ---- from Java to C ----

    /** The mirror of an object that somebody holds; C's count stays as it is. */
    static long borrowed(PyObject object) {
        PyObject.Extra extra = object.extraOrNull();
        if (extra != null && extra.mirror != 0) return extra.mirror;
        return create(object);
    }

    /** As {@link #borrowed}; 0 for null. */
    static long borrowedOrNull(PyObject object) {
        return object == null ? 0 : borrowed(object);
    }

    /** A reference for C to own. The object may be held by nobody else. */
    static long newReference(PyObject object) {
        if (object.refcnt() == 0 && object.extraOrNull() == null) {
            long scalar = unboundScalar(object);
            if (scalar != 0) return scalar;
        }
        long p = borrowed(object);
        if ((flags(p) & STATIC) != 0) return p;
        if (object.refcnt() == 0) own(object, p);
        addReference(p);
        return p;
    }

    static long newReferenceOrNull(PyObject object) {
        return object == null ? 0 : newReference(object);
    }

    /** The mirror of an object that no slot holds becomes the one slot that does. */
    private static void own(PyObject object, long p) {
        object.retain();
        setFlags(p, flags(p) | OWNED);
        setRefcnt(p, refcnt(p) - 1);
    }

    /** A fresh number that only C will have needs no table entry; 0 for any other object. */
    private static long unboundScalar(PyObject object) {
        if (object instanceof PyFloat f && f.type() == PyFloat.TYPE) {
            long p = takeCell();
            header(p, CELL, FLOAT_TYPE);
            Raw.setDouble(p + VALUE, f.value);
            return p;
        }
        if (object instanceof PyInt i && i.type() == PyInt.TYPE && i.big == null && !isSmall(i.value)) {
            long p = takeCell();
            header(p, CELL, LONG_TYPE);
            Raw.setLong(p + VALUE, i.value);
            return p;
        }
        return 0;
    }

    private static void header(long p, int flags, long type) {
        Raw.setInt(p + FLAGS, flags);
        Raw.setLong(p + REFCNT, 1);
        Raw.setLong(p + TYPE, type);
    }

    private static boolean isSmall(long value) {
        return value >= SMALLEST && value < SMALLEST + SMALL_COUNT;
    }

    private static long smallInt(long value) {
        return SMALL_INTS + (value - SMALLEST) * SMALL_INT_SIZE;
    }

    private static long create(PyObject object) {
        if (object instanceof PyInt i && i.type() == PyInt.TYPE && i.big == null && isSmall(i.value)) return smallInt(i.value);
        if (object instanceof PyType type) return TypeMirrors.create(type);
        long type = borrowed(object.type());
        long p = isExtended(object, type) ? takeStruct(type) : takeCell(type, object.type().heap);
        value(object, p);
        put(Raw.getInt(p + HANDLE), object);
        object.extra().mirror = p;
        count++;
        return p;
    }

    private static long takeCell(long type, boolean heap) {
        long p = takeCell();
        header(p, CELL | BOUND, type);
        if (heap) addReference(type);
        return p;
    }

    /** What derives from a built-in type, C having put fields behind it. */
    private static boolean isExtended(PyObject object, long type) {
        PyType t = object.type();
        return (t.heap || t.nativePart != null) && !(object instanceof PyInstance) && (ConchHost.conch_type_flags(type) & EXTENDED) != 0;
    }

    /** A struct of the type's size, zeroed, which holds its class; C writes to it, so it stays for as long as the object. */
    private static long takeStruct(long type) {
        long p = ConchHost.conch_call_index(ConchHost.conch_type_slot(type, SlotNumbers.TP_ALLOC), type, 0);
        if (p == 0) throw Pending.failed("tp_alloc");
        header(p, BOUND, type);
        Raw.setInt(p + HANDLE, Handles.take());
        return p;
    }

    /** Whether the mirror is a C struct, that of a PyNativeInstance or of what extends a built-in type: it lives as long as the object. */
    static boolean isStruct(long p) {
        return typeOf(p) != TYPE_TYPE && (Raw.getInt(p + FLAGS) & CELL) == 0;
    }

    private static void value(PyObject object, long p) {
        if (object instanceof PyInt i) {
            Raw.setLong(p + VALUE, i.value);
            if (i.big != null) Raw.setInt(p + FLAGS, CELL | BOUND | BIG);
        } else if (object instanceof PyFloat f) {
            Raw.setDouble(p + VALUE, f.value);
        } else if (object instanceof PyStr) {
            Raw.setLong(p + STR_HASH, -1);
        } else if (object instanceof PyInstance instance) {
            Dates.fill(instance, p);
        }
        Raw.setLong(p - 8, 0);
    }

    // ---- arguments: numbers get a mirror for the time of the call (see Lent) ----

    /** The address to pass for an argument that the caller holds. Ends with {@link #endArgument}. */
    static long argument(PyObject object) {
        if (object == PyNone.NONE) return NONE;
        PyObject.Extra extra = object.extraOrNull();
        if (extra != null && extra.mirror != 0) return extra.mirror;
        if (object instanceof PyFloat f && f.type() == PyFloat.TYPE) return Lent.lend(f);
        if (object instanceof PyInt i && i.type() == PyInt.TYPE && i.big == null) return isSmall(i.value) ? smallInt(i.value) : Lent.lend(i);
        return create(object);
    }

    /** After the call: what was lent is free again, unless C has kept it. */
    static void endArgument(PyObject object, long p) {
        if (object instanceof PyFloat || object instanceof PyInt) endNumber(object, p);
    }

    private static void endNumber(PyObject object, long p) {
        PyObject.Extra extra = object.extraOrNull();
        if (extra != null && extra.mirror == p || p - SMALL_INTS >= 0 && p - SMALL_INTS < SMALL_COUNT * SMALL_INT_SIZE) return;
        if (refcnt(p) == 1) Lent.giveBack(object, p);
        else keep(object, p);
    }

    /** C has kept a number: it is linked to the object like any other; or, where the object got another mirror meanwhile, owned as a second one. */
    private static void keep(PyObject object, long p) {
        if (refcnt(p) < 1) tooOften(p);
        count++;
        PyObject.Extra extra = object.extra();
        if (extra.mirror == 0) extra.mirror = p;
        if (extra.mirror != p || object.refcnt() == 0) own(object, p);
    }

    /** Whether a float that was lent with a mark ({@link #markLent}) belongs to the call alone still; if not, it is the object's from now on. */
    static boolean isBack(PyObject object, long p) {
        int flags = Raw.getInt(p + FLAGS);
        if (refcnt(p) == 1 && (flags & LENT) != 0) return true;
        Raw.setInt(p + FLAGS, flags & ~LENT);
        if ((flags & LENT) != 0) keep(object, p);
        return false;
    }

    static void markLent(long p) {
        Raw.setInt(p + FLAGS, Raw.getInt(p + FLAGS) | LENT);
    }

    /** A cell for a number that is lent: bound, count 1, its value not set. */
    static long newLent(long type) {
        long p = takeCell();
        header(p, CELL | BOUND, type);
        put(Raw.getInt(p + HANDLE), null);      // room in the table: C alone may have taken all the cells with lower handles
        return p;
    }

    /** A tuple that only C has, count 1, without its items. */
    static long newTuple() {
        long p = takeCell();
        header(p, CELL, TUPLE_TYPE);
        Raw.setLong(p - 8, 0);
        return p;
    }

    static boolean isUnboundTuple(long p) {
        return Raw.getInt(p + FLAGS) == (CELL | PAYLOAD);
    }

    static long size(long tuple) {
        return Raw.getLong(tuple + VALUE);
    }

    static void setSize(long tuple, long size) {
        Raw.setLong(tuple + VALUE, size);
    }

    static long items(long tuple) {
        return Raw.getLong(tuple + ITEMS);
    }

    static int handle(long p) {
        return Raw.getInt(p + HANDLE);
    }

    /** @param handle that of p, which the caller need not read */
    static void putNumber(long p, int handle, double value, PyObject object) {
        Raw.setDouble(p + VALUE, value);
        table[handle] = object;
    }

    static void putNumber(long p, int handle, long value, PyObject object) {
        Raw.setLong(p + VALUE, value);
        table[handle] = object;
    }

    // ---- from C to Java ----

    /** The object behind a pointer that C lends. */
    static PyObject get(long p) {
        if (isOfTypes(typeOf(p))) return TypeMirrors.get(p);
        if ((Raw.getInt(p + FLAGS) & BOUND) != 0) return table[Raw.getInt(p + HANDLE)];
        return adopt(p);
    }

    static PyObject getOrNull(long p) {
        return p == 0 ? null : get(p);
    }

    /** What a C function or slot returned, not 0 (see {@code native/capi/call_in.h}). The result is unowned. */
    static PyObject returned(long p) {
        if ((p & RETURNED_FLOAT) != 0) return PyFloat.of(Raw.getDouble(p - RETURNED_FLOAT + RETURNED_VALUE));
        if ((p & RETURNED_INT) != 0) return PyInt.of(Raw.getLong(p - RETURNED_INT + RETURNED_VALUE));
        return consume(p);
    }

    /** The object behind a reference that C gives away. The result is unowned. */
    static PyObject consume(long p) {
        if (p == NONE) return PyNone.NONE;
        long type = typeOf(p);
        if (!isOfTypes(type)) {
            int flags = Raw.getInt(p + FLAGS);
            if (flags == CELL && refcnt(p) == 1) {
                if (type == FLOAT_TYPE) {
                    double value = Raw.getDouble(p + VALUE);
                    giveCell(p);
                    return PyFloat.of(value);
                }
                if (type == LONG_TYPE) {
                    long value = Raw.getLong(p + VALUE);
                    giveCell(p);
                    return PyInt.of(value);
                }
            }
            if ((flags & STATIC) != 0) return table[Raw.getInt(p + HANDLE)];
            if ((flags & (CELL | BOUND)) == CELL && refcnt(p) == 1) return dissolve(p, type);
        }
        PyObject object = get(p);
        release(p, object);
        return object;
    }

    /** Gives back a reference of C's to a bound mirror, without finalising the object. */
    static void release(long p, PyObject object) {
        long left = refcnt(p) - 1;
        setRefcnt(p, left);
        if (left > 0) return;
        int flags = flags(p);
        if ((flags & STATIC) != 0) return;
        if ((flags & OWNED) == 0) {
            tooOften(p);
            return;
        }
        boolean stays = object.refcnt() > 1 || (flags & CELL) == 0 || object instanceof PyType || object instanceof PyModule;
        if (stays && isFirst(object, p)) {
            link(p);
            object.take();
        } else {
            end(object, p);
            object.take();
        }
    }

    /** The Java object's own reference would go: C has released one that was only lent to it. Ends the process, as Py_DECREF does. */
    static void tooOften(long p) {
        setRefcnt(p, 1);
        ConchHost.conch_drop(p);
    }

    /** Whether the object is known by this mirror. A second one, of a number that was lent twice at once or of the empty tuple, lives only while C has it. */
    static boolean isFirst(PyObject object, long p) {
        return object.extraOrNull().mirror == p;
    }

    /** From owned to linked: the reference that keeps the mirror is the Java object now. */
    static void link(long p) {
        setFlags(p, flags(p) & ~OWNED);
        setRefcnt(p, 1);
    }

    /** An object that only C had, and of which the last reference comes: it needs no mirror. */
    private static PyObject dissolve(long p, long type) {
        PyObject object;
        if (type == TUPLE_TYPE || type == LIST_TYPE) {
            PyObject[] items = new PyObject[(int) Raw.getLong(p + VALUE)];
            long from = Raw.getLong(p + ITEMS);
            for (int i = 0; i < items.length; i++) {
                long item = Raw.getLong(from + 8L * i);
                items[i] = item == 0 ? PyNone.NONE : consume(item);
                Raw.setLong(from + 8L * i, 0);
            }
            object = type == TUPLE_TYPE ? PyTuple.of(items) : PyList.of(items);
        } else if (!isBasic(type)) {
            return dissolveStructure(p, type);
        } else {
            object = value(p, type);
        }
        ConchHost.conch_mirror_clear(MemorySegment.ofAddress(p));
        giveCell(p);
        return object;
    }

    /** Makes the object for what so far only C has; the mirror becomes its owner. */
    private static PyObject adopt(long p) {
        long type = typeOf(p);
        if ((Raw.getInt(p + FLAGS) & CELL) == 0) return PyNativeInstance.adopt(p, (PyType) get(type));
        if (type == LIST_TYPE) return adoptList(p);
        if (type == TUPLE_TYPE) return adoptTuple(p);
        if (!isBasic(type)) return adoptStructure(p, type);
        PyObject object = value(p, type);
        bind(object, p);
        return object;
    }

    private static boolean isBasic(long type) {
        return type == LONG_TYPE || type == FLOAT_TYPE || type == STR_TYPE || type == BYTES_TYPE;
    }

    /** A PyStructSequence that C has filled: its class makes the object of all the fields. */
    private static PyObject structure(long p, long type) {
        PyObject[] fields = new PyObject[(int) size(p)];
        for (int i = 0; i < fields.length; i++) {
            long item = Raw.getLong(items(p) + 8L * i);
            fields[i] = item == 0 ? PyNone.NONE : get(item);
        }
        return conch.object.Operations.call(get(type), PyTuple.of(fields));
    }

    private static PyObject adoptStructure(long p, long type) {
        PyObject object = structure(p, type);
        bind(object, p);
        handOver(p, TUPLE_TYPE);
        setSize(p, ((PyTuple) object).size());
        return object;
    }

    private static PyObject dissolveStructure(long p, long type) {
        PyObject object = structure(p, type);
        object.retain();
        ConchHost.conch_drop(p);
        return object.take();
    }

    /** The list is bound before its items are looked at: it may contain itself. */
    private static PyObject adoptList(long p) {
        PyList list = PyList.of();
        bind(list, p);
        for (int i = 0; i < size(p); i++) {
            long item = Raw.getLong(items(p) + 8L * i);
            list.append(item == 0 ? PyNone.NONE : get(item));
        }
        handOver(p, LIST_TYPE);
        return list;
    }

    /** Where a list among the items contains the tuple, it has adopted it on the way. */
    private static PyObject adoptTuple(long p) {
        for (int i = 0; i < size(p); i++) getOrNull(Raw.getLong(items(p) + 8L * i));
        if ((Raw.getInt(p + FLAGS) & BOUND) != 0) return table[Raw.getInt(p + HANDLE)];
        PyObject tuple = value(p, TUPLE_TYPE);
        bind(tuple, p);
        handOver(p, TUPLE_TYPE);
        return tuple;
    }

    /**
     * The items of a tuple or list are Java's now, and C's payload gives its references up: a tuple's only borrows them from here on, a list has none.
     * A number's second mirror would end with its reference, while C may still look at it; it is kept as long as the mirror of the container.
     */
    private static void handOver(long p, long type) {
        long[] seconds = new long[(int) size(p)];
        int kept = 0;
        for (int i = 0; i < seconds.length; i++) {
            long item = Raw.getLong(items(p) + 8L * i);
            if (item == 0) continue;
            PyObject object = get(item);
            PyObject.Extra extra = object.extra();
            if (extra.mirror == 0) {
                // Lent for a call that has not ended.
                extra.mirror = item;
                Raw.setInt(item + FLAGS, Raw.getInt(item + FLAGS) & ~LENT);
                count++;
            }
            if (extra.mirror == item || (flags(item) & STATIC) != 0) release(item, object);
            else seconds[kept++] = item;
        }
        if (kept > 0) secondMirrors.put(p, Arrays.copyOf(seconds, kept));
        if (type == LIST_TYPE) {
            setSize(p, 0);
            ConchHost.conch_mirror_clear(MemorySegment.ofAddress(p));
        }
    }

    private static void dropSeconds(long p) {
        long[] seconds = secondMirrors.remove(p);
        if (seconds != null) for (long item : seconds) ConchHost.conch_drop(item);
    }

    /** Binds a mirror that C owns to its new object. */
    static void bind(PyObject object, long p) {
        Raw.setInt(p + FLAGS, Raw.getInt(p + FLAGS) | BOUND | OWNED);
        if (Raw.getInt(p + HANDLE) == 0) Raw.setInt(p + HANDLE, Handles.take());
        put(Raw.getInt(p + HANDLE), object);
        PyObject.Extra extra = object.extra();
        if (extra.mirror == 0) extra.mirror = p;
        object.retain();
        count++;
    }

    private static PyObject value(long p, long type) {
        if (type == LONG_TYPE) return PyInt.of(Raw.getLong(p + VALUE));
        if (type == FLOAT_TYPE) return PyFloat.of(Raw.getDouble(p + VALUE));
        if (type == STR_TYPE) return Texts.fresh(Raw.getLong(p + VALUE), Raw.getLong(p + STR_DATA), Raw.getInt(p + FLAGS) >>> KIND_SHIFT & 7);
        if (type == BYTES_TYPE) return PyBytes.of(Raw.bytes(Raw.getLong(p + STR_DATA), Raw.getLong(p + VALUE)));
        PyObject[] items = new PyObject[(int) Raw.getLong(p + VALUE)];
        long from = Raw.getLong(p + ITEMS);
        for (int i = 0; i < items.length; i++) {
            long item = Raw.getLong(from + 8L * i);
            items[i] = item == 0 ? PyNone.NONE : get(item);
        }
        return PyTuple.of(items);
    }

    // ---- ends ----

    /** An object that no slot holds, and that may be forgotten without an end: a mirror that C has no reference to would keep it. */
    static void unused(PyObject object) {
        PyObject.Extra extra = object.extraOrNull();
        long p = extra == null ? 0 : extra.mirror;
        if (p == 0 || isStruct(p) || object instanceof PyType || object instanceof PyModule || (flags(p) & STATIC) != 0) return;
        if (refcnt(p) == 1) end(object, p);
        else own(object, p);
    }

    /** The mirror goes: of an object that is dead, or that C alone had. Nothing in C may point to it any more. */
    static void end(PyObject object, long p) {
        PyObject.Extra extra = object.extraOrNull();
        if (extra != null && extra.mirror == p) extra.mirror = 0;
        count--;
        if (object instanceof PyType) {
            TypeMirrors.end(p);
            return;
        }
        int handle = Raw.getInt(p + HANDLE), flags = Raw.getInt(p + FLAGS);
        if ((flags & PAYLOAD) != 0) {
            ConchHost.conch_mirror_clear(MemorySegment.ofAddress(p));
        }
        if ((flags & CELL) == 0) {
            table[handle] = null;
            Handles.give(handle);
            Raw.setInt(p + HANDLE, 0);
            Raw.setInt(p + FLAGS, 0);
            return;
        }
        if (!secondMirrors.isEmpty()) dropSeconds(p);
        table[handle] = null;
        long type = typeOf(p);
        giveCell(p);
        if (object.type().heap) ConchHost.conch_drop(type);
    }
}
