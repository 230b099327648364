package conch.stdlib;

import conch.object.CompareOp;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyBool;
import conch.object.PyBytes;
import conch.object.PyByteArray;
import conch.object.PyInt;
import conch.object.PyNotImplemented;
import conch.object.PyObject;
import conch.object.PySlice;
import conch.object.PyStr;
import conch.object.PyType;

/** The slots of {@code array.array}. */
final class ArrayType {
    private ArrayType() {
    }

    static void fillSlots(PyType type) {
        type.module = "array";
        type.newInstance = ArrayType::make;
        type.init = (self, args, kwnames) -> { };
        type.length = self -> array(self).size();
        type.getItem = (self, key) -> getItem(array(self), key);
        type.setItem = (self, key, value) -> setItem(array(self), key, value);
        type.itemAt = (self, index) -> {
            if (index >= array(self).size()) throw Errors.index("array index out of range");
            return array(self).get((int) index);
        };
        type.iter = self -> new ArrayIterator(array(self));
        type.contains = (self, x) -> ArrayMethods.find(array(self), x) >= 0;
        type.richCompare = ArrayType::compare;
        type.hash = null;
        type.repr = self -> PyStr.of(repr(array(self)));
        type.concat = (self, other) -> concat(array(self), other);
        type.repeat = (self, times) -> repeat(array(self), Operations.asIndexLong(times, ExceptionTypes.OVERFLOW_ERROR));
        type.inPlaceConcat = (self, other) -> {
            if (!(other instanceof PyArray)) throw Errors.type("can only extend with array (not \"%s\")", Errors.typeName(other));
            ArrayMethods.extend(array(self), other);
            return self;
        };
    }

    static PyArray array(PyObject self) {
        return (PyArray) self;
    }

    private static PyObject make(PyType type, PyObject[] args, String[] kwnames) {
        if (kwnames != null && type == PyArray.TYPE) throw Errors.type("array.array() takes no keyword arguments");
        int positional = args.length - (kwnames == null ? 0 : kwnames.length);
        if (positional < 1) throw Errors.type("array() takes at least 1 argument (0 given)");
        if (positional > 2) throw Errors.type("array() takes at most 2 arguments (%d given)", positional);
        if (!(args[0] instanceof PyStr code) || code.length() != 1) {
            throw Errors.type("array() argument 1 must be a unicode character, not %s", args[0] instanceof PyStr ? "str" : Errors.typeName(args[0]));
        }
        ElementType element = ElementType.of(code.value.charAt(0));
        if (element == null) throw Errors.value("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
        try (Hold hold = new Hold(new PyArray(type, element, 0))) {
            if (positional == 2) fill(array(hold.get()), args[1]);
            return hold.take();
        }
    }

    private static void fill(PyArray array, PyObject initial) {
        if (initial instanceof PyStr) throw Errors.type("cannot use a str to initialize an array with typecode '%s'", array.element.code);
        if (initial instanceof PyBytes || initial instanceof PyByteArray) ArrayMethods.fromBytes(array, initial);
        else ArrayMethods.extendAny(array, initial);
    }

    private static PyObject getItem(PyArray self, PyObject key) {
        if (key instanceof PySlice slice) {
            long[] bounds = slice.indices(self.size());
            return self.slice(bounds[0], bounds[2], (int) bounds[3]);
        }
        return self.get(index(self, key, "array index out of range"));
    }

    static int index(PyArray self, PyObject key, String complaint) {
        if (!(key instanceof PyInt) && key.type().index == null) throw Errors.type("array indices must be integers");
        long at = Operations.asIndexLong(key, ExceptionTypes.INDEX_ERROR);
        if (at < 0) at += self.size();
        if (at < 0 || at >= self.size()) throw Errors.index("%s", complaint);
        return (int) at;
    }

    private static void setItem(PyArray self, PyObject key, PyObject value) {
        if (key instanceof PySlice slice) {
            setSlice(self, slice.indices(self.size()), value);
            return;
        }
        int at = index(self, key, "array assignment index out of range");
        if (value == null) self.close(at, 1);
        else self.set(at, value);
    }

    private static void setSlice(PyArray self, long[] bounds, PyObject value) {
        int count = (int) bounds[3];
        if (value == null) {
            deleteSlice(self, bounds);
            return;
        }
        if (!(value instanceof PyArray given)) throw Errors.type("can only assign array (not \"%s\") to array slice", Errors.typeName(value));
        if (given.element != self.element) throw Errors.type("bad argument type for built-in operation");
        PyArray other = given == self ? given.slice(0, 1, given.size()) : given;
        try (Hold hold = new Hold(other)) {
            if (bounds[2] == 1) {
                int start = (int) bounds[0];
                if (other.size() > count) self.open(start + count, other.size() - count);
                else self.close(start + other.size(), count - other.size());
                self.copyFrom(other, 0, start, other.size());
                return;
            }
            if (other.size() != count) {
                throw Errors.value("attempt to assign array of size %d to extended slice of size %d", other.size(), count);
            }
            for (int i = 0; i < count; i++) self.copyFrom(other, i, (int) (bounds[0] + i * bounds[2]), 1);
        }
    }

    private static void deleteSlice(PyArray self, long[] bounds) {
        int count = (int) bounds[3];
        if (bounds[2] == 1) {
            self.close((int) bounds[0], count);
            return;
        }
        boolean backward = bounds[2] < 0;
        for (int i = 0; i < count; i++) self.close((int) (bounds[0] + (backward ? i : count - 1 - i) * bounds[2]), 1);
    }

    private static PyObject compare(PyObject a, PyObject b, CompareOp op) {
        if (!(a instanceof PyArray x) || !(b instanceof PyArray y)) return PyNotImplemented.NOT_IMPLEMENTED;
        int common = Math.min(x.size(), y.size());
        if (x.size() != y.size() && (op == CompareOp.EQ || op == CompareOp.NE)) return PyBool.of(op == CompareOp.NE);
        for (int i = 0; i < common; i++) {
            PyObject left = x.get(i), right = y.get(i);
            if (Operations.equal(left, right)) continue;
            return op == CompareOp.EQ || op == CompareOp.NE ? PyBool.of(op == CompareOp.NE) : Operations.compare(op, left, right);
        }
        return PyBool.of(op.holds(Integer.compare(x.size(), y.size())));
    }

    private static String repr(PyArray self) {
        String name = self.type().name;
        if (self.size() == 0) return name + "('" + self.element.code + "')";
        StringBuilder text = new StringBuilder(name + "('" + self.element.code + "', [");
        for (int i = 0; i < self.size(); i++) {
            if (i > 0) text.append(", ");
            text.append(Operations.repr(self.get(i)).value);
        }
        return text.append("])").toString();
    }

    private static PyObject concat(PyArray self, PyObject other) {
        if (!(other instanceof PyArray more)) throw Errors.type("can only append array (not \"%s\") to array", Errors.typeName(other));
        if (more.element != self.element) throw Errors.type("bad argument type for built-in operation");
        PyArray result = new PyArray(PyArray.TYPE, self.element, self.size() + more.size());
        result.copyFrom(self, 0, 0, self.size());
        result.copyFrom(more, 0, self.size(), more.size());
        return result;
    }

    private static PyObject repeat(PyArray self, long times) {
        long count = Math.max(0, times);
        if (count * self.length() > Integer.MAX_VALUE) throw Errors.memory();
        PyArray result = new PyArray(PyArray.TYPE, self.element, (int) count * self.size());
        for (int i = 0; i < count; i++) result.copyFrom(self, 0, i * self.size(), self.size());
        return result;
    }
}
