package conch.object;

/** Calling a special method: looked up on the type, never on the instance, and without making a bound method where that can be saved. */
final class Special {
    private Special() {
    }

    /** Calls an unbound function with a receiver in front of the arguments. */
    static PyObject callWithSelf(PyObject function, PyObject self, PyObject... args) {
        if (function instanceof PyMethodDescriptor method) {
            if (args.length == 0) return method.call0(self);
            if (args.length == 1) return method.call1(self, args[0]);
        }
        PyObject[] all = new PyObject[args.length + 1];
        all[0] = self;
        System.arraycopy(args, 0, all, 1, args.length);
        return Operations.call(function, all, null);
    }

    /** Calls what the type has under a name for this object. */
    static PyObject call(PyObject found, PyObject self, PyObject... args) {
        if (found.type.methodDescriptor) return callWithSelf(found, self, args);
        Slots.DescriptorGet get = found.type.descriptorGet;
        if (get == null) return Operations.call(found, args, null);
        try (Hold bound = new Hold(get.apply(found, self, self.type))) {
            return bound.returning(Operations.call(bound.get(), args, null));
        }
    }

    /** As {@link #call(PyObject, PyObject, PyObject...)}, with keyword arguments. */
    static PyObject call(PyObject found, PyObject self, PyObject[] args, String[] kwnames) {
        if (found.type.methodDescriptor) {
            PyObject[] all = new PyObject[args.length + 1];
            all[0] = self;
            System.arraycopy(args, 0, all, 1, args.length);
            return Operations.call(found, all, kwnames);
        }
        Slots.DescriptorGet get = found.type.descriptorGet;
        if (get == null) return Operations.call(found, args, kwnames);
        try (Hold bound = new Hold(get.apply(found, self, self.type))) {
            return bound.returning(Operations.call(bound.get(), args, kwnames));
        }
    }

    /** Null where the type has no such method. */
    static PyObject callOrNull(PyObject self, PyStr name, PyObject... args) {
        PyObject found = self.type.lookup(name);
        return found == null ? null : call(found, self, args);
    }

    /** AttributeError where the type has no such method. */
    static PyObject call(PyObject self, PyStr name, PyObject... args) {
        PyObject found = self.type.lookup(name);
        if (found == null) throw Errors.attribute(self, name);
        return call(found, self, args);
    }
}
