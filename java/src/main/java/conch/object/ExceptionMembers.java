package conch.object;

/** What a script can do with every exception. */
final class ExceptionMembers {
    private ExceptionMembers() {
    }

    static void fill(PyType type) {
        type.instancesHaveDict = true;
        type.allocate = t -> new PyBaseException(t, 0);
        type.newInstance = ExceptionInit::newException;
        type.init = ExceptionInit.BASE;
        type.repr = ExceptionText::repr;
        type.str = ExceptionText::base;
    }

    static void members(TypeMembers m) {
        m.getSet("args", self -> of(self).args(), ExceptionMembers::setArgs);
        m.getSet("__traceback__", self -> orNone(of(self).traceback()), ExceptionMembers::setTraceback);
        m.getSet("__context__", self -> orNone(of(self).context()), (self, value) -> of(self).setContext(exception(value, "context")));
        m.getSet("__cause__", self -> orNone(of(self).cause()), (self, value) -> of(self).setCause(exception(value, "cause")));
        m.getSet("__suppress_context__", self -> PyBool.of(of(self).suppressContext()), (self, value) -> {
            if (!(value instanceof PyBool)) throw Errors.type("attribute value type must be bool");
            of(self).setSuppressContext(value == PyBool.TRUE);
        });
        m.getSet("__dict__", PyObject::dict, Attributes::setDict);
        m.oneArg("with_traceback", (self, traceback) -> {
            setTraceback(self, traceback);
            return self;
        });
        m.oneArg("add_note", ExceptionMembers::addNote);
        m.noArgs("__reduce__", self -> {
            PyDict dict = self.dictOrNull();
            return dict == null ? PyTuple.of(self.type, of(self).args()) : PyTuple.of(self.type, of(self).args(), dict);
        });
    }

    /** Read and set as attributes; None where nothing was set. */
    static void fields(TypeMembers m, String... names) {
        for (int i = 0; i < names.length; i++) {
            int field = i;
            if (names[i].equals("characters_written")) {
                m.getSet(names[i], self -> charactersWritten(of(self), field), (self, value) -> of(self).setField(field, value));
            } else {
                m.getSet(names[i], self -> orNone(of(self).field(field)), (self, value) -> of(self).setField(field, value));
            }
        }
    }

    private static PyObject charactersWritten(PyBaseException self, int field) {
        if (self.field(field) == null) throw Errors.attribute(self, PyStr.intern("characters_written"), "characters_written");
        return self.field(field);
    }

    private static PyBaseException of(PyObject self) {
        return (PyBaseException) self;
    }

    private static PyObject orNone(PyObject value) {
        return value == null ? PyNone.NONE : value;
    }

    private static void setArgs(PyObject self, PyObject value) {
        if (value == null) throw Errors.type("args may not be deleted");
        try (Hold list = new Hold(Operations.listOf(value))) {
            of(self).setArgs(PyTuple.of(((PyList) list.get()).toArray()));
        }
    }

    private static void setTraceback(PyObject self, PyObject value) {
        if (value == null) throw Errors.type("__traceback__ may not be deleted");
        if (value != PyNone.NONE && !value.type.name.equals("traceback")) throw Errors.type("__traceback__ must be a traceback or None");
        of(self).setTraceback(value == PyNone.NONE ? null : value);
    }

    private static PyBaseException exception(PyObject value, String what) {
        if (value == null) throw Errors.type("__%s__ may not be deleted", what);
        if (value == PyNone.NONE) return null;
        if (value instanceof PyBaseException e) return e;
        throw Errors.type("exception %s must be None or derive from BaseException", what);
    }

    private static PyObject addNote(PyObject self, PyObject note) {
        if (!(note instanceof PyStr)) throw Errors.type("note must be a str, not '%s'", Errors.typeName(note));
        PyStr key = PyStr.intern("__notes__");
        PyObject notes = Operations.getAttributeOrNull(self, key);
        if (notes == null) {
            PyList fresh = new PyList();
            fresh.append(note);
            Operations.setAttribute(self, key, fresh);
            return PyNone.NONE;
        }
        if (!(notes instanceof PyList list)) throw Errors.type("Cannot add note: __notes__ is not a list");
        list.append(note);
        return PyNone.NONE;
    }
}
