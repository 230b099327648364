package conch.object;

/** {@code frozenset}: filled once, before anybody has seen it. */
public class PyFrozenSet extends PySetBase {
    public static final PyType TYPE = PyType.define("frozenset", SetMethods::fillFrozen, SetMethods::frozenMembers);

    public PyFrozenSet() {
        this(TYPE);
    }

    public PyFrozenSet(PyType type) {
        super(type);
    }

    @Override
    PySetBase emptyOfBase() {
        return new PyFrozenSet();
    }
}
