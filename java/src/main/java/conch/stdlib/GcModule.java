package conch.stdlib;

import conch.object.CycleCollector;
import conch.object.Errors;
import conch.object.Heap;
import conch.object.Operations;
import conch.object.PyBool;
import conch.object.PyContainer;
import conch.object.PyInt;
import conch.object.PyList;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyTuple;
import java.util.List;
import java.util.function.Predicate;

/** {@code gc}: cycles are collected when asked for; switches and thresholds are kept, and change nothing. */
final class GcModule {
    private boolean enabled = true;
    /** CPython's, which scripts save and restore. */
    private int[] thresholds = {700, 10, 10};
    private int flags;

    private GcModule() {
    }

    static void fill(ModuleMembers m) {
        GcModule gc = new GcModule();
        m.bound("collect", "generation=2", (self, a) -> collect(a[0]));
        m.noArgs("enable", self -> gc.enable(true));
        m.noArgs("disable", self -> gc.enable(false));
        m.noArgs("isenabled", self -> PyBool.of(gc.enabled));
        m.noArgs("get_threshold", self -> numbers(gc.thresholds));
        m.positional("set_threshold", 1, 3, (self, a) -> gc.setThresholds(a));
        m.noArgs("get_count", self -> numbers(new int[3]));
        m.noArgs("get_debug", self -> PyInt.of(gc.flags));
        m.oneArg("set_debug", (self, x) -> {
            gc.flags = Operations.asInt(x);
            return PyNone.NONE;
        });
        m.noArgs("freeze", self -> PyNone.NONE);
        m.noArgs("unfreeze", self -> PyNone.NONE);
        m.noArgs("get_freeze_count", self -> PyInt.ZERO);
        m.constant("garbage", new PyList());
        m.constant("callbacks", new PyList());
        String[] debug = {"DEBUG_STATS", "DEBUG_COLLECTABLE", "DEBUG_UNCOLLECTABLE"};
        for (int bit = 0; bit < debug.length; bit++) m.constant(debug[bit], PyInt.of(1 << bit));
        m.constant("DEBUG_SAVEALL", PyInt.of(32));
        m.constant("DEBUG_LEAK", PyInt.of(38));
        graph(m);
        // Not in CPython: how many objects some slot holds, for leak checks.
        m.noArgs("_live_objects", self -> PyInt.of(Heap.liveObjects()));
    }

    private static void graph(ModuleMembers m) {
        m.oneArg("is_tracked", (self, x) -> PyBool.of(x instanceof PyContainer));
        m.oneArg("is_finalized", (self, x) -> PyBool.FALSE);
        m.bound("get_objects", "generation=None", (self, a) -> list(CycleCollector.containers()));
        m.positional("get_referents", 0, -1, (self, a) -> referents(a));
        m.positional("get_referrers", 0, -1, (self, a) -> referrers(a));
    }

    private static PyObject collect(PyObject generation) {
        if (generation != null) {
            int wanted = Operations.asInt(generation);
            if (wanted < 0 || wanted > 2) throw Errors.value("invalid generation");
        }
        return PyInt.of(CycleCollector.collect());
    }

    private PyObject enable(boolean on) {
        enabled = on;
        return PyNone.NONE;
    }

    private PyObject setThresholds(PyObject[] a) {
        int[] next = thresholds.clone();
        for (int i = 0; i < a.length; i++) next[i] = Operations.asInt(a[i]);
        thresholds = next;
        return PyNone.NONE;
    }

    private static PyObject numbers(int[] numbers) {
        PyObject[] items = new PyObject[numbers.length];
        for (int i = 0; i < items.length; i++) items[i] = PyInt.of(numbers[i]);
        return PyTuple.of(items);
    }

    private static PyObject list(List<PyObject> objects) {
        return PyList.of(objects.toArray(PyObject[]::new));
    }

    private static PyObject referents(PyObject[] of) {
        PyList all = new PyList();
        for (PyObject object : of) for (PyObject held : CycleCollector.heldBy(object)) all.append(held);
        return all;
    }

    private static PyObject referrers(PyObject[] to) {
        Predicate<PyObject> wanted = object -> {
            for (PyObject one : to) if (one == object) return true;
            return false;
        };
        return list(CycleCollector.containers().stream().filter(c -> CycleCollector.heldBy(c).stream().anyMatch(wanted)).toList());
    }
}
