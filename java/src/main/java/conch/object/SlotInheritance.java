package conch.object;

/**
 * Gives a built-in type the slots that it leaves empty from its base. (A class of a script gets all of its slots from {@link SlotTable},
 * because which base a slot comes from depends on which dunder a lookup finds first.)
 */
final class SlotInheritance {
    private SlotInheritance() {
    }

    static void inherit(PyType type) {
        PyType base = type.base;
        if (base == null) return;
        construction(type, base);
        // Equality and hashing come together: who redefines equality does not keep the base's hash.
        if (type.richCompare == null && type.hash == null) {
            type.richCompare = base.richCompare;
            type.hash = base.hash;
        }
        object(type, base);
        numbers(type, base);
        containers(type, base);
    }

    /** A type directly under {@code object} makes instances only where it says how. */
    private static void construction(PyType type, PyType base) {
        boolean own = type.newInstance != null || type.allocate != null;
        boolean ownLayout = type.allocate != null || type.newInstance != null && base == PyType.OBJECT;
        type.solid = ownLayout ? type : base.solid;
        if (type.newInstance == null && (type.allocate != null || base != PyType.OBJECT)) type.newInstance = base.newInstance;
        if (type.allocate == null && base != PyType.OBJECT && !own) type.allocate = base.allocate;
        if (type.init == null) type.init = base.init;
        type.slotCount = base.slotCount;
        type.instancesHaveWeakReferences |= base.instancesHaveWeakReferences;
    }

    private static void object(PyType type, PyType base) {
        if (type.call == null) type.call = base.call;
        if (type.del == null) type.del = base.del;
        if (type.repr == null) type.repr = base.repr;
        if (type.str == null) type.str = base.str;
        if (type.getAttribute == null) type.getAttribute = base.getAttribute;
        if (type.setAttribute == null) type.setAttribute = base.setAttribute;
        if (type.iter == null) type.iter = base.iter;
        if (type.next == null) type.next = base.next;
        if (type.await == null) type.await = base.await;
        if (type.asyncIter == null) type.asyncIter = base.asyncIter;
        if (type.asyncNext == null) type.asyncNext = base.asyncNext;
        if (type.descriptorGet == null) type.descriptorGet = base.descriptorGet;
        if (type.descriptorSet == null) type.descriptorSet = base.descriptorSet;
        type.methodDescriptor |= base.methodDescriptor;
    }

    private static void numbers(PyType type, PyType base) {
        for (int i = 0; i < type.binary.length; i++) {
            if (type.binary[i] == null) type.binary[i] = base.binary[i];
            if (type.inPlace[i] == null) type.inPlace[i] = base.inPlace[i];
        }
        if (type.power == null) type.power = base.power;
        if (type.negative == null) type.negative = base.negative;
        if (type.positive == null) type.positive = base.positive;
        if (type.invert == null) type.invert = base.invert;
        if (type.absolute == null) type.absolute = base.absolute;
        if (type.index == null) type.index = base.index;
        if (type.toInt == null) type.toInt = base.toInt;
        if (type.toFloat == null) type.toFloat = base.toFloat;
        if (type.bool == null) type.bool = base.bool;
    }

    private static void containers(PyType type, PyType base) {
        if (type.length == null) type.length = base.length;
        if (type.getItem == null) type.getItem = base.getItem;
        if (type.setItem == null) type.setItem = base.setItem;
        if (type.contains == null) type.contains = base.contains;
        if (type.concat == null) type.concat = base.concat;
        if (type.inPlaceConcat == null) type.inPlaceConcat = base.inPlaceConcat;
        if (type.repeat == null) type.repeat = base.repeat;
        if (type.inPlaceRepeat == null) type.inPlaceRepeat = base.inPlaceRepeat;
        if (type.itemAt == null) type.itemAt = base.itemAt;
        if (type.setItemAt == null) type.setItemAt = base.setItemAt;
    }
}
