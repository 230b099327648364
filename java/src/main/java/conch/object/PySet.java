package conch.object;

/** {@code set}. */
public class PySet extends PySetBase {
    public static final PyType TYPE = PyType.define("set", SetMethods::fillSet, SetMethods::setMembers);

    public PySet() {
        this(TYPE);
    }

    public PySet(PyType type) {
        super(type);
    }

    @Override
    PySetBase emptyOfBase() {
        return new PySet();
    }
}
