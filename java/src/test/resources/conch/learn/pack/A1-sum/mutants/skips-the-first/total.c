#include <Python.h>

static PyObject *up_to(PyObject *self, PyObject *argument)
{
    long n = PyLong_AsLong(argument), sum = 0;
    if (n == -1 && PyErr_Occurred())
        return NULL;
    for (long i = 2; i <= n; i++)
        sum += i;
    return PyLong_FromLong(sum);
}

static PyMethodDef methods[] = {
    {"up_to", up_to, METH_O, "up_to(n) -> 1 + 2 + ... + n"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, .m_name = "total", .m_size = -1, .m_methods = methods};

PyMODINIT_FUNC PyInit_total(void)
{
    return PyModule_Create(&module);
}
