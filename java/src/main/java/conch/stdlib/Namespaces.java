package conch.stdlib;

import conch.object.PyDict;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyType;
import conch.object.PyContainer;
import conch.object.Operations;

/** {@code types.SimpleNamespace}: an object that has the attributes that it was made with. */
final class Namespaces {
    private Namespaces() {
    }

    private static final PyType TYPE = PyType.define("SimpleNamespace", type -> {
        type.module = "types";
        type.instancesHaveDict = true;
        type.repr = self -> PyStr.of(repr(self.dict()));
    }, null);

    private static final class Namespace extends PyContainer {
        private PyDict attributes = (PyDict) new PyDict().retain();

        Namespace() {
            super(TYPE);
        }

        @Override
        public PyDict dictOrNull() {
            return attributes;
        }

        @Override
        public PyDict dict() {
            return attributes;
        }

        @Override
        public void traverse(Visitor visitor) {
            visitor.visitIfPresent(attributes);
        }

        @Override
        public void clearSlots() {
            PyDict old = attributes;
            attributes = null;
            PyObject.dropIfPresent(old);
        }
    }

    /** @param pairs name, value, name, value … */
    static PyObject of(Object... pairs) {
        Namespace result = new Namespace();
        for (int i = 0; i < pairs.length; i += 2) result.attributes.put(PyStr.intern((String) pairs[i]), (PyObject) pairs[i + 1]);
        return result;
    }

    private static String repr(PyDict attributes) {
        StringBuilder text = new StringBuilder("namespace(");
        for (int at = -1; (at = attributes.nextPosition(at + 1)) >= 0; ) {
            if (text.length() > 10) text.append(", ");
            text.append(((PyStr) attributes.keyAt(at)).value).append('=').append(Operations.repr(attributes.valueAt(at)).value);
        }
        return text.append(')').toString();
    }
}
