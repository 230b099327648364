package conch.eval;

import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Operations;
import conch.object.PyBaseException;
import conch.object.PyBool;
import conch.object.PyException;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;
import conch.object.TypeMembers;

/** What a script can do with a generator. */
final class GeneratorMembers {
    private GeneratorMembers() {
    }

    static void fillSlots(PyType type) {
        type.instancesHaveWeakReferences = true;
        type.iter = self -> self;
        type.next = self -> generator(self).iterNext();
        type.repr = self -> PyStr.of(String.format("<generator object %s at 0x%x>", ((PyStr) generator(self).qualname).value, Operations.identity(self)));
    }

    static void fill(TypeMembers m) {
        m.noArgs("__next__", self -> generator(self).send(PyNone.NONE));
        m.oneArg("send", (self, value) -> generator(self).send(value));
        m.positional("throw", 1, 3, (self, args) -> generator(self).throwIn(thrown(args)));
        m.noArgs("close", self -> {
            generator(self).close();
            return PyNone.NONE;
        });
        m.getter("__name__", self -> generator(self).name);
        m.getter("__qualname__", self -> generator(self).qualname);
        m.getter("gi_running", self -> PyBool.of(generator(self).isRunning()));
        m.getter("gi_suspended", self -> PyBool.of(generator(self).isSuspended()));
        m.getter("gi_frame", self -> generator(self).frame() == null ? PyNone.NONE : generator(self).frame());
        m.getter("gi_yieldfrom", self -> generator(self).delegate() == null ? PyNone.NONE : generator(self).delegate());
    }

    private static PyGenerator generator(PyObject self) {
        return (PyGenerator) self;
    }

    /** {@code throw(value)} or {@code throw(type[, value[, traceback]])}. */
    private static PyException thrown(PyObject[] args) {
        PyObject first = args[0];
        if (args.length == 3 && args[2] != PyNone.NONE && !(args[2] instanceof PyTraceback)) {
            throw Errors.type("throw() third argument must be a traceback object");
        }
        PyBaseException value;
        if (first instanceof PyBaseException exception) {
            if (args.length > 1 && args[1] != PyNone.NONE) throw Errors.type("instance exception may not have a separate value");
            value = exception;
        } else if (first instanceof PyType type && type.isSubtypeOf(ExceptionTypes.BASE_EXCEPTION)) {
            value = make(type, args.length > 1 ? args[1] : PyNone.NONE);
        } else {
            throw Errors.type("exceptions must be classes or instances deriving from BaseException, not %s", Errors.typeName(first));
        }
        if (args.length == 3 && args[2] != PyNone.NONE) value.setTraceback(args[2]);
        return new PyException(value);
    }

    private static PyBaseException make(PyType type, PyObject value) {
        if (value instanceof PyBaseException given && given.type().isSubtypeOf(type)) return given;
        PyObject made = value == PyNone.NONE ? Operations.call(type)
            : value instanceof PyTuple tuple ? Operations.call(type, tuple.items, null) : Operations.call(type, value);
        return (PyBaseException) made;
    }
}
