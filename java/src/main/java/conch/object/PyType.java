package conch.object;

import java.util.function.Consumer;

/**
 * A type: what its instances can do, as slots, and the names that a script finds on it, as a dictionary.
 *
 * <p>Slots are CPython's, one functional interface each (see {@link Slots}), null where the type cannot do it. {@link #ready} inherits
 * what a type leaves empty from its bases. {@link SlotTable} ties the slots to the dunder names: for a built-in type each filled slot
 * appears in the dictionary as a slot wrapper; for a class of a script each dunder in its dictionary fills the slot with a caller of it.
 *
 * <p>A built-in type fills its slots when its Java class is initialised and names its methods in a {@code populate} function, which
 * runs at the first look into the dictionary, so that a start pays only for the types that it uses.
 */
public final class PyType extends PyContainer {
    public String name;
    public String qualname;
    /** What {@code __module__} says: "builtins" unless named otherwise. */
    public String module = "builtins";
    public String doc;
    /** The base whose layout the instances share, one of {@link #bases} (which hold it); null only for {@code object}. */
    PyType base;
    /** Slots: the bases as written. */
    PyType[] bases = {};
    private static final PyType[] NO_BASES = new PyType[0];
    /** The method resolution order, this type first. Not slots: a type does not hold itself, and its bases hold the rest. */
    PyType[] mro;
    /** Slot: the names, or null until {@link #dictionary} is first asked for. */
    private PyDict names;
    Consumer<TypeMembers> populate;
    /** Changes whenever a lookup on this type could answer differently; the key of the method cache. Never 0. */
    int version = TypeCache.nextVersion();
    /** Classes made by a script or from a C spec; their attributes can be set. */
    public boolean heap;
    /** A heap type of C's whose attributes cannot be set. */
    public boolean immutable;
    public boolean isFinal;
    /** Whether {@code __abstractmethods__} names any, so that no instance can be made. */
    boolean isAbstract;
    /** Whether instances are functions that bind as methods do: what LOAD_METHOD may call without making the bound method. */
    public boolean methodDescriptor;
    /** The type that last changed what an instance consists of: this one or one above it. Two bases with different ones do not go together. */
    PyType solid;
    /** How many {@code __slots__} an instance has, those of the bases first. */
    int slotCount;
    /** Whether instances have a {@code __dict__}. */
    public boolean instancesHaveDict;
    public boolean instancesHaveWeakReferences;
    /** How {@code object.__new__} makes an instance of this type or of a subclass: null where only {@link #newInstance} can. */
    public java.util.function.Function<PyType, PyObject> allocate;
    /** What conch.capi remembers of a type that C made or that C has seen; null otherwise. */
    public Object nativePart;
    /** How C has laid out the instances of a type that C made; null for any other. */
    public TypeLayout layout;
    /** Subclasses still alive, weakly; for invalidating {@link #version}. */
    final java.util.List<java.lang.ref.WeakReference<PyType>> subclasses = new java.util.ArrayList<>(0);

    // What instances can do.
    public Slots.Call call;
    public Slots.New newInstance;
    public Slots.Init init;
    public Slots.Action del;
    public Slots.Unary repr, str;
    public Slots.ToLong hash;
    public Slots.RichCompare richCompare;
    public Slots.GetAttribute getAttribute;
    public Slots.SetAttribute setAttribute;
    public Slots.Unary iter;
    /** The next element, or null when there are no more; StopIteration is for dunder callers only. */
    public Slots.Unary next;
    /** The asynchronous protocol. The interpreter itself asks for none of these; scripts and C do, by name. */
    public Slots.Unary await, asyncIter, asyncNext;
    public Slots.DescriptorGet descriptorGet;
    public Slots.DescriptorSet descriptorSet;

    /** Indexed by {@link BinaryOp}; the number protocol only ({@link #concat} and {@link #repeat} are tried after it). */
    public final Slots.Binary[] binary = new Slots.Binary[BinaryOp.ALL.length];
    public final Slots.Binary[] inPlace = new Slots.Binary[BinaryOp.ALL.length];
    public Slots.Ternary power;
    public Slots.Unary negative, positive, invert, absolute, index, toInt, toFloat;
    public Slots.Predicate bool;

    public Slots.ToLong length;
    public Slots.Binary getItem;
    public Slots.SetItem setItem;
    public Slots.BinaryPredicate contains;
    public Slots.Binary concat, inPlaceConcat;
    /** The second argument is an integer, or an object with {@code __index__}. */
    public Slots.Binary repeat, inPlaceRepeat;
    /** The sequence protocol's item, with a non-negative index; null where the type is no sequence. */
    public Slots.IndexGet itemAt;
    public Slots.IndexSet setItemAt;

    PyType(PyType metatype, String name) {
        super(metatype);
        this.name = name;
        this.qualname = name;
    }

    public static final PyType OBJECT;
    public static final PyType TYPE;

    static {
        TYPE = new PyType(null, "type");
        TYPE.type = TYPE;
        OBJECT = new PyType(TYPE, "object");
        OBJECT.mro = new PyType[] {OBJECT};
        TYPE.base = OBJECT;
        TYPE.bases = new PyType[] {OBJECT};
        TYPE.mro = new PyType[] {TYPE, OBJECT};
        Heap.forGood(OBJECT);
        Heap.forGood(TYPE);
        ObjectType.fill(OBJECT);
        TypeType.fill(TYPE);
        OBJECT.solid = OBJECT;
        TYPE.inheritSlots();
    }

    /**
     * Makes a built-in type.
     *
     * @param slots fills the slots; runs now
     * @param members names methods, getters and constants; runs at the first look into the dictionary, null for none
     */
    public static PyType define(String name, PyType base, Consumer<PyType> slots, Consumer<TypeMembers> members) {
        PyType type = Heap.forGood(new PyType(TYPE, name));
        type.populate = members;
        type.setBases(base);
        type.instancesHaveDict = base.instancesHaveDict;
        slots.accept(type);
        type.inheritSlots();
        return type;
    }

    /** As {@link #define(String, PyType, Consumer, Consumer)} over {@code object}. */
    public static PyType define(String name, Consumer<PyType> slots, Consumer<TypeMembers> members) {
        return define(name, OBJECT, slots, members);
    }

    private void setBases(PyType base) {
        this.base = base;
        bases = new PyType[] {base};
        mro = new PyType[base.mro.length + 1];
        mro[0] = this;
        System.arraycopy(base.mro, 0, mro, 1, base.mro.length);
        base.retain();
        base.subclasses.add(new java.lang.ref.WeakReference<>(this));
    }

    /** Gives a built-in type a second base that adds no slot and no layout of its own. The first base's order goes before the second's. */
    void addSecondBase(PyType second) {
        second.retain();
        bases = new PyType[] {base, second};
        java.util.LinkedHashSet<PyType> order = new java.util.LinkedHashSet<>();
        for (PyType t : mro) if (!second.isSubtypeOf(t)) order.add(t);
        for (PyType t : second.mro) order.add(t);
        mro = order.toArray(PyType[]::new);
        second.subclasses.add(new java.lang.ref.WeakReference<>(this));
        modified();
    }

    void inheritSlots() {
        SlotInheritance.inherit(this);
    }

    /** See {@link #version}: a cache that is keyed by it holds as long as the type answers this number. */
    public int version() {
        return version;
    }

    /** Whether {@code o.x} on an instance means the default lookup: a data descriptor, the instance's dictionary, another class attribute. */
    public boolean hasGenericGetAttribute() {
        return getAttribute == Attributes.GET;
    }

    /** Whether {@code o.x = v} on an instance means the default: a data descriptor, else the instance's dictionary. */
    public boolean hasGenericSetAttribute() {
        return setAttribute == Attributes.SET;
    }

    public PyType base() {
        return base;
    }

    public PyType[] mro() {
        return mro;
    }

    /** The names of this type itself, without its bases. Changing it demands {@link #modified} afterwards. */
    public PyDict dictionary() {
        if (names == null) {
            long live = Heap.liveObjects();
            names = (PyDict) new PyDict().retain();
            SlotTable.addWrappers(this);
            if (populate != null) {
                populate.accept(new TypeMembers(this));
                populate = null;
            }
            if (!heap) Heap.leaveOutSince(live);
            modified();
        }
        return names;
    }

    /** Gives a new heap type its names. */
    void setDictionary(PyDict dictionary) {
        populate = null;
        names = (PyDict) dictionary.retain();
    }

    /** The attribute of that name on the first type of the method resolution order that has it, borrowed; null when none has. */
    public PyObject lookup(PyStr name) {
        return TypeCache.lookup(this, name);
    }

    public PyObject lookup(String name) {
        return lookup(PyStr.intern(name));
    }

    /** Tells that a name of this type changed: forgets cached lookups here and in all subclasses. */
    public void modified() {
        version = TypeCache.nextVersion();
        for (var reference : subclasses) {
            PyType subclass = reference.get();
            if (subclass != null) subclass.modified();
        }
    }

    public boolean isSubtypeOf(PyType other) {
        if (this == other) return true;
        for (PyType t : mro) if (t == other) return true;
        return false;
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(names);
        for (PyType b : bases) visitor.visit(b);
    }

    @Override
    public void clearSlots() {
        if (bases == NO_BASES) return;
        PyDict oldNames = names;
        PyType[] oldBases = bases;
        // Java code may still ask a dead type: it finds nothing, in a dictionary that nobody counts.
        names = new PyDict();
        bases = NO_BASES;
        modified();
        PyObject.dropIfPresent(oldNames);
        for (PyType b : oldBases) b.drop();
    }

    @Override
    public PyDict dictOrNull() {
        return dictionary();
    }

    @Override
    public PyDict dict() {
        return dictionary();
    }

    @Override
    public String toString() {
        return "<class '" + name + "'>";
    }
}
