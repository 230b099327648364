/* Memory of a buffer that is used after it was resized or released by somebody else. */
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

static PyObject *resized(PyObject *self, PyObject *array)
{
    volatile char *bytes = PyByteArray_AsString(array); /* here: resized */
    Py_BEGIN_ALLOW_THREADS
    wait_inside();
    bytes[0] = 1; /* other: resized */
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

static Py_buffer view;

static PyObject *released(PyObject *self, PyObject *array)
{
    long first = 0;
    if (PyObject_GetBuffer(array, &view, PyBUF_SIMPLE) != 0)
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    wait_inside();
    first = ((volatile char *)view.buf)[0]; /* other: released */
    Py_END_ALLOW_THREADS
    return PyLong_FromLong(first);
}

static PyObject *release_it(PyObject *self, PyObject *x)
{
    PyBuffer_Release(&view); /* here: released */
    Py_RETURN_NONE;
}

static PyObject *exported(PyObject *self, PyObject *array)
{
    Py_buffer own;
    if (PyObject_GetBuffer(array, &own, PyBUF_WRITABLE) != 0)
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    wait_inside();
    memset(own.buf, 1, (size_t)own.len);
    Py_END_ALLOW_THREADS
    PyBuffer_Release(&own);
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"is_inside", is_inside, METH_O, NULL},
    {"go_on", go_on, METH_O, NULL},
    {"resized", resized, METH_O, NULL},
    {"released", released, METH_O, NULL},
    {"release_it", release_it, METH_O, NULL},
    {"exported", exported, METH_O, NULL},
    {NULL},
};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "wrong", NULL, 0, methods};

PyMODINIT_FUNC PyInit_wrong(void)
{
    return PyModule_Create(&definition);
}
