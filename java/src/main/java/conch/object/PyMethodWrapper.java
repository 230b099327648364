package conch.object;

/** A slot wrapper bound to its receiver: {@code (1).__add__}. */
final class PyMethodWrapper extends PyContainer {
    static final PyType TYPE = PyType.define("method-wrapper", PyMethodWrapper::fill, PyMethodWrapper::members);

    private final PySlotWrapper wrapper;
    /** Slot. */
    private PyObject self;

    PyMethodWrapper(PySlotWrapper wrapper, PyObject self) {
        super(TYPE);
        this.wrapper = wrapper;
        this.self = self.retain();
    }

    private static void fill(PyType type) {
        type.isFinal = true;
        type.call = (o, args, kwnames) -> ((PyMethodWrapper) o).wrapper.call(((PyMethodWrapper) o).self, args, kwnames);
        type.repr = o -> {
            PyMethodWrapper m = (PyMethodWrapper) o;
            return PyStr.of(String.format("<method-wrapper '%s' of %s object at 0x%x>", m.wrapper.name, m.self.type.name, Operations.identity(m.self)));
        };
        type.richCompare = (o, other, op) -> {
            if (op != CompareOp.EQ && op != CompareOp.NE || !(other instanceof PyMethodWrapper b)) return PyNotImplemented.NOT_IMPLEMENTED;
            PyMethodWrapper a = (PyMethodWrapper) o;
            return PyBool.of((a.self == b.self && a.wrapper == b.wrapper) == (op == CompareOp.EQ));
        };
        type.hash = o -> System.identityHashCode(((PyMethodWrapper) o).self) ^ ((PyMethodWrapper) o).wrapper.hashCode();
    }

    private static void members(TypeMembers m) {
        m.getter("__self__", o -> ((PyMethodWrapper) o).self);
        m.getter("__name__", o -> PyStr.of(((PyMethodWrapper) o).wrapper.name));
        m.getter("__qualname__", o -> PyStr.of(((PyMethodWrapper) o).wrapper.qualname()));
        m.getter("__objclass__", o -> ((PyMethodWrapper) o).wrapper.owner);
        m.getter("__doc__", o -> ((PyMethodWrapper) o).wrapper.doc());
        m.getter("__text_signature__", o -> SlotDocs.signature(((PyMethodWrapper) o).wrapper.name));
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(self);
    }

    @Override
    public void clearSlots() {
        PyObject old = self;
        self = null;
        dropIfPresent(old);
    }
}
