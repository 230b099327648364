package conch.stdlib;

import conch.object.PyStr;

/** {@code array}: compact arrays of numbers, in native memory. */
final class ArrayModule {
    private ArrayModule() {
    }

    static void fill(ModuleMembers m) {
        m.constant("array", PyArray.TYPE);
        m.constant("ArrayType", PyArray.TYPE);
        m.constant("typecodes", PyStr.of("bBhHiIlLqQfd"));
    }
}
