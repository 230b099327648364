package conch.capi;

import conch.bindings.ConchHost;
import conch.eval.PyFunction;
import conch.eval.PyGenerator;
import conch.eval.PyTraceback;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.PyBool;
import conch.object.PyBoundMethod;
import conch.object.PyBuiltinFunction;
import conch.object.PyByteArray;
import conch.object.PyBytes;
import conch.object.PyClassMethod;
import conch.object.PyComplex;
import conch.object.PyDict;
import conch.object.PyEllipsis;
import conch.object.PyEnumerate;
import conch.object.PyFilter;
import conch.object.PyFloat;
import conch.object.PyFrozenSet;
import conch.object.PyInt;
import conch.object.PyList;
import conch.object.PyMap;
import conch.object.PyMappingProxy;
import conch.object.PyMemoryView;
import conch.object.PyModule;
import conch.object.PyNone;
import conch.object.PyNotImplemented;
import conch.object.PyProperty;
import conch.object.PyRange;
import conch.object.PyReversed;
import conch.object.PySet;
import conch.object.PySlice;
import conch.object.PyStaticMethod;
import conch.object.PyStr;
import conch.object.PySuper;
import conch.object.PyTuple;
import conch.object.PyType;
import conch.object.PyWeakReference;
import conch.object.PyZip;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.Map;

/** The {@code PyTypeObject}s of types that C did not make. Those of the built-in types are static in libconch. */
final class TypeMirrors {
    private static final int BOUND = ConchHost.CONCH_BOUND(), OWNED = ConchHost.CONCH_OWNED();
    private static final long BASETYPE = ConchHost.Py_TPFLAGS_BASETYPE(), IMMUTABLETYPE = ConchHost.Py_TPFLAGS_IMMUTABLETYPE(), TP_DICT = ConchHost.CONCH_TYPE_DICT_AT();
    /** What extensions ask a type's slots for without looking at the type. */
    private static final Map<String, Long> METHODS = Map.of("__next__", ConchHost.CONCH_TYPE_NEXT(), "__await__", ConchHost.CONCH_TYPE_AWAIT(),
        "__aiter__", ConchHost.CONCH_TYPE_AITER(), "__anext__", ConchHost.CONCH_TYPE_ANEXT());

    private TypeMirrors() {
    }

    /** Ties the static types and exceptions to the interpreter's. */
    static void bindBuiltins() {
        Map<String, PyType> byName = new HashMap<>();
        for (PyType type : new PyType[] {PyType.OBJECT, PyType.TYPE, PyInt.TYPE, PyBool.TYPE, PyFloat.TYPE, PyComplex.TYPE, PyStr.TYPE, PyBytes.TYPE,
            PyByteArray.TYPE, PyTuple.TYPE, PyList.TYPE, PyDict.TYPE, PySet.TYPE, PyFrozenSet.TYPE, PyMemoryView.TYPE, PyModule.TYPE,
            PyBuiltinFunction.TYPE, PySlice.TYPE, PyRange.TYPE, PyNone.TYPE, PyNotImplemented.TYPE, PyEllipsis.TYPE,
            PyFunction.TYPE, PyBoundMethod.TYPE, PyClassMethod.TYPE, PyStaticMethod.TYPE, PyProperty.TYPE, PySuper.TYPE, PyReversed.TYPE, PyEnumerate.TYPE,
            PyMap.TYPE, PyFilter.TYPE, PyZip.TYPE, PyMappingProxy.TYPE, PyGenerator.TYPE, PyTraceback.TYPE, PyWeakReference.TYPE}) {
            byName.put(type.name, type);
        }
        bindRange(ConchHost.CONCH_HANDLE_TYPES(), byName);
        for (PyType type : ExceptionTypes.all()) byName.put(type.name, type);
        int first = ConchHost.CONCH_HANDLE_EXCEPTIONS(), end = bindRange(first, byName);
        for (int handle = first; handle < end; handle++) {
            PyType type = (PyType) Mirrors.at(handle);
            ConchHost.conch_type_set_base(type.extra().mirror, type.base().extra().mirror);
        }
    }

    /** Binds the types from that handle on; the first handle that has none. */
    private static int bindRange(int handle, Map<String, PyType> byName) {
        for (String name; (name = Raw.string(ConchHost.conch_static_name(handle).address())) != null; handle++) {
            PyType type = byName.get(name);
            if (type == null) throw new IllegalStateException("the extension API knows a type that the interpreter does not: " + name);
            Mirrors.bindStatic(handle, type);
        }
        return handle;
    }

    static PyType get(long p) {
        if ((ConchHost.conch_type_flags(p) & BOUND) == 0) throw Errors.system("a C type was used before PyType_Ready");
        return (PyType) Mirrors.at(ConchHost.conch_type_handle(p));
    }

    /** A mirror for a class of a script, or for a built-in type that Python.h does not name. */
    static long create(PyType type) {
        long metatype = Mirrors.borrowed(type.type()), base = Mirrors.borrowed(type.base());
        int handle = Handles.take();
        long p, flags = (type.isFinal ? 0 : BASETYPE) | (type.heap ? 0 : IMMUTABLETYPE) | marks(type);
        try (Arena arena = Arena.ofConfined()) {
            p = ConchHost.conch_type_mirror(arena.allocateFrom(nativeName(type)), metatype, base, flags, handle);
        }
        if (p == 0) throw Pending.failed("type");
        bind(type, p, handle, BOUND);
        return p;
    }

    private static long marks(PyType type) {
        long marks = 0;
        for (var method : METHODS.entrySet()) if (type.lookup(method.getKey()) != null) marks |= method.getValue();
        if (type.descriptorGet != null) marks |= ConchHost.CONCH_TYPE_GET();
        if (type.call != null) marks |= ConchHost.CONCH_TYPE_CALL();
        if (type.heap && !type.hasGenericGetAttribute() && type.getAttribute != PyType.TYPE.getAttribute) marks |= ConchHost.CONCH_TYPE_GETATTRIBUTE();
        if (type.heap && !type.hasGenericSetAttribute() && type.setAttribute != PyType.TYPE.setAttribute) marks |= ConchHost.CONCH_TYPE_SETATTR();
        return marks;
    }

    /** {@code tp_name}: a built-in type carries its module's name in front, a class does not. */
    private static String nativeName(PyType type) {
        return type.heap || type.module.equals("builtins") ? type.name : type.module + "." + type.name;
    }

    private static void bind(PyType type, long p, int handle, int flags) {
        ConchHost.conch_type_bind(p, handle, flags);
        Mirrors.put(handle, type);
        type.extra().mirror = p;
        Mirrors.counted();
        if (type.heap || type.nativePart != null) show(type, p);
    }

    /** What extensions read in the struct: the names that the type has itself, and the types along which names are looked for. */
    private static void show(PyType type, long p) {
        PyType[] mro = type.mro();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment order = arena.allocate(ValueLayout.JAVA_LONG, mro.length);
            for (int i = 0; i < mro.length; i++) order.setAtIndex(ValueLayout.JAVA_LONG, i, mro[i] == type ? p : shown(mro[i]));
            ConchHost.conch_type_show(p, Mirrors.borrowed(type.dictionary()), order, mro.length);
        }
    }

    /** The mirror of a type that others derive from. A built-in one shows its names from the first time on. */
    private static long shown(PyType type) {
        long p = Mirrors.borrowed(type);
        if (Raw.getLong(p + TP_DICT) == 0) ConchHost.conch_type_show(p, Mirrors.forGood(Mirrors.borrowed(type.dictionary())), MemorySegment.NULL, 0);
        return p;
    }

    /** Binds a type that C made. The mirror owns it: C has the first reference. */
    static void bindOwned(PyType type, long p) {
        bind(type, p, Handles.take(), BOUND | OWNED);
        type.retain();
    }

    /** Binds a type that is static in an extension: neither ever ends. */
    static void bindForGood(PyType type, long p) {
        Mirrors.addStaticMetatype(Mirrors.typeOf(p));
        bind(type, p, Handles.take(), BOUND | ConchHost.CONCH_STATIC());
        stays(p);
        Mirrors.forGood(Mirrors.borrowed(type.dictionary()));
    }

    private static void stays(long p) {
        Mirrors.setRefcnt(p, ConchHost.CONCH_STATIC_REFCNT());
        Mirrors.uncounted();
    }

    static void end(long p) {
        int handle = ConchHost.conch_type_handle(p);
        Mirrors.put(handle, null);
        Handles.give(handle);
        ConchHost.conch_type_free(p);
    }
}
