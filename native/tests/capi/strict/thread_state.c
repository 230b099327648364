/* Ways out that leave the thread in another state than it came in. */
#include <Python.h>

static PyObject *return_in_region(PyObject *self, PyObject *x)
{
    long number = PyLong_AsLong(x);
    Py_BEGIN_ALLOW_THREADS /* here: return_in_region */
    if (number > 3)
        return NULL;
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

static PyObject *ensure_without_release(PyObject *self, PyObject *x)
{
    PyGILState_Ensure(); /* here: ensure_without_release */
    Py_RETURN_NONE;
}

static PyObject *take_twice(PyObject *self, PyObject *x)
{
    Py_BEGIN_ALLOW_THREADS /* other: take_twice */
    Py_BLOCK_THREADS
    Py_END_ALLOW_THREADS /* here: take_twice */
    Py_RETURN_NONE;
}

static PyObject *release_alone(PyObject *self, PyObject *x)
{
    PyGILState_Release(PyGILState_LOCKED); /* here: release_alone */
    Py_RETURN_NONE;
}

static void *forgets(void *unused)
{
    PyGILState_Ensure(); /* here: thread_end */
    return unused;
}

static PyObject *thread_end(PyObject *self, PyObject *x)
{
    pthread_t thread;
    Py_BEGIN_ALLOW_THREADS
    pthread_create(&thread, NULL, forgets, NULL);
    pthread_join(thread, NULL);
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"return_in_region", return_in_region, METH_O, NULL},
    {"ensure_without_release", ensure_without_release, METH_O, NULL},
    {"take_twice", take_twice, METH_O, NULL},
    {"release_alone", release_alone, METH_O, NULL},
    {"thread_end", thread_end, METH_O, NULL},
    {NULL},
};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "wrong", NULL, 0, methods};

PyMODINIT_FUNC PyInit_wrong(void)
{
    return PyModule_Create(&definition);
}
