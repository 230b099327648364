package conch.stdlib;

import conch.object.PyDefaultDict;
import conch.object.PyDeque;
import conch.object.PyOrderedDict;

/** {@code _collections}: the containers of {@code collections} whose operations are one step for other threads; the rest is written in Python. */
final class CollectionsModule {
    private CollectionsModule() {
    }

    static void fill(ModuleMembers m) {
        m.constant("deque", PyDeque.TYPE);
        m.constant("defaultdict", PyDefaultDict.TYPE);
        m.constant("OrderedDict", PyOrderedDict.TYPE);
    }
}
