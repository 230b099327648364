package conch.object;

import java.util.Arrays;

/** A slot of a built-in type as a method: {@code int.__add__}. */
final class PySlotWrapper extends PyDescriptor {
    static final PyType TYPE = PyType.define("wrapper_descriptor", PySlotWrapper::fill, PySlotWrapper::ownMembers);

    final Slot.Entry entry;
    /** The Java function that stood in the slot, of the slot's interface. */
    final Object function;

    PySlotWrapper(PyType owner, Slot.Entry entry, Object function) {
        super(TYPE, owner, entry.name.value);
        this.entry = entry;
        this.function = function;
    }

    private static void fill(PyType type) {
        type.isFinal = true;
        type.methodDescriptor = true;
        type.repr = self -> ((PySlotWrapper) self).describe("slot wrapper");
        type.call = (self, args, kwnames) -> {
            PySlotWrapper wrapper = (PySlotWrapper) self;
            if (args.length == 0) throw Errors.type("descriptor '%s' of '%s' object needs an argument", wrapper.name, wrapper.owner.name);
            if (!args[0].type.isSubtypeOf(wrapper.owner)) {
                throw Errors.type("descriptor '%s' requires a '%s' object but received a '%s'", wrapper.name, wrapper.owner.name, Errors.typeName(args[0]));
            }
            return wrapper.call(args[0], Arrays.copyOfRange(args, 1, args.length), kwnames);
        };
        type.descriptorGet = (self, o, t) -> {
            if (o == null) return self;
            ((PySlotWrapper) self).checkReceiver(o);
            return new PyMethodWrapper((PySlotWrapper) self, o);
        };
    }

    private static void ownMembers(TypeMembers m) {
        PyDescriptor.members(m);
        m.getter("__text_signature__", self -> SlotDocs.signature(((PySlotWrapper) self).name));
    }

    @Override
    PyObject doc() {
        return SlotDocs.doc(entry);
    }

    PyObject call(PyObject self, PyObject[] args, String[] kwnames) {
        if (entry.max >= 0) {
            if (kwnames != null && kwnames.length > 0) throw Errors.type("wrapper %s() takes no keyword arguments", name);
            if (args.length < entry.min || args.length > entry.max) throw wrongCount(args.length);
        }
        return entry.wrapper.call(function, self, args, kwnames);
    }

    private PyException wrongCount(int given) {
        if (entry.min == entry.max) return Errors.type("expected %d argument%s, got %d", entry.min, entry.min == 1 ? "" : "s", given);
        boolean few = given < entry.min;
        int bound = few ? entry.min : entry.max;
        return Errors.type("expected at %s %d argument%s, got %d", few ? "least" : "most", bound, bound == 1 ? "" : "s", given);
    }
}
