/* leak.dot(xs, ys): the dot product of two sequences of numbers. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *leak_dot(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *x_argument, *y_argument;
    if (!PyArg_ParseTuple(args, "OO:dot", &x_argument, &y_argument))
        return NULL;
    PyObject *xs = PySequence_Fast(x_argument, "dot: xs is no sequence");       /* new */
    if (xs == NULL)
        return NULL;
    PyObject *ys = PySequence_Fast(y_argument, "dot: ys is no sequence");       /* new */
    if (ys == NULL) {
        Py_DECREF(xs);
        return NULL;
    }
    Py_ssize_t n = PySequence_Fast_GET_SIZE(xs);
    if (n != PySequence_Fast_GET_SIZE(ys)) {
        Py_DECREF(xs);
        Py_DECREF(ys);
        PyErr_Format(PyExc_ValueError, "dot: %zd numbers against %zd", n, PySequence_Fast_GET_SIZE(ys));
        return NULL;
    }

    double sum = 0.0;
    for (Py_ssize_t i = 0; i < n; i++) {
        double x = PyFloat_AsDouble(PySequence_Fast_GET_ITEM(xs, i));
        if (x == -1.0 && PyErr_Occurred()) {
            Py_DECREF(xs);
            Py_DECREF(ys);
            return NULL;
        }
        double y = PyFloat_AsDouble(PySequence_Fast_GET_ITEM(ys, i));
        if (y == -1.0 && PyErr_Occurred()) {
            Py_DECREF(xs);
            Py_DECREF(ys);
            return NULL;
        }
        sum += x * y;
    }
    Py_DECREF(xs);
    Py_DECREF(ys);
    return PyFloat_FromDouble(sum);
}

static PyMethodDef methods[] = {
    {"dot", leak_dot, METH_VARARGS, "dot(xs, ys): the dot product of two sequences of numbers"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "leak", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit_leak(void)
{
    return PyModule_Create(&definition);
}
