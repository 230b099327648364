package conch.object;

import java.util.function.Consumer;

/**
 * What the operators, statements and built-in functions of the language mean. Each operation tries the exact built-in types first,
 * then the type's slots, and ends with CPython 3.11's error message.
 *
 * <p>Throughout: arguments are borrowed and must be held by somebody while the operation runs, results are unowned (a result may be
 * fresh, with a count of zero), errors are thrown as {@link PyException}, and nothing is left behind when one flies.
 */
public final class Operations {

    private Operations() {
    }

    // ---- operators

    public static PyObject binary(BinaryOp op, PyObject a, PyObject b) {
        if (a.type == PyInt.TYPE && b.type == PyInt.TYPE) {
            switch (op) {
                case ADD: return PyInt.add((PyInt) a, (PyInt) b);
                case SUBTRACT: return PyInt.subtract((PyInt) a, (PyInt) b);
                case MULTIPLY: return PyInt.multiply((PyInt) a, (PyInt) b);
                default:
            }
        } else if (a.type == PyFloat.TYPE && b.type == PyFloat.TYPE) {
            double x = ((PyFloat) a).value, y = ((PyFloat) b).value;
            switch (op) {
                case ADD: return PyFloat.of(x + y);
                case SUBTRACT: return PyFloat.of(x - y);
                case MULTIPLY: return PyFloat.of(x * y);
                default:
            }
        }
        return Arithmetic.binary(op, a, b);
    }

    public static PyObject inPlace(BinaryOp op, PyObject a, PyObject b) {
        if (a.type == b.type && (a.type == PyInt.TYPE || a.type == PyFloat.TYPE)) {
            switch (op) {
                case ADD, SUBTRACT, MULTIPLY: return binary(op, a, b);
                default:
            }
        }
        return Arithmetic.inPlace(op, a, b);
    }

    /** {@code pow(a, b, mod)}; {@code mod} is None for the operator. */
    public static PyObject power(PyObject a, PyObject b, PyObject mod) {
        return Arithmetic.power(a, b, mod, "** or pow()");
    }

    public static PyObject negative(PyObject a) {
        return Arithmetic.unary(a.type.negative, a, "-");
    }

    public static PyObject positive(PyObject a) {
        return Arithmetic.unary(a.type.positive, a, "+");
    }

    public static PyObject invert(PyObject a) {
        return Arithmetic.unary(a.type.invert, a, "~");
    }

    public static PyObject absolute(PyObject a) {
        Slots.Unary slot = a.type.absolute;
        if (slot == null) throw Errors.type("bad operand type for abs(): '%s'", Errors.typeName(a));
        return slot.apply(a);
    }

    // ---- comparisons and truth

    public static PyObject compare(CompareOp op, PyObject a, PyObject b) {
        if (a.type == PyInt.TYPE && b.type == PyInt.TYPE) {
            PyInt x = (PyInt) a, y = (PyInt) b;
            return PyBool.of(op.holds(x.big == null && y.big == null ? Long.compare(x.value, y.value) : PyInt.compare(x, y)));
        }
        return Comparison.compare(op, a, b);
    }

    /** As an {@code if} sees it; the same object equals itself here without being asked, as in every container. */
    public static boolean compareBool(CompareOp op, PyObject a, PyObject b) {
        if (a == b) {
            if (op == CompareOp.EQ) return true;
            if (op == CompareOp.NE) return false;
        }
        return truthOf(compare(op, a, b));
    }

    public static boolean equal(PyObject a, PyObject b) {
        return compareBool(CompareOp.EQ, a, b);
    }

    /** The truth of a result, which ends here. */
    static boolean truthOf(PyObject result) {
        if (result == PyBool.TRUE) return true;
        if (result == PyBool.FALSE) return false;
        try (Hold hold = new Hold(result)) {
            return isTrue(result);
        }
    }

    public static boolean isTrue(PyObject o) {
        if (o == PyBool.TRUE) return true;
        if (o == PyBool.FALSE || o == PyNone.NONE) return false;
        PyType type = o.type;
        if (type.bool != null) return type.bool.test(o);
        return type.length == null || type.length.apply(o) != 0;
    }

    public static long hash(PyObject o) {
        Slots.ToLong slot = o.type.hash;
        if (slot == null) throw Errors.type("unhashable type: '%s'", Errors.typeName(o));
        return slot.apply(o);
    }

    /** What {@code id()} says: unique among the objects alive, and the same for the object's whole life. */
    public static long identity(PyObject o) {
        return Identity.of(o);
    }

    // ---- containers

    public static long length(PyObject o) {
        Slots.ToLong slot = o.type.length;
        if (slot == null) throw Errors.type("object of type '%s' has no len()", Errors.typeName(o));
        return slot.apply(o);
    }

    public static PyObject getItem(PyObject o, PyObject key) {
        Slots.Binary slot = o.type.getItem;
        return slot != null ? slot.apply(o, key) : Subscripts.get(o, key);
    }

    public static void setItem(PyObject o, PyObject key, PyObject value) {
        Slots.SetItem slot = o.type.setItem;
        if (slot != null) slot.apply(o, key, value);
        else Subscripts.set(o, key, value);
    }

    public static void delItem(PyObject o, PyObject key) {
        Slots.SetItem slot = o.type.setItem;
        if (slot != null) slot.apply(o, key, null);
        else Subscripts.delete(o, key);
    }

    public static boolean contains(PyObject container, PyObject item) {
        Slots.BinaryPredicate slot = container.type.contains;
        return slot != null ? slot.test(container, item) : Iteration.contains(container, item);
    }

    // ---- iteration

    public static PyObject iter(PyObject o) {
        return Iteration.iter(o);
    }

    /** What gives {@code o[0]}, {@code o[1]}, … until IndexError, whatever {@code iter(o)} would do; wants an object that has items by index. */
    public static PyObject iterByIndex(PyObject o) {
        return new PySequenceIterator(o);
    }

    /** The next value, unowned; null at the end. */
    public static PyObject next(PyObject iterator) {
        Slots.Unary slot = iterator.type.next;
        if (slot == null) throw Errors.type("'%s' object is not an iterator", Errors.typeName(iterator));
        return slot.apply(iterator);
    }

    /** Calls {@code action} with each value, which is held for that time. */
    public static void forEach(PyObject iterable, Consumer<PyObject> action) {
        Iteration.forEach(iterable, action);
    }

    /** A new list of all that the iterable yields; unowned. */
    public static PyList listOf(PyObject iterable) {
        return Iteration.listOf(iterable);
    }

    /** How many values may come, as {@code operator.length_hint}; {@code otherwise} when nobody knows. */
    public static long lengthHint(PyObject o, long otherwise) {
        return Iteration.lengthHint(o, otherwise);
    }

    // ---- text

    public static PyStr repr(PyObject o) {
        return Text.repr(o);
    }

    public static PyStr str(PyObject o) {
        return o.type == PyStr.TYPE ? (PyStr) o : Text.str(o);
    }

    public static PyStr ascii(PyObject o) {
        return Text.ascii(o);
    }

    public static PyStr format(PyObject o, String spec) {
        return Text.format(o, spec);
    }

    // ---- attributes

    public static PyObject getAttribute(PyObject o, PyStr name) {
        return o.type.getAttribute.apply(o, name);
    }

    public static PyObject getAttribute(PyObject o, String name) {
        return getAttribute(o, PyStr.intern(name));
    }

    /** Null instead of an AttributeError. */
    public static PyObject getAttributeOrNull(PyObject o, PyStr name) {
        return Attributes.getOrNull(o, name);
    }

    public static PyObject getAttributeOrNull(PyObject o, String name) {
        return Attributes.getOrNull(o, PyStr.intern(name));
    }

    public static boolean hasAttribute(PyObject o, PyStr name) {
        PyObject found = Attributes.getOrNull(o, name);
        if (found == null) return false;
        found.discard();
        return true;
    }

    public static boolean hasAttribute(PyObject o, String name) {
        return hasAttribute(o, PyStr.intern(name));
    }

    public static void setAttribute(PyObject o, PyStr name, PyObject value) {
        o.type.setAttribute.apply(o, name, value);
    }

    public static void setAttribute(PyObject o, String name, PyObject value) {
        setAttribute(o, PyStr.intern(name), value);
    }

    public static void delAttribute(PyObject o, PyStr name) {
        o.type.setAttribute.apply(o, name, null);
    }

    /**
     * For a method call that needs no bound method: the function on the type, borrowed, to be called with {@code o} in front. Null
     * where {@link #getAttribute} must be asked.
     */
    public static PyObject methodOrNull(PyObject o, PyStr name) {
        PyType type = o.type;
        if (type.getAttribute != Attributes.GET) return null;
        PyObject found = TypeCache.lookup(type, name);
        if (found == null || !found.type.methodDescriptor) return null;
        PyDict dict = o.dictOrNull();
        return dict != null && dict.slotOf(name) >= 0 ? null : found;
    }

    // ---- calls

    public static PyObject call(PyObject callable, PyObject... args) {
        return call(callable, args, null);
    }

    /** {@code args} and {@code kwnames} as {@link Slots.Call} has them. */
    public static PyObject call(PyObject callable, PyObject[] args, String[] kwnames) {
        Slots.Call slot = callable.type.call;
        if (slot == null) throw Errors.type("'%s' object is not callable", Errors.typeName(callable));
        return slot.apply(callable, args, kwnames);
    }

    public static PyObject callMethod(PyObject o, String name, PyObject... args) {
        return callMethod(o, PyStr.intern(name), args);
    }

    public static PyObject callMethod(PyObject o, PyStr name, PyObject... args) {
        PyObject function = methodOrNull(o, name);
        if (function != null) return Special.callWithSelf(function, o, args);
        try (Hold method = new Hold(getAttribute(o, name))) {
            return method.returning(call(method.get(), args, null));
        }
    }

    /**
     * Calls a special method as the language does implicitly: looked up on the type, past the instance and {@code __getattribute__}.
     * Null where the type has no such method.
     */
    public static PyObject callSpecialOrNull(PyObject o, String name, PyObject... args) {
        return Special.callOrNull(o, PyStr.intern(name), args);
    }

    // ---- numbers

    /** The int that {@code o} is or that its {@code __index__} gives; unowned. */
    public static PyInt index(PyObject o) {
        return Conversions.index(o);
    }

    public static boolean hasIndex(PyObject o) {
        return o.type.index != null;
    }

    /**
     * The value of an index as a long.
     *
     * @param overflow the exception type for a value that does not fit, null to clip it to the nearest long
     */
    public static long asIndexLong(PyObject o, PyType overflow) {
        return Conversions.asIndexLong(o, overflow);
    }

    /** As C's {@code int} argument ("i"): TypeError for no integer, OverflowError beyond 32 bits. */
    public static int asInt(PyObject o) {
        return Conversions.asInt(o);
    }

    /** As C's {@code long} argument ("l"). */
    public static long asLong(PyObject o) {
        return Conversions.asLong(o);
    }

    /** As C's {@code double} argument ("d"): {@code __float__}, then {@code __index__}. */
    public static double asDouble(PyObject o) {
        return Conversions.asDouble(o);
    }

    // ---- classes

    public static boolean isInstance(PyObject o, PyObject classes) {
        return ClassChecks.isInstance(o, classes);
    }

    public static boolean isSubclass(PyObject c, PyObject classes) {
        return ClassChecks.isSubclass(c, classes);
    }
}
