package conch.stdlib;

import conch.object.ExceptionTypes;
import conch.object.PyBaseException;
import conch.object.PyException;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyType;
import conch.object.Signature;

/** {@code exit} and {@code quit} at the prompt: shown they say how to leave, called they leave. */
final class Quitter extends PyObject {
    private static final PyType TYPE = PyType.define("Quitter", type -> {
        type.module = "_sitebuiltins";
        type.repr = self -> PyStr.of("Use " + ((Quitter) self).name + "() or Ctrl-D (i.e. EOF) to exit");
        type.call = (self, args, kwnames) -> {
            PyObject code = Quitter.CALL.bind(args, kwnames)[0];
            throw new PyException(PyBaseException.make(ExceptionTypes.SYSTEM_EXIT, code == null ? conch.object.PyNone.NONE : code));
        };
    }, null);
    private static final Signature CALL = Signature.parse("__call__", "code=None");

    private final String name;

    Quitter(String name) {
        super(TYPE);
        this.name = name;
    }
}
