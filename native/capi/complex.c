/* complex, by what scripts can do with it. */
#include "internal.h"

PyObject *PyComplex_FromDoubles(double real, double imaginary)
{
    ENTER();
    return PyObject_CallFunction(PyDict_GetItemString(PyEval_GetBuiltins(), "complex"), "dd", real, imaginary);
}

PyObject *PyComplex_FromCComplex(Py_complex value)
{
    return PyComplex_FromDoubles(value.real, value.imag);
}

int conch_is_complex(PyObject *o, int exact)
{
    ENTER();
    PyObject *type = PyDict_GetItemString(PyEval_GetBuiltins(), "complex");
    return exact ? (PyObject *)Py_TYPE(o) == type : PyObject_TypeCheck(o, (PyTypeObject *)type);
}

static double part(PyObject *complex, const char *name)
{
    PyObject *value = PyObject_GetAttrString(complex, name);
    double number = value == NULL ? -1.0 : PyFloat_AsDouble(value);
    Py_XDECREF(value);
    return number;
}

/* A complex of what has __complex__, else NULL, with an exception or without. */
static PyObject *converted(PyObject *o)
{
    PyObject *name = PyUnicode_InternFromString("__complex__"), *method = NULL;
    if (name == NULL || _PyObject_LookupAttr((PyObject *)Py_TYPE(o), name, &method) <= 0) {
        Py_XDECREF(name);
        return NULL;
    }
    PyObject *result = PyObject_CallOneArg(method, o);
    Py_DECREF(name);
    Py_DECREF(method);
    if (result != NULL && !conch_is_complex(result, 0)) {
        PyErr_Format(PyExc_TypeError, "__complex__ returned non-complex (type %.200s)", Py_TYPE(result)->tp_name);
        Py_CLEAR(result);
    }
    return result;
}

Py_complex PyComplex_AsCComplex(PyObject *o)
{
    ENTER();
    WANT(o);
    Py_complex value = {-1.0, 0.0};
    PyObject *complex = conch_is_complex(o, 0) ? Py_NewRef(o) : converted(o);
    if (complex != NULL) {
        value.real = part(complex, "real");
        value.imag = part(complex, "imag");
        Py_DECREF(complex);
    } else if (!PyErr_Occurred()) {
        value.real = PyFloat_AsDouble(o);
    }
    return value;
}

double PyComplex_RealAsDouble(PyObject *o)
{
    ENTER();
    WANT(o);
    return conch_is_complex(o, 0) ? part(o, "real") : PyFloat_AsDouble(o);
}

double PyComplex_ImagAsDouble(PyObject *o)
{
    ENTER();
    WANT(o);
    return conch_is_complex(o, 0) ? part(o, "imag") : 0.0;
}

Py_complex _Py_c_sum(Py_complex a, Py_complex b)
{
    return (Py_complex){a.real + b.real, a.imag + b.imag};
}

Py_complex _Py_c_diff(Py_complex a, Py_complex b)
{
    return (Py_complex){a.real - b.real, a.imag - b.imag};
}

Py_complex _Py_c_neg(Py_complex a)
{
    return (Py_complex){-a.real, -a.imag};
}

Py_complex _Py_c_prod(Py_complex a, Py_complex b)
{
    return (Py_complex){a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

/* By the larger part of the divisor, so that nothing overflows that need not. */
Py_complex _Py_c_quot(Py_complex a, Py_complex b)
{
    if (b.real == 0.0 && b.imag == 0.0) {
        errno = EDOM;
        return (Py_complex){0.0, 0.0};
    }
    if (fabs(b.real) >= fabs(b.imag)) {
        double ratio = b.imag / b.real, whole = b.real + b.imag * ratio;
        return (Py_complex){(a.real + a.imag * ratio) / whole, (a.imag - a.real * ratio) / whole};
    }
    double ratio = b.real / b.imag, whole = b.real * ratio + b.imag;
    return (Py_complex){(a.real * ratio + a.imag) / whole, (a.imag * ratio - a.real) / whole};
}

double _Py_c_abs(Py_complex a)
{
    double size = hypot(a.real, a.imag);
    errno = isfinite(size) || !isfinite(a.real) || !isfinite(a.imag) ? 0 : ERANGE;
    return size;
}
