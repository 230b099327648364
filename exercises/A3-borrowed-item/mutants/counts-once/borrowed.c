/* borrowed.largest(items, key): the item of a list for which key(item) is largest; the first of equals. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *borrowed_largest(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *items, *key;
    if (!PyArg_ParseTuple(args, "O!O:largest", &PyList_Type, &items, &key))
        return NULL;

    PyObject *best = NULL, *best_key = NULL;
    for (Py_ssize_t i = 0, n = PyList_GET_SIZE(items); i < n; i++) {
        PyObject *item = Py_NewRef(PyList_GET_ITEM(items, i));      /* key and the comparison may change the list */
        PyObject *item_key = PyObject_CallOneArg(key, item);
        if (item_key == NULL) {
            Py_DECREF(item);
            goto error;
        }
        int larger = best == NULL ? 1 : PyObject_RichCompareBool(item_key, best_key, Py_GT);
        if (larger < 0) {
            Py_DECREF(item_key);
            Py_DECREF(item);
            goto error;
        }
        if (larger) {
            Py_XSETREF(best_key, item_key);
            Py_XSETREF(best, item);
        } else {
            Py_DECREF(item_key);
            Py_DECREF(item);
        }
    }
    if (best == NULL) {
        PyErr_SetString(PyExc_ValueError, "largest: the list is empty");
        goto error;
    }
    Py_DECREF(best_key);
    return best;

error:
    Py_XDECREF(best);
    Py_XDECREF(best_key);
    return NULL;
}

static PyMethodDef methods[] = {
    {"largest", borrowed_largest, METH_VARARGS, "largest(items, key): the item for which key(item) is largest"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "borrowed", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit_borrowed(void)
{
    return PyModule_Create(&definition);
}
