/* Results and exceptions that do not fit each other. */
#include <Python.h>

static PyObject *null_alone(PyObject *self, PyObject *x) /* function: null_alone */
{
    if (PyObject_Length(x) == 0) /* other: null_alone */
        return NULL;
    return NULL;
}

static PyObject *result_besides(PyObject *self, PyObject *x) /* function: result_besides */
{
    PyErr_SetString(PyExc_ValueError, "left behind"); /* other: result_besides */
    Py_RETURN_NONE;
}

static int set_item(PyObject *self, PyObject *key, PyObject *value) /* function: minus_one */
{
    return PyObject_IsTrue(key) == 1 ? -1 : 0; /* other: minus_one */
}

static PyType_Slot slots[] = {{Py_mp_ass_subscript, set_item}, {0, NULL}};
static PyType_Spec spec = {"wrong.Store", sizeof(PyObject), 0, Py_TPFLAGS_DEFAULT, slots};

static PyObject *minus_one(PyObject *self, PyObject *x)
{
    PyObject *type = PyType_FromSpec(&spec);
    PyObject *store = type == NULL ? NULL : PyObject_CallNoArgs(type);
    if (store != NULL && PyObject_SetItem(store, x, x) != 0)
        Py_CLEAR(store);
    Py_XDECREF(type);
    return store;
}

static PyMethodDef methods[] = {
    {"null_alone", null_alone, METH_O, NULL},
    {"result_besides", result_besides, METH_O, NULL},
    {"minus_one", minus_one, METH_O, NULL},
    {NULL},
};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "wrong", NULL, 0, methods};

PyMODINIT_FUNC PyInit_wrong(void)
{
    return PyModule_Create(&definition);
}
