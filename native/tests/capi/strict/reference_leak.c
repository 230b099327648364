/* References that stay behind with each call; and functions that keep some rightly, where C can find them again. */
#include <Python.h>

static PyObject *new_reference(PyObject *self, PyObject *x) /* function: new_reference */
{
    PyObject *doubled = PyNumber_Add(x, x); /* other: new_reference */
    if (doubled == NULL)
        return NULL;
    Py_RETURN_NONE;
}

static PyObject *on_error(PyObject *self, PyObject *x) /* function: on_error */
{
    PyObject *list = PyList_New(0); /* other: on_error */
    if (list == NULL)
        return NULL;
    if (PyList_Append(list, x) != 0 || PyObject_HasAttrString(x, "no_such_name") == 0) {
        PyErr_SetString(PyExc_ValueError, "no such name");
        return NULL;
    }
    return list;
}

PyObject *wrong_kept[64];
static int kept_count;

static PyObject *cached(PyObject *self, PyObject *x)
{
    Py_XSETREF(wrong_kept[kept_count % 64], Py_NewRef(x));
    kept_count++;
    Py_RETURN_NONE;
}

static PyObject **queue;
static size_t queued;

static PyObject *queue_up(PyObject *self, PyObject *x)
{
    PyObject **larger = realloc(queue, (queued + 1) * sizeof *queue);
    if (larger == NULL)
        return PyErr_NoMemory();
    queue = larger;
    queue[queued++] = Py_NewRef(x);
    Py_RETURN_NONE;
}

static PyObject *balanced(PyObject *self, PyObject *x)
{
    PyObject *result = PyList_New(2);
    if (result == NULL)
        return NULL;
    PyList_SET_ITEM(result, 0, PyNumber_Add(x, x));
    PyList_SET_ITEM(result, 1, Py_NewRef(x));
    return result;
}

static PyMethodDef methods[] = {
    {"new_reference", new_reference, METH_O, NULL},
    {"on_error", on_error, METH_O, NULL},
    {"cached", cached, METH_O, NULL},
    {"queue_up", queue_up, METH_O, NULL},
    {"balanced", balanced, METH_O, NULL},
    {NULL},
};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "wrong", NULL, 0, methods};

PyMODINIT_FUNC PyInit_wrong(void)
{
    return PyModule_Create(&definition);
}
