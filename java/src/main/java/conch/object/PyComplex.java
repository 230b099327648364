package conch.object;

/** {@code complex}: a pair of doubles. */
public final class PyComplex extends PyObject {
    public static final PyType TYPE = PyType.define("complex", ComplexType::fill, ComplexType::name);

    public final double real, imaginary;

    PyComplex(PyType type, double real, double imaginary) {
        super(type);
        this.real = real;
        this.imaginary = imaginary;
    }

    public static PyComplex of(double real, double imaginary) {
        return new PyComplex(TYPE, real, imaginary);
    }

    @Override
    public String toString() {
        return ComplexType.repr(this);
    }
}
