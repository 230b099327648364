/* What a processor refuses. The values come from where no compiler can see them. */
#include <Python.h>

static PyObject *null_result(PyObject *self, PyObject *x)
{
    PyObject *found = PyDict_GetItemString(PyModule_GetDict(self), "missing");
    Py_INCREF(found); /* here: null_result */
    return found;
}

struct node {
    long value;
    struct node *next;
};

static struct node last = {1, NULL};

static PyObject *null_member(PyObject *self, PyObject *x)
{
    struct node *volatile at = &last;
    return PyLong_FromLong(at->next->value); /* here: null_member */
}

static PyObject *null_function(PyObject *self, PyObject *x)
{
    long (*volatile function)(long) = NULL;
    long given = function(3) + 1; /* here: null_function */
    return PyLong_FromLong(given);
}

static PyObject *in_library(PyObject *self, PyObject *x)
{
    const char *volatile text = NULL;
    size_t length = strlen(text) + 1; /* here: in_library */
    return PyLong_FromSize_t(length);
}

static char cells[8];

static PyObject *far_behind(PyObject *self, PyObject *x)
{
    volatile Py_ssize_t at = (Py_ssize_t)1 << 43;
    cells[at] = 1; /* here: far_behind */
    return PyLong_FromLong(cells[0]);
}

static PyObject *no_address(PyObject *self, PyObject *x)
{
    long *volatile at = (long *)(uintptr_t)0x1234567890abcdef;
    return PyLong_FromLong(*at); /* here: no_address */
}

static PyObject *by_zero(PyObject *self, PyObject *x)
{
    volatile long divisor = 0;
    return PyLong_FromLong(7 / divisor); /* here: by_zero */
}

static PyMethodDef methods[] = {
    {"null_result", null_result, METH_O, NULL},
    {"null_member", null_member, METH_O, NULL},
    {"null_function", null_function, METH_O, NULL},
    {"in_library", in_library, METH_O, NULL},
    {"far_behind", far_behind, METH_O, NULL},
    {"no_address", no_address, METH_O, NULL},
    {"by_zero", by_zero, METH_O, NULL},
    {NULL},
};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "wrong", NULL, 0, methods};

PyMODINIT_FUNC PyInit_wrong(void)
{
    return PyModule_Create(&definition);
}
