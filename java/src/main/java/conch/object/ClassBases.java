package conch.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The bases of a class: which of them determines the layout, and the order in which all are searched. */
final class ClassBases {
    private ClassBases() {
    }

    /** The base with the layout that the instances will have. TypeError where two do not go together, or where one may not be derived from. */
    static PyType best(PyType[] bases) {
        PyType winner = null;
        for (PyType base : bases) {
            if (base.isFinal) throw Errors.type("type '%s' is not an acceptable base type", base.name);
            if (winner == null || base.solid != winner.solid && base.solid.isSubtypeOf(winner.solid)) winner = base;
            else if (!winner.solid.isSubtypeOf(base.solid)) throw Errors.type("multiple bases have instance lay-out conflict");
        }
        return winner;
    }

    /** C3: each class before its bases, and the bases in the order in which every class names them. */
    static PyType[] linearise(PyType type, PyType[] bases) {
        if (bases.length == 1) {
            PyType[] order = new PyType[bases[0].mro.length + 1];
            order[0] = type;
            System.arraycopy(bases[0].mro, 0, order, 1, bases[0].mro.length);
            return order;
        }
        for (int i = 0; i < bases.length; i++) {
            for (int j = i + 1; j < bases.length; j++) {
                if (bases[i] == bases[j]) throw Errors.type("duplicate base class %s", bases[i].name);
            }
        }
        List<List<PyType>> rest = new ArrayList<>();
        for (PyType base : bases) rest.add(new ArrayList<>(Arrays.asList(base.mro)));
        rest.add(new ArrayList<>(Arrays.asList(bases)));
        List<PyType> order = new ArrayList<>();
        order.add(type);
        for (; ; ) {
            rest.removeIf(List::isEmpty);
            if (rest.isEmpty()) return order.toArray(PyType[]::new);
            PyType next = candidate(rest);
            order.add(next);
            for (List<PyType> sequence : rest) if (sequence.get(0) == next) sequence.remove(0);
        }
    }

    private static PyType candidate(List<List<PyType>> rest) {
        for (List<PyType> sequence : rest) {
            PyType head = sequence.get(0);
            if (rest.stream().noneMatch(other -> other.indexOf(head) > 0)) return head;
        }
        List<String> names = rest.stream().map(s -> TypeAttributes.simpleName(s.get(0))).distinct().toList();
        throw Errors.type("Cannot create a consistent method resolution\norder (MRO) for bases %s", String.join(", ", names));
    }

    /** What {@code type.mro()} of the metaclass answers, where a metaclass overrides it. */
    static PyType[] order(PyType type) {
        PyStr name = PyStr.intern("mro");
        PyObject method = type.type.lookup(name);
        if (method == PyType.TYPE.dictionary().get(name)) return linearise(type, type.bases);
        try (Hold result = new Hold(Special.call(method, type)); Hold list = new Hold(Operations.listOf(result.get()))) {
            PyList types = (PyList) list.get();
            PyType[] order = new PyType[types.size()];
            for (int i = 0; i < order.length; i++) {
                if (!(types.get(i) instanceof PyType each)) throw Errors.type("mro() returned a non-class ('%s')", Errors.typeName(types.get(i)));
                order[i] = each;
            }
            return order;
        }
    }

    /** Assignment to {@code __bases__}. */
    static void set(PyType type, PyObject value) {
        if (!type.heap || type.immutable) throw Errors.type("cannot set '__bases__' attribute of immutable type '%s'", type.name);
        if (value == null) throw Errors.type("cannot delete '__bases__' attribute of immutable type '%s'", type.name);
        if (!(value instanceof PyTuple tuple)) throw Errors.type("can only assign tuple to %s.__bases__, not %s", type.name, Errors.typeName(value));
        if (tuple.size() == 0) throw Errors.type("can only assign non-empty tuple to %s.__bases__, not ()", type.name);
        PyType[] next = new PyType[tuple.size()];
        for (int i = 0; i < next.length; i++) {
            if (!(tuple.get(i) instanceof PyType base)) {
                throw Errors.type("%s.__bases__ must be tuple of classes, not '%s'", type.name, Errors.typeName(tuple.get(i)));
            }
            if (base.isSubtypeOf(type)) throw Errors.type("a __bases__ item causes an inheritance cycle");
            next[i] = base;
        }
        PyType best = best(next);
        if (best.solid != type.base.solid) throw Errors.type("__bases__ assignment: '%s' object layout differs from '%s'", best.name, type.base.name);
        PyType[] old = type.bases;
        PyType oldBase = type.base;
        for (PyType base : next) base.retain();
        type.bases = next;
        type.base = best;
        try {
            reorder(type);
        } catch (PyException e) {
            type.bases = old;
            type.base = oldBase;
            reorder(type);
            for (PyType base : next) base.drop();
            throw e;
        }
        for (PyType base : next) base.subclasses.add(new java.lang.ref.WeakReference<>(type));
        for (PyType base : old) base.drop();
    }

    private static void reorder(PyType type) {
        type.mro = order(type);
        type.modified();
        SlotTable.update(type);
        for (var reference : List.copyOf(type.subclasses)) {
            PyType subclass = reference.get();
            if (subclass != null && subclass.heap && !subclass.isDead()) reorder(subclass);
        }
    }
}
