/*
 * The extension that the tests of buffers load: an open window on the memory of an object. What C writes the script sees at once and the other way
 * round, which only works where both look at the same memory. It compiles against CPython's headers too.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static Py_buffer window; /* of which .obj is NULL while it is closed */

/* open(o, writable): the window looks at the object from now on. */
static PyObject *open_window(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *o;
    int writable;
    if (!PyArg_ParseTuple(args, "Op", &o, &writable))
        return NULL;
    if (window.obj != NULL) {
        PyErr_SetString(PyExc_ValueError, "the window is open");
        return NULL;
    }
    if (PyObject_GetBuffer(o, &window, writable ? PyBUF_WRITABLE : PyBUF_SIMPLE) != 0)
        return NULL;
    return PyLong_FromSsize_t(window.len);
}

static PyObject *close_window(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    PyBuffer_Release(&window);
    Py_RETURN_NONE;
}

static unsigned char *at(Py_ssize_t index)
{
    if (window.obj != NULL && index >= 0 && index < window.len)
        return (unsigned char *)window.buf + index;
    PyErr_SetString(PyExc_IndexError, "not within the window");
    return NULL;
}

static PyObject *peek(PyObject *module, PyObject *index)
{
    (void)module;
    unsigned char *byte = at(PyLong_AsSsize_t(index));
    return byte == NULL ? NULL : PyLong_FromLong(*byte);
}

/* poke(index, value), with the lock let go while it is written. */
static PyObject *poke(PyObject *module, PyObject *args)
{
    (void)module;
    Py_ssize_t index;
    unsigned char value, *byte;
    if (!PyArg_ParseTuple(args, "nb", &index, &value) || (byte = at(index)) == NULL)
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    *byte = value;
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

static PyObject *address(PyObject *module, PyObject *args)
{
    (void)module;
    Py_buffer view;
    if (!PyArg_ParseTuple(args, "y*", &view))
        return NULL;
    PyObject *result = PyLong_FromVoidPtr(view.buf);
    PyBuffer_Release(&view);
    return result;
}

static PyMethodDef methods[] = {
    {"open", open_window, METH_VARARGS, NULL},
    {"close", close_window, METH_NOARGS, NULL},
    {"peek", peek, METH_O, NULL},
    {"poke", poke, METH_VARARGS, NULL},
    {"address", address, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "window", .m_methods = methods};

PyMODINIT_FUNC PyInit_window(void)
{
    return PyModule_Create(&definition);
}
