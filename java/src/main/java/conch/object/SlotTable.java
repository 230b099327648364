package conch.object;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which dunder name stands for which slot.
 *
 * <p>A built-in type fills its slots in Java; {@link #addWrappers} shows each as a slot wrapper in its dictionary. For a class of a script
 * it is the other way round: {@link #fill} looks every dunder up along the method resolution order. Where that finds the wrapper of a
 * built-in type, the class gets the very function behind it, so that a subclass of {@code list} indexes as fast as a list; where it
 * finds anything else, the slot gets the dispatcher that calls it by name; where it finds nothing, the slot stays empty.
 */
final class SlotTable {
    private static final List<Slot> slots = new ArrayList<>();
    private static final Set<PyStr> special = new HashSet<>();

    static {
        ObjectSlots.addTo(slots);
        NumberSlots.addTo(slots);
        ContainerSlots.addTo(slots);
        for (Slot slot : slots) for (Slot.Entry entry : slot.entries) special.add(entry.name);
        special.add(NewFunction.NAME);
    }

    private SlotTable() {
    }

    /** Whether setting this name on a class may change a slot. */
    static boolean isSpecial(PyStr name) {
        return name.value.startsWith("__") && special.contains(PyStr.intern(name));
    }

    /** Puts a wrapper into the dictionary of a built-in type for each slot that it has not just inherited. */
    static void addWrappers(PyType type) {
        PyDict names = type.dictionary();
        PyType base = type.base;
        for (Slot slot : slots) {
            Object function = slot.get.apply(type);
            if (function == null || base != null && slot.get.apply(base) == function) continue;
            for (Slot.Entry entry : slot.entries) {
                if (entry.wrapper != null && names.get(entry.name) == null) names.put(entry.name, new PySlotWrapper(type, entry, function));
            }
        }
        if (type.hash == null && type.richCompare != null && (base == null || base.hash != null)) names.put("__hash__", PyNone.NONE);
        if (type.newInstance != null && !NewFunction.isOfScript(type.newInstance) && (base == null || type.newInstance != base.newInstance || type.allocate != base.allocate)) {
            names.put(NewFunction.NAME, NewFunction.of(type));
        }
    }

    /** Fills the slots of a class from the names along its method resolution order. */
    static void fill(PyType type) {
        for (Slot slot : slots) slot.set.accept(type, choose(type, slot));
        PyObject hash = type.lookup(ObjectSlots.HASH);
        if (hash == PyNone.NONE) type.hash = null;
        type.newInstance = NewFunction.choose(type);
    }

    /** After a special name of a class changed: fills it and every class below it again. */
    static void update(PyType type) {
        fill(type);
        for (var reference : List.copyOf(type.subclasses)) {
            PyType subclass = reference.get();
            if (subclass != null && subclass.heap && !subclass.isDead()) update(subclass);
        }
    }

    private static Object choose(PyType type, Slot slot) {
        Object chosen = null;
        for (Slot.Entry entry : slot.entries) {
            PyObject found = type.lookup(entry.name);
            if (found == null) continue;
            Object function = slot.dispatcher;
            if (found instanceof PySlotWrapper wrapper && wrapper.entry.name == entry.name) {
                // The same name may stand for two slots ({@code __add__}: number and sequence); the wrapper speaks for one of them.
                if (wrapper.entry.slot != slot) continue;
                function = wrapper.function;
            }
            if (chosen != null && chosen != function) return slot.dispatcher;
            chosen = function;
        }
        return chosen;
    }
}
