package conch.object;

/** {@code property}: an attribute whose reading, setting and deleting call functions. */
public final class PyProperty extends PyContainer {
    public static final PyType TYPE = PyType.define("property", PyProperty::fill, PyProperty::members);
    private static final Signature INIT = Signature.parse("property", "fget=None, fset=None, fdel=None, doc=None");

    /** Slots; null where there is none. */
    private PyObject getter, setter, deleter, doc, name;
    private boolean docFromGetter;

    private PyProperty(PyType type) {
        super(type);
    }

    private static PyProperty of(PyObject o) {
        return (PyProperty) o;
    }

    private static void fill(PyType type) {
        type.allocate = PyProperty::new;
        type.init = (self, args, kwnames) -> of(self).init(INIT.bind(args, kwnames));
        type.descriptorGet = (self, o, t) -> o == null || o == PyNone.NONE ? self : of(self).read(o);
        type.descriptorSet = (self, o, value) -> of(self).write(o, value);
    }

    private static void members(TypeMembers m) {
        m.oneArg("getter", (self, f) -> of(self).copy(f, null, null));
        m.oneArg("setter", (self, f) -> of(self).copy(null, f, null));
        m.oneArg("deleter", (self, f) -> of(self).copy(null, null, f));
        m.getter("fget", self -> orNone(of(self).getter));
        m.getter("fset", self -> orNone(of(self).setter));
        m.getter("fdel", self -> orNone(of(self).deleter));
        m.getSet("__doc__", self -> orNone(of(self).doc), (self, value) -> of(self).doc = swap(of(self).doc, value));
        m.positional("__set_name__", 2, 2, (self, args) -> {
            of(self).name = swap(of(self).name, args[1]);
            return PyNone.NONE;
        });
        m.getter("__isabstractmethod__", self -> PyBool.of(PyCallableWrapper.isAbstract(of(self).getter)
            || PyCallableWrapper.isAbstract(of(self).setter) || PyCallableWrapper.isAbstract(of(self).deleter)));
    }

    private static PyObject orNone(PyObject value) {
        return value == null ? PyNone.NONE : value;
    }

    private static PyObject given(PyObject value) {
        return value == PyNone.NONE ? null : value;
    }

    private static PyObject swap(PyObject old, PyObject next) {
        if (next != null) next.retain();
        dropIfPresent(old);
        return next;
    }

    private void init(PyObject[] bound) {
        getter = swap(getter, given(bound[0]));
        setter = swap(setter, given(bound[1]));
        deleter = swap(deleter, given(bound[2]));
        doc = swap(doc, given(bound[3]));
        docFromGetter = false;
        if (doc != null || getter == null) return;
        PyObject text = given(Operations.getAttributeOrNull(getter, "__doc__"));
        if (text == null) return;
        docFromGetter = true;
        doc = swap(doc, text);
    }

    /** A new property of the same class with one function replaced. */
    private PyObject copy(PyObject newGetter, PyObject newSetter, PyObject newDeleter) {
        PyObject get = newGetter == null || newGetter == PyNone.NONE ? orNone(getter) : newGetter;
        PyObject set = newSetter == null || newSetter == PyNone.NONE ? orNone(setter) : newSetter;
        PyObject del = newDeleter == null || newDeleter == PyNone.NONE ? orNone(deleter) : newDeleter;
        PyObject text = docFromGetter && get != PyNone.NONE ? PyNone.NONE : orNone(doc);
        PyObject made = Operations.call(type, get, set, del, text);
        if (made instanceof PyProperty property) property.name = swap(property.name, name);
        return made;
    }

    private PyObject read(PyObject o) {
        if (getter == null) throw cannot(o, "getter");
        return Operations.call(getter, o);
    }

    private void write(PyObject o, PyObject value) {
        PyObject function = value == null ? deleter : setter;
        if (function == null) throw cannot(o, value == null ? "deleter" : "setter");
        (value == null ? Operations.call(function, o) : Operations.call(function, o, value)).discard();
    }

    private PyException cannot(PyObject o, String what) {
        String which = name == null ? "property" : "property " + Operations.repr(name).value;
        return Errors.of(ExceptionTypes.ATTRIBUTE_ERROR, which + " of '" + o.type.qualname + "' object has no " + what);
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(getter);
        visitor.visitIfPresent(setter);
        visitor.visitIfPresent(deleter);
        visitor.visitIfPresent(doc);
        visitor.visitIfPresent(name);
    }

    @Override
    public void clearSlots() {
        PyObject[] old = {getter, setter, deleter, doc, name};
        getter = setter = deleter = doc = name = null;
        for (PyObject each : old) dropIfPresent(each);
    }
}
