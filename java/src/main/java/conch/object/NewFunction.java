package conch.object;

import java.util.Arrays;

/** {@code __new__}: the function in the dictionary of a built-in type, and the slot that calls a script's. */
final class NewFunction extends NativeCode {
    static final PyStr NAME = PyStr.intern("__new__");
    private static final Slots.New DISPATCHER = NewFunction::dispatch;

    private final PyType owner;

    private NewFunction(PyType owner) {
        super("__new__");
        this.owner = owner;
    }

    static PyObject of(PyType owner) {
        return new PyBuiltinFunction(new NewFunction(owner), owner);
    }

    /** Whether this is what a class with a {@code __new__} of its own has. */
    static boolean isOfScript(Slots.New make) {
        return make == DISPATCHER;
    }

    static Slots.New choose(PyType type) {
        PyObject found = type.lookup(NAME);
        if (found instanceof PyBuiltinFunction function && function.code() instanceof NewFunction builtin) return builtin.owner.newInstance;
        return found == null ? null : DISPATCHER;
    }

    /** {@code owner.__new__(cls, …)}: the class must be one that the owner knows how to make. */
    @Override
    public PyObject call(PyObject self, PyObject[] args, String[] kwnames) {
        int positional = args.length - (kwnames == null ? 0 : kwnames.length);
        if (positional == 0) throw Errors.type("%s.__new__(): not enough arguments", owner.name);
        if (!(args[0] instanceof PyType type)) {
            throw Errors.type("%s.__new__(X): X is not a type object (%s)", owner.name, Errors.typeName(args[0]));
        }
        if (!type.isSubtypeOf(owner)) {
            throw Errors.type("%s.__new__(%s): %s is not a subtype of %s", owner.name, type.name, type.name, owner.name);
        }
        PyType maker = type;
        while (maker.newInstance == DISPATCHER) maker = maker.base;     // past the classes whose __new__ is a script's
        PyType builtin = type;
        while (builtin.heap && builtin != owner) builtin = builtin.base;     // a C extension's type is a heap type, too
        if (maker.newInstance != owner.newInstance || builtin.allocate != owner.allocate && !(owner.allocate != null && builtin.isSubtypeOf(owner) && owner != PyType.OBJECT)) {
            throw Errors.type("%s.__new__(%s) is not safe, use %s.__new__()", owner.name, type.name, (builtin == owner ? maker : builtin).name);
        }
        return owner.newInstance.apply(type, Arrays.copyOfRange(args, 1, args.length), kwnames);
    }

    private static PyObject dispatch(PyType type, PyObject[] args, String[] kwnames) {
        PyObject[] all = new PyObject[args.length + 1];
        all[0] = type;
        System.arraycopy(args, 0, all, 1, args.length);
        try (Hold function = new Hold(TypeType.find(type, NAME))) {
            return function.returning(Operations.call(function.get(), all, kwnames));
        }
    }
}
