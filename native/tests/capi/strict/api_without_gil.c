/* Calls of the API without the GIL. `here: NAME` marks the line that --strict must name for the function, `other: NAME` the second one. */
#include <Python.h>

static PyObject *in_region(PyObject *self, PyObject *x)
{
    PyObject *list;
    Py_BEGIN_ALLOW_THREADS /* other: in_region */
    list = PyList_New(0); /* here: in_region */
    Py_END_ALLOW_THREADS
    return list;
}

static PyObject *release_in_region(PyObject *self, PyObject *x)
{
    PyObject *number = PyNumber_Add(x, x);
    Py_BEGIN_ALLOW_THREADS /* other: release_in_region */
    Py_DECREF(number); /* here: release_in_region */
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

static void *make_a_list(void *unused)
{
    PyObject *list = PyList_New(3); /* here: in_thread */
    return list == NULL ? unused : list;
}

static PyObject *in_thread(PyObject *self, PyObject *x)
{
    pthread_t thread;
    Py_BEGIN_ALLOW_THREADS
    pthread_create(&thread, NULL, make_a_list, NULL);
    pthread_join(thread, NULL);
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"in_region", in_region, METH_O, NULL},
    {"release_in_region", release_in_region, METH_O, NULL},
    {"in_thread", in_thread, METH_O, NULL},
    {NULL},
};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "wrong", NULL, 0, methods};

PyMODINIT_FUNC PyInit_wrong(void)
{
    return PyModule_Create(&definition);
}
