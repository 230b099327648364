package conch.object;

import java.util.Arrays;

/** A method of a built-in type, unbound. */
public final class PyMethodDescriptor extends PyDescriptor {
    public static final PyType TYPE = PyType.define("method_descriptor", PyMethodDescriptor::fill, PyMethodDescriptor::ownMembers);

    private final NativeCode code;

    PyMethodDescriptor(PyType owner, NativeCode code) {
        super(TYPE, owner, code.name);
        this.code = code;
    }

    public PyObject call0(PyObject self) {
        checkReceiver(self);
        return code.call0(self);
    }

    public PyObject call1(PyObject self, PyObject x) {
        checkReceiver(self);
        return code.call1(self, x);
    }

    /** {@code args} begin with the receiver. */
    public PyObject call(PyObject[] args, String[] kwnames) {
        if (args.length == (kwnames == null ? 0 : kwnames.length)) throw Errors.type("unbound method %s.%s() needs an argument", owner.qualname, name);
        checkReceiver(args[0]);
        return code.call(args[0], Arrays.copyOfRange(args, 1, args.length), kwnames);
    }

    @Override
    PyObject doc() {
        return code.docObject();
    }

    private static void fill(PyType type) {
        type.isFinal = true;
        type.methodDescriptor = true;
        type.call = (self, args, kwnames) -> ((PyMethodDescriptor) self).call(args, kwnames);
        type.repr = self -> ((PyMethodDescriptor) self).describe("method");
        type.descriptorGet = (self, o, t) -> {
            if (o == null) return self;
            PyMethodDescriptor method = (PyMethodDescriptor) self;
            method.checkReceiver(o);
            return new PyBuiltinFunction(method.code, o);
        };
    }

    private static void ownMembers(TypeMembers m) {
        PyDescriptor.members(m);
        m.getter("__text_signature__", self -> TypeMembers.textSignature(((PyMethodDescriptor) self).code));
    }
}
