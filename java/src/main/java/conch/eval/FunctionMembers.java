package conch.eval;

import conch.compile.Code;
import conch.object.Errors;
import conch.object.Operations;
import conch.object.PyBoundMethod;
import conch.object.PyDict;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;
import conch.object.TypeMembers;

/** What a script can do with a function. */
final class FunctionMembers {
    private FunctionMembers() {
    }

    static void fillSlots(PyType type) {
        type.methodDescriptor = true;
        type.isFinal = true;
        type.instancesHaveDict = true;
        type.instancesHaveWeakReferences = true;
        type.call = (self, args, kwnames) -> Calls.callFunction((PyFunction) self, args, kwnames);
        type.descriptorGet = (self, object, owner) -> object == null || object == PyNone.NONE ? self : new PyBoundMethod(self, object);
        type.repr = self -> PyStr.of(String.format("<function %s at 0x%x>", ((PyFunction) self).qualifiedName(), Operations.identity(self)));
    }

    static void fill(TypeMembers m) {
        m.getSet("__name__", f -> fn(f).name, (f, v) -> fn(f).name = swap(fn(f).name, string(v, "__name__")));
        m.getSet("__qualname__", f -> fn(f).qualname, (f, v) -> fn(f).qualname = swap(fn(f).qualname, string(v, "__qualname__")));
        m.getSet("__module__", f -> orNone(fn(f).module), (f, v) -> fn(f).module = swap(fn(f).module, v));
        m.getSet("__doc__", f -> orNone(fn(f).doc), (f, v) -> fn(f).doc = swap(fn(f).doc, v));
        m.getSet("__annotations__", FunctionMembers::annotations, (f, v) -> fn(f).annotations = swap(fn(f).annotations, v));
        m.getSet("__defaults__", f -> orNone(fn(f).defaults), (f, v) -> fn(f).defaults = (PyTuple) swap(fn(f).defaults, noneOr(v, PyTuple.TYPE, "__defaults__", "tuple")));
        m.getSet("__kwdefaults__", f -> orNone(fn(f).keywordDefaults),
            (f, v) -> fn(f).keywordDefaults = (PyDict) swap(fn(f).keywordDefaults, noneOr(v, PyDict.TYPE, "__kwdefaults__", "dict")));
        m.getSet("__code__", f -> fn(f).code(), (f, v) -> setCode(fn(f), v));
        m.getter("__closure__", f -> orNone(fn(f).closure));
        m.getter("__globals__", f -> fn(f).globals());
        m.getter("__builtins__", f -> fn(f).builtins());
        m.getSet("__dict__", f -> f.dict(), (f, v) -> {
            if (!(v instanceof PyDict next)) throw Errors.type("__dict__ must be set to a dictionary, not a '%s'", Errors.typeName(v));
            fn(f).setAttributes(next);
        });
    }

    private static PyFunction fn(PyObject self) {
        return (PyFunction) self;
    }

    private static PyObject orNone(PyObject value) {
        return value == null ? PyNone.NONE : value;
    }

    /** Holds the new value, drops the old one, and returns what goes into the slot. */
    private static PyObject swap(PyObject old, PyObject next) {
        if (next != null) next.retain();
        PyObject.dropIfPresent(old);
        return next;
    }

    private static PyObject string(PyObject value, String what) {
        if (value instanceof PyStr) return value;
        throw Errors.type("%s must be set to a string object", what);
    }

    private static PyObject noneOr(PyObject value, PyType type, String what, String kind) {
        if (value == null || value == PyNone.NONE) return null;
        if (value.type().isSubtypeOf(type)) return value;
        throw Errors.type("%s must be set to a %s object", what, kind);
    }

    private static PyObject annotations(PyObject self) {
        PyFunction function = fn(self);
        if (function.annotations == null) function.annotations = new PyDict().retain();
        return function.annotations;
    }

    private static void setCode(PyFunction function, PyObject value) {
        if (!(value instanceof Code code)) throw Errors.type("__code__ must be set to a code object");
        int closed = function.closure().size();
        if (code.free.length != closed) {
            throw Errors.value("%s() requires a code object with %d free vars, not %d", function.qualifiedName(), closed, code.free.length);
        }
        function.setCode(code);
    }
}
