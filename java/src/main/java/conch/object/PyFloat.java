package conch.object;

/** {@code float}: an IEEE 754 double. */
public final class PyFloat extends PyObject {
    public static final PyType TYPE = PyType.define("float", FloatType::fill, FloatMethods::name);

    public final double value;

    PyFloat(PyType type, double value) {
        super(type);
        this.value = value;
    }

    public static PyFloat of(double value) {
        return new PyFloat(TYPE, value);
    }

    /** The shortest decimal text that reads back as the same double, laid out as Python does. */
    public static String repr(double value) {
        return FloatText.repr(value);
    }

    @Override
    public String toString() {
        return repr(value);
    }
}
