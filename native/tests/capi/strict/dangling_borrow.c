/* What was borrowed before the GIL is let go, and used afterwards although its owner has ended meanwhile. */
#include <Python.h>

#include <sched.h>
/* Another thread of the script acts while this one has let the GIL go: it looks at `is_inside`, and calls `go_on` when it is done. */
#include <stdatomic.h>

static atomic_int inside, done;

static void wait_inside(void)
{
    atomic_store(&inside, 1);
    while (!atomic_load(&done))
        sched_yield();
}

static PyObject *is_inside(PyObject *self, PyObject *x)
{
    return PyBool_FromLong(atomic_load(&inside));
}

static PyObject *go_on(PyObject *self, PyObject *x)
{
    atomic_store(&done, 1);
    Py_RETURN_NONE;
}

static PyObject *item(PyObject *self, PyObject *list)
{
    PyObject *first = PyList_GetItem(list, 0);
    Py_BEGIN_ALLOW_THREADS /* other: item */
    wait_inside();
    Py_END_ALLOW_THREADS
    PyObject *text = PyObject_Str(first); /* here: item */
    return text == NULL ? NULL : text;
}

static PyObject *text(PyObject *self, PyObject *list)
{
    volatile const char *utf8 = PyUnicode_AsUTF8(PyList_GetItem(list, 0)); /* here: text */
    long first = 0;
    Py_BEGIN_ALLOW_THREADS
    wait_inside();
    first = utf8[0]; /* other: text */
    Py_END_ALLOW_THREADS
    return PyLong_FromLong(first);
}

static PyObject *text_given_back(PyObject *self, PyObject *list)
{
    const char *utf8 = PyUnicode_AsUTF8(PyList_GetItem(list, 0)); /* here: text_given_back */
    Py_BEGIN_ALLOW_THREADS
    wait_inside();
    Py_END_ALLOW_THREADS
    PyObject *copy = PyUnicode_FromString(utf8); /* other: text_given_back */
    return copy == NULL ? NULL : copy;
}

static PyObject *owned(PyObject *self, PyObject *list)
{
    PyObject *first = Py_NewRef(PyList_GetItem(list, 0));
    const char *utf8 = PyUnicode_AsUTF8(first);
    long length = 0;
    Py_BEGIN_ALLOW_THREADS
    wait_inside();
    length = (long)strlen(utf8);
    Py_END_ALLOW_THREADS
    Py_DECREF(first);
    return PyLong_FromLong(length);
}

static PyObject *callback;

static PyObject *set_callback(PyObject *self, PyObject *x)
{
    PyObject *old = callback;
    callback = x == Py_None ? NULL : Py_NewRef(x);
    Py_XDECREF(old);
    Py_RETURN_NONE;
}

static PyObject *call_back(PyObject *self, PyObject *x)
{
    PyObject *result = PyObject_CallOneArg(callback, x); /* here: call_back */
    return result == NULL ? NULL : result;
}

static PyObject *call_owned(PyObject *self, PyObject *x)
{
    PyObject *mine = Py_NewRef(callback), *result = PyObject_CallOneArg(mine, x);
    Py_DECREF(mine);
    return result;
}

static PyMethodDef methods[] = {
    {"is_inside", is_inside, METH_O, NULL},
    {"go_on", go_on, METH_O, NULL},
    {"item", item, METH_O, NULL},
    {"text", text, METH_O, NULL},
    {"text_given_back", text_given_back, METH_O, NULL},
    {"owned", owned, METH_O, NULL},
    {"set_callback", set_callback, METH_O, NULL},
    {"call_back", call_back, METH_O, NULL},
    {"call_owned", call_owned, METH_O, NULL},
    {NULL},
};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "wrong", NULL, 0, methods};

PyMODINIT_FUNC PyInit_wrong(void)
{
    return PyModule_Create(&definition);
}
