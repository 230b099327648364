/* Work that keeps the GIL, and the same that lets it go. */
#include <Python.h>

static void work(void)
{
    struct timespec start, now;
    clock_gettime(CLOCK_MONOTONIC, &start);
    do
        clock_gettime(CLOCK_MONOTONIC, &now);
    while ((now.tv_sec - start.tv_sec) * 1000000000LL + now.tv_nsec - start.tv_nsec < 300000000LL);
}

static PyObject *keeps(PyObject *self, PyObject *x) /* function: keeps */
{
    work();
    PyErr_Clear(); /* other: keeps */
    Py_RETURN_NONE;
}

static PyObject *keeps_before(PyObject *self, PyObject *x) /* function: keeps_before */
{
    work();
    Py_BEGIN_ALLOW_THREADS /* other: keeps_before */
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

static PyObject *lets_go(PyObject *self, PyObject *x)
{
    Py_BEGIN_ALLOW_THREADS
    work();
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"keeps", keeps, METH_O, NULL},
    {"keeps_before", keeps_before, METH_O, NULL},
    {"lets_go", lets_go, METH_O, NULL},
    {NULL},
};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "wrong", NULL, 0, methods};

PyMODINIT_FUNC PyInit_wrong(void)
{
    return PyModule_Create(&definition);
}
