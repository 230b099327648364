package conch.object;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds objects that only hold one another, and ends them.
 *
 * <p>Trial deletion: from each container's count every reference that comes from another one is taken off. What keeps a count above
 * zero is held from elsewhere, by a frame or by Java, and so is all that it leads to. The rest is garbage. Objects that are no
 * containers (an {@code int} of a script's class with a {@code __dict__}) take part as soon as a container leads to them.
 *
 * <p>Garbage ends in CPython's order: weak references to it are cleared, then its finalisers run while everything is still in place, then
 * what they brought back to life is left alone together with all it leads to, and the slots of the rest are cleared.
 */
public final class CycleCollector {
    private static boolean running;

    private CycleCollector() {
    }

    /** Collects all garbage. Returns how many objects it found; 0 when a collection is running already, which may happen in a finaliser. */
    public static long collect() {
        if (running) return 0;
        running = true;
        try {
            return collectOnce();
        } finally {
            running = false;
        }
    }

    /** The containers that are alive, in no particular order; borrowed. */
    public static List<PyObject> containers() {
        List<PyObject> all = new ArrayList<>(Containers.count());
        for (PyContainer c = Containers.first(); c != null; c = c.nextContainer) if (c.refcnt() > 0) all.add(c);
        return all;
    }

    /** What the object holds, once for each slot; borrowed. */
    public static List<PyObject> heldBy(PyObject object) {
        List<PyObject> held = new ArrayList<>();
        object.traverseAll(held::add);
        return held;
    }

    private static long collectOnce() {
        List<PyObject> all = new ArrayList<>(Containers.count());
        for (PyContainer c = Containers.first(); c != null; c = c.nextContainer) all.add(c);
        List<PyObject> garbage = new Graph(all, true).unreachable(0);
        if (garbage.isEmpty()) return 0;
        for (PyObject object : garbage) object.retain();
        List<PyWeakReference> callbacks = new ArrayList<>();
        Map<PyObject, Boolean> inGarbage = new IdentityHashMap<>();
        for (PyObject object : garbage) inGarbage.put(object, true);
        for (PyObject object : garbage) {
            for (PyWeakReference reference : PyWeakReference.detach(object)) {
                // A reference that is garbage itself does not get to call back.
                if (inGarbage.containsKey(reference)) reference.drop();
                else callbacks.add(reference);
            }
        }
        PyWeakReference.runCallbacks(callbacks);
        for (PyObject object : garbage) Finaliser.runFinalisers(object);
        List<PyObject> ended = new Graph(garbage, false).unreachable(1);
        for (PyObject object : ended) {
            Heap.clearNative(object);
            object.clearAllSlots();
        }
        for (int i = 0; i < garbage.size(); i++) garbage.get(i).drop();
        return ended.size();
    }

    /** The objects of one collection with their working counts. */
    private static final class Graph {
        private static final int REACHED = Integer.MIN_VALUE;

        private final List<PyObject> nodes;
        private final Map<PyObject, int[]> refs = new IdentityHashMap<>();
        private final boolean discover;

        /** @param discover whether objects that are no containers are added when they are met */
        Graph(List<PyObject> nodes, boolean discover) {
            this.nodes = nodes;
            this.discover = discover;
        }

        /** @param heldByUs how many of each object's slots belong to the collector itself */
        List<PyObject> unreachable(int heldByUs) {
            for (PyObject node : nodes) start(node, (int) Heap.references(node) - heldByUs);
            for (int i = 0; i < nodes.size(); i++) nodes.get(i).traverseAll(this::subtract);
            ArrayDeque<PyObject> reached = new ArrayDeque<>();
            for (PyObject node : nodes) {
                if (get(node) <= 0) continue;
                set(node, REACHED);
                reached.add(node);
            }
            for (PyObject node; (node = reached.poll()) != null; ) {
                node.traverseAll(held -> {
                    if (!knows(held) || get(held) == REACHED) return;
                    set(held, REACHED);
                    reached.add(held);
                });
            }
            List<PyObject> rest = new ArrayList<>();
            for (PyObject node : nodes) if (get(node) != REACHED) rest.add(node);
            return rest;
        }

        private void start(PyObject node, int count) {
            refs.put(node, new int[] {count});
        }

        private boolean knows(PyObject object) {
            return refs.containsKey(object);
        }

        private int get(PyObject object) {
            return refs.get(object)[0];
        }

        private void set(PyObject object, int count) {
            refs.get(object)[0] = count;
        }

        private void subtract(PyObject held) {
            int[] count = refs.get(held);
            if (count == null) {
                if (!discover || held.refcnt <= 0 || held instanceof PyContainer || !holdsOthers(held)) return;
                nodes.add(held);
                start(held, (int) Heap.references(held));
                count = refs.get(held);
            }
            count[0]--;
        }

        private static boolean holdsOthers(PyObject object) {
            return object.type.heap || object.extra != null && (object.extra.dict != null || object.extra.slots != null);
        }
    }
}
