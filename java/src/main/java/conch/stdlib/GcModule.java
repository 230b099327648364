package conch.stdlib;

import conch.object.CycleCollector;
import conch.object.Heap;
import conch.object.PyBool;
import conch.object.PyInt;
import conch.object.PyNone;

/** {@code gc}: cycles are collected when asked for. */
final class GcModule {
    private GcModule() {
    }

    static void fill(ModuleMembers m) {
        m.positional("collect", 0, 1, (self, a) -> PyInt.of(CycleCollector.collect()));
        m.noArgs("enable", self -> PyNone.NONE);
        m.noArgs("disable", self -> PyNone.NONE);
        m.noArgs("isenabled", self -> PyBool.FALSE);
        // Not in CPython: how many objects some slot holds, for leak checks.
        m.noArgs("_live_objects", self -> PyInt.of(Heap.liveObjects()));
    }
}
