package conch.eval;

import conch.object.Errors;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyType;
import conch.object.TypeMembers;

/** What a script can see of a traceback. */
final class TracebackMembers {
    private TracebackMembers() {
    }

    static void fillSlots(PyType type) {
        type.isFinal = true;
    }

    static void fill(TypeMembers m) {
        m.getSet("tb_next", self -> entry(self).next() == null ? PyNone.NONE : entry(self).next(), TracebackMembers::setNext);
        m.getter("tb_frame", self -> entry(self).frame());
        m.getter("tb_lasti", self -> PyInt.of(2L * entry(self).instruction));
        m.getter("tb_lineno", self -> PyInt.of(entry(self).line()));
    }

    private static void setNext(PyObject self, PyObject value) {
        if (value != PyNone.NONE && !(value instanceof PyTraceback)) {
            throw Errors.type("expected traceback object, got '%s'", Errors.typeName(value));
        }
        PyTraceback next = value == PyNone.NONE ? null : (PyTraceback) value;
        for (PyTraceback t = next; t != null; t = t.next()) if (t == self) throw Errors.value("traceback loop detected");
        entry(self).setNext(next);
    }

    private static PyTraceback entry(PyObject self) {
        return (PyTraceback) self;
    }
}
