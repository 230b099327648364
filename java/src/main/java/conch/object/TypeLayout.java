package conch.object;

import java.util.HashMap;
import java.util.Map;

/**
 * What {@code __basicsize__} and its like say of a type. Only instances of C types lie in memory so; for the interpreter's own types and for classes of
 * scripts these are the figures of CPython 3.11, with its rules for what a class adds to its base.
 *
 * @param basic bytes of an instance
 * @param item bytes of each item of an instance of variable size; 0 for a fixed one
 * @param dict where an instance has its {@code __dict__}: from its end where negative, 0 for nowhere
 * @param weak where it has the list of its weak references; 0 for nowhere
 * @param flags {@code tp_flags}
 */
public record TypeLayout(long basic, long item, long dict, long weak, long flags) {
    private static final long POINTER = 8;
    /** Bits of {@code tp_flags} (object.h): instances have a dict that CPython makes when it is wanted; heap type; may be a base; has cycles. */
    private static final long MANAGED_DICT = 1 << 4, HEAPTYPE = 1 << 9, BASETYPE = 1 << 10, READY = 1 << 12, HAVE_GC = 1 << 14, ABSTRACT = 1 << 20,
        IMMUTABLE = 1 << 8;
    private static final TypeLayout EXCEPTION = new TypeLayout(72, 0, 16, 0, 0x4000_0000L | HAVE_GC | READY | BASETYPE | IMMUTABLE);
    /** What a class has of its base: how its instances match patterns, and which built-in type is below. */
    private static final long INHERITED = 1 << 5 | 1 << 6 | 1 << 22 | 0xffL << 24;
    /** Name, then the components in order, the flags in hexadecimal; for exceptions that are laid out as BaseException is, {@link #EXCEPTION}. */
    private static final String BUILT_IN = """
        object 16 0 0 0 1500
        type 904 40 264 368 80005d00
        int 24 4 0 0 1401500
        bool 32 4 0 0 1401100
        float 24 0 0 0 401500
        complex 32 0 0 0 1500
        str 80 0 0 0 10401500
        bytes 33 1 0 0 8401500
        bytearray 56 0 0 0 401500
        tuple 24 8 0 0 4405520
        list 40 0 0 0 2405520
        dict 48 0 0 0 20405540
        set 200 0 0 192 405500
        frozenset 200 0 0 192 405500
        slice 40 0 0 0 5100
        range 48 0 0 0 1120
        memoryview 144 8 0 136 5120
        NoneType 16 0 0 0 1100
        NotImplementedType 16 0 0 0 1100
        ellipsis 16 0 0 0 1100
        module 56 0 16 40 5500
        builtin_function_or_method 56 0 0 40 5980
        function 136 0 88 96 25900
        method 48 0 0 32 5900
        property 64 0 0 0 5500
        staticmethod 32 0 24 0 5500
        classmethod 32 0 24 0 5500
        super 40 0 0 0 5500
        map 32 0 0 0 5500
        filter 32 0 0 0 5500
        zip 48 0 0 0 5500
        enumerate 56 0 0 0 5500
        reversed 32 0 0 0 5500
        generator 152 8 0 24 5180
        code 184 2 0 144 1100
        frame 120 8 0 0 5180
        traceback 40 0 0 0 5100
        mappingproxy 24 0 0 0 5140
        weakref.ReferenceType 64 0 0 0 5d00
        cell 24 0 0 0 5100
        list_iterator 32 0 0 0 5180
        tuple_iterator 32 0 0 0 5180
        str_ascii_iterator 32 0 0 0 5180
        dict_keyiterator 56 0 0 0 5180
        dict_keys 24 0 0 0 5180
        dict_values 24 0 0 0 5180
        dict_items 24 0 0 0 5180
        GenericAlias 64 0 0 40 5d00
        UnionType 32 0 0 0 5180
        getset_descriptor 48 0 0 0 5180
        member_descriptor 48 0 0 0 5180
        method_descriptor 56 0 0 0 25980
        wrapper_descriptor 56 0 0 0 25180
        method-wrapper 32 0 0 0 5180
        classmethod_descriptor 56 0 0 0 5180
        BaseExceptionGroup 88 0 16 0 40005500
        ExceptionGroup 96 0 16 88 40005600
        AttributeError 88 0 16 0 40005500
        ImportError 96 0 16 0 40005500
        ModuleNotFoundError 96 0 16 0 40005500
        NameError 80 0 16 0 40005500
        UnboundLocalError 80 0 16 0 40005500
        OSError 112 0 16 0 40005500
        BlockingIOError 112 0 16 0 40005500
        ChildProcessError 112 0 16 0 40005500
        ConnectionError 112 0 16 0 40005500
        BrokenPipeError 112 0 16 0 40005500
        ConnectionAbortedError 112 0 16 0 40005500
        ConnectionRefusedError 112 0 16 0 40005500
        ConnectionResetError 112 0 16 0 40005500
        FileExistsError 112 0 16 0 40005500
        FileNotFoundError 112 0 16 0 40005500
        InterruptedError 112 0 16 0 40005500
        IsADirectoryError 112 0 16 0 40005500
        NotADirectoryError 112 0 16 0 40005500
        PermissionError 112 0 16 0 40005500
        ProcessLookupError 112 0 16 0 40005500
        TimeoutError 112 0 16 0 40005500
        StopIteration 80 0 16 0 40005500
        SyntaxError 136 0 16 0 40005500
        IndentationError 136 0 16 0 40005500
        TabError 136 0 16 0 40005500
        UnicodeDecodeError 112 0 16 0 40005500
        UnicodeEncodeError 112 0 16 0 40005500
        UnicodeTranslateError 112 0 16 0 40005500
        SystemExit 80 0 16 0 40005500
        """;
    private static final Map<String, TypeLayout> builtIn = new HashMap<>();

    static {
        for (String line : BUILT_IN.lines().toList()) {
            String[] words = line.split(" ");
            builtIn.put(words[0], new TypeLayout(Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]), Long.parseLong(words[4]),
                Long.parseLong(words[5], 16)));
        }
    }

    /** Of a type of C whose instances are those of a built-in type: that one's, and its own flags. */
    public TypeLayout withFlags(long own) {
        return new TypeLayout(basic, item, dict, weak, own | flags & HAVE_GC);
    }

    public static TypeLayout of(PyType type) {
        if (type.layout != null) return type.layout;
        if (!type.heap) return ofBuiltIn(type);
        TypeLayout base = of(type.base);
        long end = base.basic + POINTER * (type.slotCount - type.base.slotCount), dict = base.dict, weak = base.weak, flags = base.flags & (INHERITED | MANAGED_DICT);
        boolean addsDict = type.instancesHaveDict && base.dict == 0;
        if (addsDict && base.item != 0) {
            dict = -POINTER;
            end += POINTER;
        }
        if (type.instancesHaveWeakReferences && base.weak == 0 && base.item == 0) {
            weak = end;
            end += POINTER;
        }
        if (addsDict && base.item == 0) {
            flags |= MANAGED_DICT;
            dict = -end - 3 * POINTER;
        }
        flags |= HEAPTYPE | BASETYPE | READY | HAVE_GC | (type.isAbstract ? ABSTRACT : 0);
        return new TypeLayout(end, base.item, dict, weak, flags);
    }

    /** Of those that are not in the list only what any type has. */
    private static TypeLayout ofBuiltIn(PyType type) {
        TypeLayout known = builtIn.get(type.name);
        if (known != null) return known;
        return type.isSubtypeOf(ExceptionTypes.BASE_EXCEPTION) ? EXCEPTION : new TypeLayout(16, 0, 0, 0, READY | IMMUTABLE | HAVE_GC | (type.isFinal ? 0 : BASETYPE));
    }
}
