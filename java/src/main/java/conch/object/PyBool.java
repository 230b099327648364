package conch.object;

/** {@code bool}: two ints with other names. */
public final class PyBool extends PyInt {
    public static final PyType TYPE = PyType.define("bool", PyInt.TYPE, BoolType::fill, BoolType::name);
    public static final PyBool FALSE = Heap.forGood(new PyBool(0));
    public static final PyBool TRUE = Heap.forGood(new PyBool(1));

    private PyBool(long value) {
        super(TYPE, value, null);
    }

    public static PyBool of(boolean value) {
        return value ? TRUE : FALSE;
    }

    public boolean isTrue() {
        return this == TRUE;
    }
}
