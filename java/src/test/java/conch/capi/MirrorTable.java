package conch.capi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conch.object.PyBuiltinFunction;
import conch.object.PyBytes;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Whether a script that has ended left mirrors behind: {@code var table = MirrorTable.now(); …; table.assertNothingNew()}. What stays for good may
 * get a mirror that stays, too: built-in types and their methods, interned strings, the empty tuple, the shortest bytes.
 */
final class MirrorTable {
    private final Set<PyObject> before = Collections.newSetFromMap(new IdentityHashMap<>());

    private MirrorTable() {
    }

    static MirrorTable now() {
        MirrorTable table = new MirrorTable();
        if (ExtensionLoader.isRunning()) table.before.addAll(Mirrors.all());
        return table;
    }

    void assertNothingNew() {
        List<String> left = new ArrayList<>();
        if (ExtensionLoader.isRunning()) for (PyObject object : Mirrors.all()) if (!before.contains(object) && !staysForGood(object)) left.add(words(object));
        assertEquals(List.of(), left, "mirrors that the script left behind");
    }

    private static boolean staysForGood(PyObject object) {
        return switch (object) {
            case PyType type -> !type.heap;
            case PyStr text -> PyStr.intern(text.value) == text;
            case PyTuple tuple -> tuple.size() == 0;
            case PyBytes bytes -> bytes.length() <= 1;
            case PyBuiltinFunction function -> function.self() instanceof PyType type && !type.heap;    // __new__
            default -> object.type().name.endsWith("_descriptor");
        };
    }

    private static String words(PyObject object) {
        long p = object.extraOrNull().mirror;
        return object.type().name + " with " + object.refcnt() + " slots and " + Mirrors.refcnt(p) + " counted by C" + (object instanceof PyStr text ? ": " + text.value : "");
    }
}
