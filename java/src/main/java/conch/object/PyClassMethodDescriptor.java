package conch.object;

import java.util.Arrays;

/** A class method of a built-in type, not yet bound to the class. */
final class PyClassMethodDescriptor extends PyDescriptor {
    static final PyType TYPE = PyType.define("classmethod_descriptor", PyClassMethodDescriptor::fill, PyClassMethodDescriptor::ownMembers);

    private final NativeCode code;

    PyClassMethodDescriptor(PyType owner, NativeCode code) {
        super(TYPE, owner, code.name);
        this.code = code;
    }

    @Override
    PyObject doc() {
        return code.docObject();
    }

    private static void ownMembers(TypeMembers m) {
        PyDescriptor.members(m);
        m.getter("__text_signature__", self -> TypeMembers.textSignature(((PyClassMethodDescriptor) self).code));
    }

    private static void fill(PyType type) {
        type.isFinal = true;
        type.repr = self -> ((PyClassMethodDescriptor) self).describe("method");
        type.descriptorGet = (self, o, t) -> {
            PyClassMethodDescriptor method = (PyClassMethodDescriptor) self;
            return new PyBuiltinFunction(method.code, method.checked(t == null ? o.type : t));
        };
        type.call = (self, args, kwnames) -> {
            PyClassMethodDescriptor method = (PyClassMethodDescriptor) self;
            if (args.length == 0) throw Errors.type("descriptor '%s' of '%s' object needs an argument", method.name, method.owner.name);
            return method.code.call(method.checked(args[0]), Arrays.copyOfRange(args, 1, args.length), kwnames);
        };
    }

    private PyType checked(PyObject cls) {
        if (!(cls instanceof PyType type)) {
            throw Errors.type("descriptor '%s' for type '%s' needs a type, not a '%s' as arg 2", name, owner.name, Errors.typeName(cls));
        }
        if (type.isSubtypeOf(owner)) return type;
        throw Errors.type("descriptor '%s' requires a subtype of '%s' but received '%s'", name, owner.name, type.name);
    }
}
