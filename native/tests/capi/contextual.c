/* Context variables from C. It compiles against CPython's headers too; the expected output is CPython's. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *new(PyObject *self, PyObject *args)
{
    const char *name;
    PyObject *otherwise = NULL;
    (void)self;
    return PyArg_ParseTuple(args, "s|O", &name, &otherwise) ? PyContextVar_New(name, otherwise) : NULL;
}

static PyObject *get(PyObject *self, PyObject *args)
{
    PyObject *variable, *otherwise = NULL, *value;
    (void)self;
    if (!PyArg_ParseTuple(args, "O|O", &variable, &otherwise) || PyContextVar_Get(variable, otherwise, &value) != 0)
        return NULL;
    return value == NULL ? PyUnicode_FromString("nothing") : Py_BuildValue("(N)", value);
}

static PyObject *set(PyObject *self, PyObject *args)
{
    PyObject *variable, *value;
    (void)self;
    return PyArg_ParseTuple(args, "OO", &variable, &value) ? PyContextVar_Set(variable, value) : NULL;
}

static PyObject *reset(PyObject *self, PyObject *args)
{
    PyObject *variable, *token;
    (void)self;
    if (!PyArg_ParseTuple(args, "OO", &variable, &token))
        return NULL;
    return PyContextVar_Reset(variable, token) != 0 ? NULL : Py_NewRef(Py_None);
}

static PyObject *checks(PyObject *self, PyObject *o)
{
    (void)self;
    return Py_BuildValue("(iii)", PyContextVar_CheckExact(o), PyContext_CheckExact(o), PyContextToken_CheckExact(o));
}

static PyObject *copy_current(PyObject *self, PyObject *unused)
{
    (void)self, (void)unused;
    return PyContext_CopyCurrent();
}

static PyObject *copy(PyObject *self, PyObject *context)
{
    (void)self;
    return PyContext_Copy(context);
}

static PyObject *empty(PyObject *self, PyObject *unused)
{
    (void)self, (void)unused;
    return PyContext_New();
}

/* (context, callable): calls it in the context */
static PyObject *within(PyObject *self, PyObject *args)
{
    PyObject *context, *callable;
    (void)self;
    if (!PyArg_ParseTuple(args, "OO", &context, &callable) || PyContext_Enter(context) != 0)
        return NULL;
    PyObject *result = PyObject_CallNoArgs(callable), *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    if (PyContext_Exit(context) != 0)
        Py_CLEAR(result);
    else
        PyErr_Restore(type, value, traceback);
    return result;
}

static PyObject *leave(PyObject *self, PyObject *context)
{
    (void)self;
    return PyContext_Exit(context) != 0 ? NULL : Py_NewRef(Py_None);
}

static PyMethodDef functions[] = {
    {"new", new, METH_VARARGS, NULL}, {"get", get, METH_VARARGS, NULL}, {"set", set, METH_VARARGS, NULL}, {"reset", reset, METH_VARARGS, NULL},
    {"checks", checks, METH_O, NULL}, {"copy_current", copy_current, METH_NOARGS, NULL}, {"copy", copy, METH_O, NULL}, {"empty", empty, METH_NOARGS, NULL},
    {"within", within, METH_VARARGS, NULL}, {"leave", leave, METH_O, NULL}, {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "contextual", NULL, 0, functions, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_contextual(void)
{
    return PyModule_Create(&definition);
}
