package conch.object;

/** A variable that functions share: what a closure closes over. */
public final class PyCell extends PyContainer {
    public static final PyType TYPE = PyType.define("cell", PyCell::fill, PyCell::members);

    /** Slot; null while the variable has no value. */
    private PyObject content;

    public PyCell() {
        super(TYPE);
    }

    public PyCell(PyObject content) {
        super(TYPE);
        if (content != null) this.content = content.retain();
    }

    /** The value, borrowed; null where there is none. */
    public PyObject get() {
        return content;
    }

    /** Sets the value, or empties the cell for null. The old value is dropped last. */
    public void set(PyObject value) {
        PyObject old = content;
        content = value == null ? null : value.retain();
        dropIfPresent(old);
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(content);
    }

    @Override
    public void clearSlots() {
        set(null);
    }

    private static void fill(PyType type) {
        type.newInstance = (t, args, kwnames) -> {
            if (kwnames != null) throw Errors.type("cell() takes no keyword arguments");
            if (args.length > 1) throw Errors.type("cell expected at most 1 argument, got %d", args.length);
            return new PyCell(args.length == 0 ? null : args[0]);
        };
        type.isFinal = true;
        type.richCompare = PyCell::compare;
        type.repr = self -> {
            PyObject held = ((PyCell) self).content;
            String what = held == null ? "empty" : String.format("%s object at 0x%x", held.type.name, Operations.identity(held));
            return PyStr.of(String.format("<cell at 0x%x: %s>", Operations.identity(self), what));
        };
    }

    private static PyObject compare(PyObject self, PyObject other, CompareOp op) {
        if (!(self instanceof PyCell a) || !(other instanceof PyCell b)) return PyNotImplemented.NOT_IMPLEMENTED;
        if (a.content != null && b.content != null) return Operations.compare(op, a.content, b.content);
        return PyBool.of(op.holds(Boolean.compare(a.content != null, b.content != null)));
    }

    private static void members(TypeMembers m) {
        m.getSet("cell_contents", PyCell::contents, (self, value) -> ((PyCell) self).set(value));
    }

    private static PyObject contents(PyObject self) {
        PyObject held = ((PyCell) self).content;
        if (held == null) throw Errors.value("Cell is empty");
        return held;
    }
}
