package conch.stdlib;

import conch.object.PyInt;
import conch.object.PyWeakReference;

/** {@code _weakref}: {@code weakref} is written in Python over it. */
final class WeakrefModule {
    private WeakrefModule() {
    }

    static void fill(ModuleMembers m) {
        m.constant("ref", PyWeakReference.TYPE);
        m.constant("ReferenceType", PyWeakReference.TYPE);
        m.oneArg("getweakrefcount", (self, object) -> PyInt.of(PyWeakReference.count(object)));
        m.oneArg("getweakrefs", (self, object) -> PyWeakReference.all(object));
    }
}
