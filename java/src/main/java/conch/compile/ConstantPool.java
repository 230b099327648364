package conch.compile;

import conch.object.PyBool;
import conch.object.PyBytes;
import conch.object.PyComplex;
import conch.object.PyEllipsis;
import conch.object.PyFloat;
import conch.object.PyFrozenSet;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The constants of one code object. Equal constants of the same type share a place, as CPython's {@code _PyCode_ConstantKey} has it. */
final class ConstantPool {
    private final List<PyObject> constants = new ArrayList<>();
    private final Map<Object, Integer> places = new HashMap<>();
    private final Map<Object, PyObject> literals;

    /** @param literals the objects of the whole compilation, by their key */
    ConstantPool(Map<Object, PyObject> literals) {
        this.literals = literals;
    }

    /** A constant of the source, before it is an object: boxed Java values, {@link Tuple}, or the marks below. */
    record Tuple(List<Object> items) {
    }

    /** A frozenset, for {@code x in {1, 2}}. */
    record FrozenSet(List<Object> items) {
    }

    record Bytes(String latin1) {
    }

    record Imaginary(double value) {
    }

    enum Mark { NONE, ELLIPSIS }

    int add(Object value) {
        return places.computeIfAbsent(key(value), k -> place(shared(value)));
    }

    /** Adds an object that is never shared: an inner code object. */
    int addUnique(PyObject object) {
        return place(object);
    }

    private int place(PyObject object) {
        constants.add(object);
        return constants.size() - 1;
    }

    PyObject[] toArray() {
        return constants.toArray(PyObject[]::new);
    }

    /** Tells 1, 1.0 and True apart, and 0.0 and -0.0: by class, and for doubles by their bits (which {@link Double#equals} compares). */
    private static Object key(Object value) {
        if (value instanceof Tuple tuple) return List.of("tuple", tuple.items.stream().map(ConstantPool::key).toList());
        if (value instanceof FrozenSet set) return List.of("frozenset", set.items.stream().map(ConstantPool::key).toList());
        return List.of(value.getClass(), value);
    }

    private PyObject shared(Object value) {
        Object key = key(value);
        PyObject known = literals.get(key);
        if (known == null) literals.put(key, known = object(value));
        return known;
    }

    private PyObject object(Object value) {
        return switch (value) {
            case Mark mark -> mark == Mark.NONE ? PyNone.NONE : PyEllipsis.ELLIPSIS;
            case Boolean b -> PyBool.of(b);
            case java.math.BigInteger i -> PyInt.of(i);
            case Double d -> PyFloat.of(d);
            case Imaginary i -> PyComplex.of(0, i.value);
            case String s -> isNameLike(s) ? PyStr.intern(s) : PyStr.of(s);
            case Bytes b -> PyBytes.of(b.latin1.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            case Tuple t -> t.items.isEmpty() ? PyTuple.EMPTY : PyTuple.of(objects(t.items));
            case FrozenSet f -> frozen(f);
            default -> throw new IllegalStateException("no constant: " + value.getClass());
        };
    }

    private PyObject frozen(FrozenSet value) {
        PyFrozenSet result = new PyFrozenSet();
        for (PyObject item : objects(value.items)) result.add(item);
        return result;
    }

    private PyObject[] objects(List<Object> items) {
        PyObject[] result = new PyObject[items.size()];
        for (int i = 0; i < result.length; i++) result[i] = shared(items.get(i));
        return result;
    }

    /** CPython interns string constants that could be identifiers. */
    private static boolean isNameLike(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (!(c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z')) return false;
        }
        return true;
    }
}
