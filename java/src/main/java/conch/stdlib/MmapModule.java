package conch.stdlib;

import conch.ffi.SystemCall;
import conch.object.ExceptionTypes;
import conch.object.PyInt;

/** {@code mmap}: files as memory. */
final class MmapModule {
    private static final int PAGE = 4096;

    private MmapModule() {
    }

    static void fill(ModuleMembers m) {
        m.constant("mmap", PyMmap.TYPE);
        m.constant("error", ExceptionTypes.OS_ERROR);
        number(m, "ACCESS_DEFAULT", PyMmap.ACCESS_DEFAULT);
        number(m, "ACCESS_READ", PyMmap.ACCESS_READ);
        number(m, "ACCESS_WRITE", PyMmap.ACCESS_WRITE);
        number(m, "ACCESS_COPY", PyMmap.ACCESS_COPY);
        number(m, "PROT_READ", PyMmap.PROT_READ);
        number(m, "PROT_WRITE", PyMmap.PROT_WRITE);
        number(m, "PROT_EXEC", 4);
        number(m, "MAP_SHARED", PyMmap.MAP_SHARED);
        number(m, "MAP_PRIVATE", PyMmap.MAP_PRIVATE);
        SystemCall.constants().forEach((name, value) -> {
            if (name.startsWith("MAP_")) number(m, name, value);
        });
        number(m, "MAP_ANON", SystemCall.constants().get("MAP_ANONYMOUS"));
        String[] advice = {"NORMAL", "RANDOM", "SEQUENTIAL", "WILLNEED", "DONTNEED"};
        for (int i = 0; i < advice.length; i++) number(m, "MADV_" + advice[i], i);
        number(m, "PAGESIZE", PAGE);
        number(m, "ALLOCATIONGRANULARITY", PAGE);
    }

    private static void number(ModuleMembers m, String name, long value) {
        m.constant(name, PyInt.of(value));
    }
}
