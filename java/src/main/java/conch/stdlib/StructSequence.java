package conch.stdlib;

import conch.object.Errors;
import conch.object.Operations;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;

/** Tuples whose items have names: what C calls a struct sequence. A script reads them and makes none. */
final class StructSequence {
    private StructSequence() {
    }

    /** @param name with its module, as {@code sys.flags} */
    static PyType define(String name, String... fields) {
        int dot = name.indexOf('.');
        return PyType.define(name.substring(dot + 1), PyTuple.TYPE, type -> {
            type.module = name.substring(0, dot);
            type.isFinal = true;
            type.newInstance = (cls, args, kwnames) -> {
                throw Errors.type("cannot create '%s' instances", name);
            };
            type.repr = self -> PyStr.of(repr(name, fields, (PyTuple) self));
        }, m -> {
            for (int i = 0; i < fields.length; i++) {
                int place = i;
                m.getter(fields[i], self -> ((PyTuple) self).get(place));
            }
        });
    }

    static PyObject of(PyType type, PyObject... items) {
        return new PyTuple(type, items);
    }

    private static String repr(String name, String[] fields, PyTuple self) {
        StringBuilder text = new StringBuilder(name).append('(');
        for (int i = 0; i < fields.length; i++) {
            text.append(i == 0 ? "" : ", ").append(fields[i]).append('=').append(Operations.repr(self.get(i)).value);
        }
        return text.append(')').toString();
    }
}
