package conch.object;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** {@code BaseExceptionGroup}: several exceptions raised together (PEP 654). */
public final class ExceptionGroups {
    private static final int MESSAGE = 0, EXCEPTIONS = 1;

    private ExceptionGroups() {
    }

    static void fill(PyType type) {
        type.allocate = t -> new PyBaseException(t, 2);
        type.newInstance = ExceptionGroups::make;
        type.init = (self, args, kwnames) -> {
            if (kwnames != null && kwnames.length > 0) throw Errors.type("%s() takes no keyword arguments", self.type.name);
            if (args.length != 2) throw Errors.type("BaseExceptionGroup.__init__() takes exactly 2 arguments (%d given)", args.length);
        };
        type.str = self -> {
            int n = exceptions((PyBaseException) self).size();
            return PyStr.of(Operations.str(((PyBaseException) self).field(MESSAGE)).value + " (" + n + " sub-exception" + (n == 1 ? ")" : "s)"));
        };
    }

    static void members(TypeMembers m) {
        m.getter("message", self -> ((PyBaseException) self).field(MESSAGE));
        m.getter("exceptions", self -> exceptions((PyBaseException) self));
        m.oneArg("derive", (self, list) -> Operations.call(ExceptionTypes.BASE_EXCEPTION_GROUP, ((PyBaseException) self).field(MESSAGE), list));
        m.oneArg("subgroup", (self, condition) -> orNone(split((PyBaseException) self, matcher(condition), true)));
        m.oneArg("split", (self, condition) -> splitInTwo((PyBaseException) self, condition));
        m.classMethod("__class_getitem__", 1, 1, PyGenericAlias::ofClass);
    }

    private static PyObject orNone(PyObject value) {
        return value == null ? PyNone.NONE : value;
    }

    private static PyTuple exceptions(PyBaseException group) {
        return (PyTuple) group.field(EXCEPTIONS);
    }

    private static PyObject make(PyType type, PyObject[] args, String[] kwnames) {
        int positional = args.length - (kwnames == null ? 0 : kwnames.length);
        if (positional != 2) throw Errors.type("BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", positional);
        if (!(args[0] instanceof PyStr)) throw Errors.type("BaseExceptionGroup.__new__() argument 1 must be str, not %s", Errors.typeName(args[0]));
        if (args[1].type.itemAt == null && !(args[1] instanceof PyTuple) && !(args[1] instanceof PyList)) {
            throw Errors.type("second argument (exceptions) must be a sequence");
        }
        try (Hold list = new Hold(Operations.listOf(args[1]))) {
            PyObject[] items = ((PyList) list.get()).toArray();
            if (items.length == 0) throw Errors.value("second argument (exceptions) must be a non-empty sequence");
            boolean onlyExceptions = true;
            for (int i = 0; i < items.length; i++) {
                if (!(items[i] instanceof PyBaseException)) throw Errors.value("Item %d of second argument (exceptions) is not an exception", i);
                onlyExceptions &= items[i].type.isSubtypeOf(ExceptionTypes.EXCEPTION);
            }
            PyType made = checkNesting(type, onlyExceptions);
            PyBaseException group = (PyBaseException) made.allocate.apply(made);
            group.setArgs(PyTuple.of(args[0], args[1]));
            group.setField(MESSAGE, args[0]);
            group.setField(EXCEPTIONS, PyTuple.of(items));
            return group;
        }
    }

    private static PyType checkNesting(PyType type, boolean onlyExceptions) {
        if (type == ExceptionTypes.BASE_EXCEPTION_GROUP) return onlyExceptions ? ExceptionTypes.EXCEPTION_GROUP : type;
        if (onlyExceptions) return type;
        if (type == ExceptionTypes.EXCEPTION_GROUP) throw Errors.type("Cannot nest BaseExceptions in an ExceptionGroup");
        if (type.isSubtypeOf(ExceptionTypes.EXCEPTION)) throw Errors.type("Cannot nest BaseExceptions in '%s'", type.name);
        return type;
    }

    private static Predicate<PyObject> matcher(PyObject condition) {
        if (condition instanceof PyType type && type.isSubtypeOf(ExceptionTypes.BASE_EXCEPTION)) return e -> e.type.isSubtypeOf(type);
        if (condition instanceof PyTuple tuple && isTupleOfExceptions(tuple)) {
            return e -> {
                for (PyObject each : tuple.items) if (e.type.isSubtypeOf((PyType) each)) return true;
                return false;
            };
        }
        if (condition.type.call != null && !(condition instanceof PyType)) return e -> Operations.truthOf(Operations.call(condition, e));
        throw Errors.type("expected a function, exception type or tuple of exception types");
    }

    private static boolean isTupleOfExceptions(PyTuple tuple) {
        for (PyObject each : tuple.items) {
            if (!(each instanceof PyType type) || !type.isSubtypeOf(ExceptionTypes.BASE_EXCEPTION)) return false;
        }
        return true;
    }

    private static PyObject splitInTwo(PyBaseException group, PyObject condition) {
        Predicate<PyObject> test = matcher(condition);
        try (Hold matching = new Hold(orNone(split(group, test, true))); Hold rest = new Hold(orNone(split(group, test, false)))) {
            return PyTuple.of(matching.get(), rest.get());
        }
    }

    private static PyObject split(PyBaseException e, Predicate<PyObject> test, boolean wanted) {
        if (test.test(e)) return wanted ? e : null;
        if (!e.type.isSubtypeOf(ExceptionTypes.BASE_EXCEPTION_GROUP)) return wanted ? null : e;
        List<Hold> parts = new ArrayList<>();
        try {
            for (PyObject each : exceptions(e).items) {
                PyObject part = split((PyBaseException) each, test, wanted);
                if (part != null) parts.add(new Hold(part));
            }
            if (parts.isEmpty()) return null;
            PyObject[] items = parts.stream().map(Hold::get).toArray(PyObject[]::new);
            return derive(e, items);
        } finally {
            for (Hold part : parts) part.close();
        }
    }

    /** A group of the same kind with other exceptions and the same traceback, cause, context and notes. */
    private static PyObject derive(PyBaseException group, PyObject[] items) {
        try (Hold list = new Hold(PyList.of(items)); Hold made = new Hold(Operations.callMethod(group, "derive", list.get()))) {
            if (!(made.get() instanceof PyBaseException derived) || !derived.type.isSubtypeOf(ExceptionTypes.BASE_EXCEPTION_GROUP)) {
                throw Errors.type("derive must return an instance of BaseExceptionGroup");
            }
            derived.setTraceback(group.traceback());
            derived.setContext(group.context());
            derived.setCause(group.cause());
            derived.setSuppressContext(group.suppressContext());
            PyStr notes = PyStr.intern("__notes__");
            PyObject found = Operations.getAttributeOrNull(group, notes);
            if (found != null) {
                try (Hold copy = new Hold(Operations.listOf(found))) {
                    Operations.setAttribute(derived, notes, copy.get());
                }
            }
            return made.take();
        }
    }
}
