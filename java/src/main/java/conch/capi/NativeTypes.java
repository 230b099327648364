package conch.capi;

import static conch.capi.SlotNumbers.*;

import conch.bindings.ConchHost;
import conch.bindings.PyGetSetDef;
import conch.bindings.PyMethodDef;
import conch.bindings.conch_type_facts;
import conch.object.BinaryOp;
import conch.object.DocSignature;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.ExtensionTypes;
import conch.object.Heap;
import conch.object.Operations;
import conch.object.PyDict;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;
import conch.object.Slots;
import conch.object.TypeLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Makes the interpreter's types of those that C describes. */
final class NativeTypes {
    private static final long BASETYPE = ConchHost.Py_TPFLAGS_BASETYPE(), IMMUTABLE = ConchHost.Py_TPFLAGS_IMMUTABLETYPE();
    private static final long WEAK = ConchHost.CONCH_TYPE_WEAK(), DICT = ConchHost.CONCH_TYPE_DICT();

    private static final int[] BINARY = new int[BinaryOp.values().length], IN_PLACE = new int[BINARY.length];

    static {
        both(BinaryOp.ADD, NB_ADD, NB_INPLACE_ADD);
        both(BinaryOp.AND, NB_AND, NB_INPLACE_AND);
        both(BinaryOp.FLOOR_DIVIDE, NB_FLOOR_DIVIDE, NB_INPLACE_FLOOR_DIVIDE);
        both(BinaryOp.LSHIFT, NB_LSHIFT, NB_INPLACE_LSHIFT);
        both(BinaryOp.MATRIX_MULTIPLY, NB_MATRIX_MULTIPLY, NB_INPLACE_MATRIX_MULTIPLY);
        both(BinaryOp.MULTIPLY, NB_MULTIPLY, NB_INPLACE_MULTIPLY);
        both(BinaryOp.REMAINDER, NB_REMAINDER, NB_INPLACE_REMAINDER);
        both(BinaryOp.OR, NB_OR, NB_INPLACE_OR);
        both(BinaryOp.RSHIFT, NB_RSHIFT, NB_INPLACE_RSHIFT);
        both(BinaryOp.SUBTRACT, NB_SUBTRACT, NB_INPLACE_SUBTRACT);
        both(BinaryOp.TRUE_DIVIDE, NB_TRUE_DIVIDE, NB_INPLACE_TRUE_DIVIDE);
        both(BinaryOp.XOR, NB_XOR, NB_INPLACE_XOR);
        both(BinaryOp.DIVMOD, NB_DIVMOD, 0);
    }

    private NativeTypes() {
    }

    private static void both(BinaryOp op, int slot, int inPlace) {
        BINARY[op.ordinal()] = slot;
        IN_PLACE[op.ordinal()] = inPlace;
    }

    /** What PyType_Ready does on this side: the type lives for good, as what it is made of does. */
    static void ready(long p) {
        PyType type = make(p, null, false);
        Heap.forGood(type);
        TypeMirrors.bindForGood(type, p);
        fillDictionary(type, p);
    }

    /** What PyType_FromSpec does on this side. */
    static void fromSpec(long p, PyTuple bases) {
        PyType type = make(p, bases, true);
        TypeMirrors.bindOwned(type, p);
        fillDictionary(type, p);
    }

    /** The base whose layout counts: the first that has one of its own. */
    static PyType layoutBase(PyTuple bases) {
        PyType best = null;
        for (PyObject each : bases.items) {
            if (!(each instanceof PyType type)) throw Errors.type("bases must be types");
            if (best == null || best == PyType.OBJECT || type.isSubtypeOf(best)) best = type;
        }
        return best == null ? PyType.OBJECT : best;
    }

    private static PyType make(long p, PyTuple bases, boolean heap) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment facts = conch_type_facts.allocate(arena);
            ConchHost.conch_type_describe(p, facts);
            PyType base = (PyType) Mirrors.get(conch_type_facts.base(facts));
            PyType[] all = {base};
            if (bases != null && bases.size() > 0) {
                all = new PyType[bases.size()];
                for (int i = 0; i < all.length; i++) all[i] = (PyType) bases.get(i);
            }
            String name = Raw.string(conch_type_facts.name(facts)), doc = Raw.string(conch_type_facts.doc(facts));
            long flags = conch_type_facts.flags(facts);
            checkRoom(name, conch_type_facts.basicsize(facts), base, facts);
            return ExtensionTypes.make((PyType) Mirrors.get(Mirrors.typeOf(p)), name, all, heap, type -> {
                int dot = name.lastIndexOf('.');
                type.qualname = name.substring(dot + 1);
                if (dot >= 0) type.module = name.substring(0, dot);
                type.doc = doc;
                type.immutable = (flags & IMMUTABLE) != 0;
                type.isFinal = (flags & BASETYPE) == 0;
                type.layout = ownsLayout(base) ? new TypeLayout(conch_type_facts.basicsize(facts), conch_type_facts.itemsize(facts),
                    conch_type_facts.dictoffset(facts), conch_type_facts.weaklistoffset(facts), flags & 0xffff_ffffL)
                    : TypeLayout.of(base).withFlags(flags & 0xffff_ffffL);
                type.nativePart = (flags & DICT) != 0 ? Dictionaries.IN_STRUCT : Dictionaries.NONE;
                if ((flags & DICT) != 0) type.instancesHaveDict = true;
                fillSlots(type, p, base, name, flags);
            });
        }
    }

    /** Whether instances of what derives from it are C structs: a class of a script without slots adds nothing that lies in the struct. */
    private static boolean ownsLayout(PyType base) {
        return base == PyType.OBJECT || base.nativePart != null || isBare(base);
    }

    private static boolean isBare(PyType base) {
        return base.heap && base.nativePart == null && ExtensionTypes.solid(base) == PyType.OBJECT;
    }

    /** Instances of a class with slots are the interpreter's: C has no room in them for fields of its own. */
    private static void checkRoom(String name, long size, PyType base, MemorySegment facts) {
        PyType solid = ExtensionTypes.solid(base);
        if (!solid.heap || solid.nativePart != null) return;
        ConchHost.conch_type_describe(Mirrors.borrowed(base), facts);
        if (size > conch_type_facts.basicsize(facts)) throw Errors.type("type '%s': a C struct cannot extend the class '%s', which has slots", name, base.name);
    }

    private static void fillSlots(PyType type, long p, PyType base, String name, long flags) {
        if (ownsLayout(base)) {
            fillCreation(type, p, base, name);
            type.instancesHaveWeakReferences = (flags & WEAK) != 0;
            ExtensionTypes.setSolid(type);
        } else {
            fillConstruction(type, p, name);
        }
        fillObject(type, p);
        fillNumber(type, p);
        fillContainer(type, p);
    }

    private static long own(long p, int slot) {
        return ConchHost.conch_type_own_slot(p, slot);
    }

    /** The first slot where the type itself set it or the second: C puts a function there that goes by the second. */
    private static long either(long p, int slot, int byText) {
        return own(p, slot) != 0 || own(p, byText) != 0 ? ConchHost.conch_type_slot(p, slot) : 0;
    }

    private static void fillCreation(PyType type, long p, PyType base, String name) {
        boolean heap = type.heap;
        long make = ConchHost.conch_type_slot(p, TP_NEW), alloc = ConchHost.conch_type_slot(p, TP_ALLOC);
        type.allocate = cls -> allocate(alloc, cls);
        if (make == 0) {
            type.newInstance = (cls, args, kwnames) -> {
                throw Errors.type("cannot create '%s' instances", name);
            };
        } else if (isBare(base) && own(p, TP_NEW) == 0) {
            type.newInstance = base.newInstance; // of the class, which a script may have written
        } else if (heap && base == PyType.OBJECT && own(p, TP_NEW) == 0) {
            type.newInstance = PyType.OBJECT.newInstance; // which takes arguments only where tp_init does
        } else {
            fillNew(type, name, make);
        }
        fillInit(type, p, name);
    }

    /** Of a type over one of the interpreter's, whose tp_new makes the instance: what the type does besides. */
    private static void fillConstruction(PyType type, long p, String name) {
        if (own(p, TP_NEW) != 0) fillNew(type, name, own(p, TP_NEW));
        fillInit(type, p, name);
    }

    private static void fillNew(PyType type, String name, long make) {
        type.newInstance = (cls, args, kwnames) -> withArguments(args, kwnames, (tuple, dict) -> CSlots.ternary(name, make, cls, tuple, dict));
    }

    private static void fillInit(PyType type, long p, String name) {
        long init = own(p, TP_INIT);
        if (init == 0) return;
        type.init = (self, args, kwnames) -> withArguments(args, kwnames, (tuple, dict) -> {
            CSlots.action(name, init, self, tuple, dict);
            return null;
        });
    }

    private static PyObject allocate(long alloc, PyType cls) {
        long made = ConchHost.conch_call_index(alloc, Mirrors.borrowed(cls), 0);
        if (made == 0) throw Pending.failed("tp_alloc");
        return Mirrors.consume(made);
    }

    /** The arguments of a call as a tuple and a dict, null where there are no keywords. */
    private static PyObject withArguments(PyObject[] args, String[] kwnames, java.util.function.BinaryOperator<PyObject> body) {
        int keywords = kwnames == null ? 0 : kwnames.length, positional = args.length - keywords;
        PyObject tuple = new PyTuple(PyTuple.TYPE, java.util.Arrays.copyOf(args, positional)).retain();
        PyDict dict = null;
        try {
            if (keywords > 0) {
                dict = (PyDict) new PyDict().retain();
                for (int i = 0; i < keywords; i++) dict.put(PyStr.intern(kwnames[i]), args[positional + i]);
            }
            return body.apply(tuple, dict);
        } finally {
            tuple.drop();
            if (dict != null) dict.drop();
        }
    }

    private record NativeNext(long function) implements Slots.Next {
        @Override
        public PyObject apply(PyObject self) {
            return CSlots.next(function, self, false);
        }

        @Override
        public PyObject raising(PyObject self) {
            return CSlots.next(function, self, true);
        }
    }

    private static Slots.Unary unary(PyType type, String slot, long f) {
        String what = "<slot " + slot + " of '" + type.name + "'>";
        return f == 0 ? null : self -> CSlots.unary(what, f, self);
    }

    private static void fillObject(PyType type, long p) {
        String name = type.name;
        type.repr = unary(type, "tp_repr", own(p, TP_REPR));
        type.str = unary(type, "tp_str", own(p, TP_STR));
        type.iter = unary(type, "tp_iter", own(p, TP_ITER));
        type.await = unary(type, "am_await", own(p, AM_AWAIT));
        type.asyncIter = unary(type, "am_aiter", own(p, AM_AITER));
        type.asyncNext = unary(type, "am_anext", own(p, AM_ANEXT));
        long hash = own(p, TP_HASH), compare = own(p, TP_RICHCOMPARE), next = own(p, TP_ITERNEXT), call = own(p, TP_CALL),
            get = either(p, TP_GETATTRO, TP_GETATTR), set = either(p, TP_SETATTRO, TP_SETATTR), descriptorGet = own(p, TP_DESCR_GET), descriptorSet = own(p, TP_DESCR_SET);
        long finalize = own(p, TP_FINALIZE), old = own(p, TP_DEL);
        boolean atItsEnd = type.heap && own(p, TP_DEALLOC) == 0;
        if (finalize != 0 || old != 0) {
            type.del = self -> {
                if (self.type() == type && !atItsEnd) return;
                if (finalize != 0) ConchHost.conch_call_void(finalize, Mirrors.borrowed(self));
                if (old != 0) ConchHost.conch_call_void(old, Mirrors.borrowed(self));
            };
        }
        if (hash != 0) type.hash = self -> CSlots.number(name, hash, self);
        if (compare != 0) type.richCompare = (self, other, op) -> CSlots.compare(name, compare, self, other, op);
        if (next != 0) type.next = new NativeNext(next);
        if (call != 0) type.call = (self, args, kwnames) -> withArguments(args, kwnames, (tuple, dict) -> CSlots.ternary(name, call, self, tuple, dict));
        if (get != 0) type.getAttribute = (self, attribute) -> CSlots.binary(name, get, self, attribute);
        if (set != 0) type.setAttribute = (self, attribute, value) -> CSlots.action(name, set, self, attribute, value);
        if (descriptorGet != 0) type.descriptorGet = (self, object, cls) -> CSlots.ternary(name, descriptorGet, self, object, cls);
        if (descriptorSet != 0) type.descriptorSet = (self, object, value) -> CSlots.action(name, descriptorSet, self, object, value);
    }

    private static void fillNumber(PyType type, long p) {
        String name = type.name;
        for (int i = 0; i < BINARY.length; i++) {
            long f = BINARY[i] == 0 ? 0 : own(p, BINARY[i]), g = IN_PLACE[i] == 0 ? 0 : own(p, IN_PLACE[i]);
            if (f != 0) type.binary[i] = (a, b) -> CSlots.binary(name, f, a, b);
            if (g != 0) type.inPlace[i] = (a, b) -> CSlots.binary(name, g, a, b);
        }
        type.negative = unary(type, "nb_negative", own(p, NB_NEGATIVE));
        type.positive = unary(type, "nb_positive", own(p, NB_POSITIVE));
        type.invert = unary(type, "nb_invert", own(p, NB_INVERT));
        type.absolute = unary(type, "nb_absolute", own(p, NB_ABSOLUTE));
        type.index = unary(type, "nb_index", own(p, NB_INDEX));
        type.toInt = unary(type, "nb_int", own(p, NB_INT));
        type.toFloat = unary(type, "nb_float", own(p, NB_FLOAT));
        long bool = own(p, NB_BOOL), power = own(p, NB_POWER);
        if (bool != 0) type.bool = self -> CSlots.predicate(name, bool, self, null);
        if (power != 0) type.power = (a, b, c) -> CSlots.ternary(name, power, a, b, c);
        long inPlacePower = own(p, NB_INPLACE_POWER);
        if (inPlacePower != 0) type.inPlace[BinaryOp.POWER.ordinal()] = (a, b) -> CSlots.ternary(name, inPlacePower, a, b, conch.object.PyNone.NONE);
    }

    private static void fillContainer(PyType type, long p) {
        String name = type.name;
        long length = own(p, MP_LENGTH) != 0 ? own(p, MP_LENGTH) : own(p, SQ_LENGTH), subscript = own(p, MP_SUBSCRIPT), assign = own(p, MP_ASS_SUBSCRIPT),
            item = own(p, SQ_ITEM), assignItem = own(p, SQ_ASS_ITEM), contains = own(p, SQ_CONTAINS), concat = own(p, SQ_CONCAT),
            inPlaceConcat = own(p, SQ_INPLACE_CONCAT), repeat = own(p, SQ_REPEAT), inPlaceRepeat = own(p, SQ_INPLACE_REPEAT);
        if (length != 0) type.length = self -> CSlots.number(name, length, self);
        if (item != 0) type.itemAt = (self, index) -> CSlots.index(name, item, self, index);
        if (assignItem != 0) type.setItemAt = (self, index, value) -> CSlots.storeAt(name, assignItem, self, index, value);
        if (subscript != 0) type.getItem = (self, key) -> CSlots.binary(name, subscript, self, key);
        else if (item != 0) type.getItem = (self, key) -> CSlots.index(name, item, self, position(type, self, key));
        if (assign != 0) type.setItem = (self, key, value) -> CSlots.action(name, assign, self, key, value);
        else if (assignItem != 0) type.setItem = (self, key, value) -> CSlots.storeAt(name, assignItem, self, position(type, self, key), value);
        if (contains != 0) type.contains = (self, o) -> CSlots.predicate(name, contains, self, o);
        if (concat != 0) type.concat = (a, b) -> CSlots.binary(name, concat, a, b);
        if (inPlaceConcat != 0) type.inPlaceConcat = (a, b) -> CSlots.binary(name, inPlaceConcat, a, b);
        if (repeat != 0) type.repeat = (a, n) -> CSlots.index(name, repeat, a, Operations.asIndexLong(n, ExceptionTypes.OVERFLOW_ERROR));
        if (inPlaceRepeat != 0) type.inPlaceRepeat = (a, n) -> CSlots.index(name, inPlaceRepeat, a, Operations.asIndexLong(n, ExceptionTypes.OVERFLOW_ERROR));
    }

    /** An index of a sequence: negative ones count from the end where the type has a length. */
    private static long position(PyType type, PyObject self, PyObject key) {
        if (!Operations.hasIndex(key)) throw Errors.type("sequence index must be integer, not '%s'", Errors.typeName(key));
        long index = Operations.asIndexLong(key, ExceptionTypes.INDEX_ERROR);
        return index < 0 && type.length != null ? index + type.length.apply(self) : index;
    }

    // ---- names ----

    private static void fillDictionary(PyType type, long p) {
        PyDict names = type.dictionary();
        if (type.heap) names.put("__module__", PyStr.of(type.module));
        names.put("__doc__", docOf(type));
        addMethods(type, names, own(p, TP_METHODS));
        for (long at = own(p, TP_MEMBERS); at != 0 && Members.name(at) != null; at += Members.SIZE) {
            if (!Members.isOffset(at)) names.put(PyStr.intern(Members.name(at)), Members.attribute(type, at));
        }
        addAttributes(type, names, own(p, TP_GETSET));
        type.modified();
    }

    private static PyObject docOf(PyType type) {
        String doc = type.doc == null ? null : DocSignature.rest(type.qualname, type.doc);
        return doc == null ? conch.object.PyNone.NONE : PyStr.of(doc);
    }

    private static void addMethods(PyType type, PyDict names, long at) {
        if (at == 0) return;
        for (; Raw.getLong(at) != 0; at += PyMethodDef.sizeof()) {
            int flags = ExtensionCode.flags(at);
            ExtensionCode code = ExtensionCode.of(at, type);
            PyStr name = PyStr.intern(code.name);
            if (names.get(name) != null && (flags & ConchHost.METH_COEXIST()) == 0) continue;
            names.put(name, (flags & ConchHost.METH_CLASS()) != 0 ? ExtensionTypes.classMethod(type, code)
                : (flags & ConchHost.METH_STATIC()) != 0 ? ExtensionTypes.staticMethod(type, code)
                : ExtensionTypes.method(type, code.ofType(type)));
        }
    }

    /** What PyDescr_NewMethod and PyDescr_NewClassMethod make. */
    static PyObject method(PyType type, long definition, boolean ofClass) {
        ExtensionCode code = ExtensionCode.of(definition, type);
        return ofClass ? ExtensionTypes.classMethod(type, code) : ExtensionTypes.method(type, code);
    }

    private static void addAttributes(PyType type, PyDict names, long at) {
        if (at == 0) return;
        for (; Raw.getLong(at) != 0; at += PyGetSetDef.sizeof()) {
            MemorySegment def = MemorySegment.ofAddress(at).reinterpret(PyGetSetDef.sizeof());
            String name = Raw.string(PyGetSetDef.name(def).address()), what = "<attribute '" + name + "' of '" + type.name + "' objects>";
            long get = Strict.function(name, PyGetSetDef.get(def).address()), set = PyGetSetDef.set(def).address(), closure = PyGetSetDef.closure(def).address();
            names.put(PyStr.intern(name), ExtensionTypes.attribute(type, name, Raw.string(PyGetSetDef.doc(def).address()), get == 0 ? null : self -> CSlots.withAddress(what, get, self, closure),
                set == 0 ? null : (self, value) -> CSlots.store(what, set, self, value, closure)));
        }
    }
}
