package conch.object;

import java.util.ArrayList;
import java.util.List;

/** {@code types.UnionType}: {@code int | None}, for annotations and as the second argument of {@code isinstance}. */
public final class PyUnion extends PyContainer {
    public static final PyType TYPE = PyType.define("types.UnionType", PyUnion::fill, PyUnion::members);

    /** Slot. */
    private PyTuple args;

    private PyUnion(PyTuple args) {
        super(TYPE);
        this.args = (PyTuple) args.retain();
    }

    /** {@code left | right}: NotImplemented unless both may stand in a union; one of them where they are the same. */
    static PyObject of(PyObject left, PyObject right) {
        if (!fits(left) || !fits(right) || left == PyNone.NONE && right == PyNone.NONE) return PyNotImplemented.NOT_IMPLEMENTED;
        List<PyObject> parts = new ArrayList<>();
        add(parts, left);
        add(parts, right);
        return parts.size() == 1 ? parts.get(0) : new PyUnion(PyTuple.of(parts.toArray(PyObject[]::new)));
    }

    private static boolean fits(PyObject o) {
        return o == PyNone.NONE || o instanceof PyType || o instanceof PyGenericAlias || o instanceof PyUnion;
    }

    private static void add(List<PyObject> parts, PyObject o) {
        if (o instanceof PyUnion union) {
            for (PyObject each : union.args.items) add(parts, each);
            return;
        }
        PyObject part = o == PyNone.NONE ? PyNone.TYPE : o;
        for (PyObject each : parts) if (each == part || !(part instanceof PyType) && Operations.equal(each, part)) return;
        parts.add(part);
    }

    private static void fill(PyType type) {
        type.module = "types";
        type.qualname = "UnionType";
        type.isFinal = true;
        type.binary[BinaryOp.OR.ordinal()] = PyUnion::of;
        type.repr = self -> PyStr.of(((PyUnion) self).describe());
        type.hash = self -> {
            long hash = 0;
            for (PyObject each : ((PyUnion) self).args.items) hash ^= Operations.hash(each);
            return hash;
        };
        type.richCompare = PyUnion::compare;
    }

    private String describe() {
        List<String> names = new ArrayList<>();
        for (PyObject each : args.items) names.add(name(each));
        return String.join(" | ", names);
    }

    private static String name(PyObject part) {
        if (part == PyNone.TYPE) return "None";
        if (!(part instanceof PyType type)) return Operations.repr(part).value;
        String module = TypeType.moduleName(type);
        return module == null || module.equals("builtins") ? type.qualname : module + "." + type.qualname;
    }

    private static PyObject compare(PyObject self, PyObject other, CompareOp op) {
        if (op != CompareOp.EQ && op != CompareOp.NE || !(other instanceof PyUnion b)) return PyNotImplemented.NOT_IMPLEMENTED;
        PyTuple left = ((PyUnion) self).args, right = b.args;
        boolean same = left.size() == right.size();
        for (PyObject each : left.items) same = same && Operations.contains(right, each);
        return PyBool.of(same == (op == CompareOp.EQ));
    }

    private static void members(TypeMembers m) {
        m.getter("__args__", self -> ((PyUnion) self).args);
        m.oneArg("__instancecheck__", (self, o) -> PyBool.of(((PyUnion) self).anyMatches(each -> Operations.isInstance(o, each))));
        m.oneArg("__subclasscheck__", (self, c) -> PyBool.of(((PyUnion) self).anyMatches(each -> Operations.isSubclass(c, each))));
    }

    private boolean anyMatches(java.util.function.Predicate<PyObject> test) {
        for (PyObject each : args.items) {
            if (!(each instanceof PyType)) throw Errors.type("isinstance() argument 2 cannot be a parameterized generic");
            if (test.test(each)) return true;
        }
        return false;
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(args);
    }

    @Override
    public void clearSlots() {
        PyTuple old = args;
        args = null;
        dropIfPresent(old);
    }
}
