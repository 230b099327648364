/*
 * The extension that does what it should not. `answer` asks the API for something impossible and returns what it gets; the other functions end the
 * process. It compiles against CPython's headers too, and what is compared with the expected output is what CPython 3.11 says.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#ifndef CONCH_PORT_H
PyAPI_FUNC(void) _PyArg_BadArgument(const char *, const char *, const char *, PyObject *); /* only in CPython's inner headers */
#endif

#include <pthread.h>
#include <unistd.h>

/* ---- exceptions ---- */

/* Which mistake: its name. o: an object that is not of the right type. */
static PyObject *answer(PyObject *module, PyObject *args)
{
    (void)module;
    const char *which;
    PyObject *o;
    int number;
    long big;
    if (!PyArg_ParseTuple(args, "sO", &which, &o))
        return NULL;
#define IS(name) (strcmp(which, name) == 0)
#define NUMBER(call) return (call) < 0 ? NULL : PyUnicode_FromString("fine")
    if (IS("parse: unknown format"))
        return PyArg_ParseTuple(args, "s?", &which, &o) ? Py_NewRef(o) : NULL;
    if (IS("parse: O#"))
        return PyArg_ParseTuple(args, "sO#", &which, &o, &big) ? Py_NewRef(o) : NULL;
    if (IS("parse: no tuple"))
        return PyArg_ParseTuple(o, "O", &o) ? Py_NewRef(o) : NULL;
    if (IS("parse: overflow"))
        return PyArg_ParseTuple(args, "si", &which, &number) ? PyLong_FromLong(number) : NULL;
    if (IS("build: unknown format"))
        return Py_BuildValue("?", 1);
    if (IS("build: unmatched"))
        return Py_BuildValue("(ii", 1, 2);
    if (IS("build: NULL object"))
        return Py_BuildValue("O", NULL);
    if (IS("tuple size"))
        NUMBER(PyTuple_Size(o));
    if (IS("tuple item"))
        return Py_XNewRef(PyTuple_GetItem(o, 0));
    if (IS("tuple index"))
        return Py_XNewRef(PyTuple_GetItem(args, 99));
    if (IS("tuple set"))
        NUMBER(PyTuple_SetItem(o, 0, Py_NewRef(o)));
    if (IS("tuple negative"))
        return PyTuple_New(-1);
    if (IS("list size"))
        NUMBER(PyList_Size(o));
    if (IS("list item"))
        return Py_XNewRef(PyList_GetItem(o, 0));
    if (IS("list append"))
        NUMBER(PyList_Append(o, o));
    if (IS("list append NULL")) {
        PyObject *list = PyList_New(0);
        int result = PyList_Append(list, NULL);
        Py_DECREF(list);
        NUMBER(result);
    }
    if (IS("list negative"))
        return PyList_New(-1);
    if (IS("dict set"))
        NUMBER(PyDict_SetItemString(o, "a", o));
    if (IS("dict size"))
        NUMBER(PyDict_Size(o));
    if (IS("set add"))
        NUMBER(PySet_Add(o, o));
    if (IS("long"))
        return PyLong_FromLong(PyLong_AsLong(o));
    if (IS("unsigned"))
        return PyLong_FromUnsignedLong(PyLong_AsUnsignedLong(o));
    if (IS("float"))
        return PyFloat_FromDouble(PyFloat_AsDouble(o));
    if (IS("text"))
        return PyUnicode_FromString(PyUnicode_AsUTF8(o) == NULL ? "" : "fine");
    if (IS("bytes"))
        return PyBytes_AsString(o) == NULL ? NULL : Py_NewRef(o);
    if (IS("bad argument"))
        return _PyArg_BadArgument("answer", "argument 2", "bytes", o), NULL;
    if (IS("length NULL"))
        NUMBER(PyObject_Length(NULL));
    if (IS("item NULL"))
        return PyObject_GetItem(NULL, o);
    if (IS("repr NULL"))
        return PyObject_Repr(NULL);
    if (IS("call"))
        return PyObject_CallNoArgs(Py_None);
    if (IS("buffer")) {
        Py_buffer view;
        NUMBER(PyObject_GetBuffer(o, &view, PyBUF_SIMPLE));
    }
    if (IS("module state"))
        return PyModule_GetState(o) == NULL ? NULL : Py_NewRef(o);
    if (IS("capsule"))
        return PyCapsule_GetPointer(o, "hostile") == NULL ? NULL : Py_NewRef(o);
    if (IS("slot"))
        return PyType_GetSlot(&PyLong_Type, 9999) == NULL ? NULL : Py_NewRef(o);
    if (IS("NULL without exception"))
        return NULL;
    if (IS("result with exception")) {
        PyErr_SetString(PyExc_KeyError, "left");
        return Py_NewRef(o);
    }
    if (IS("raise no exception")) {
        PyErr_SetObject(o, o);
        return NULL;
    }
    return PyErr_Format(PyExc_LookupError, "no mistake is called %s", which);
}

/* C → script → C: calls the function with itself as long as depth is positive, then raises. */
static PyObject *layers(PyObject *module, PyObject *args)
{
    PyObject *callable;
    int depth;
    if (!PyArg_ParseTuple(args, "Oi", &callable, &depth))
        return NULL;
    if (depth == 0)
        return PyErr_Format(PyExc_ValueError, "from the innermost");
    PyObject *result = PyObject_CallFunction(callable, "Oi", callable, depth - 1);
    if (result == NULL && depth == 2 && PyErr_ExceptionMatches(PyExc_ValueError)) {
        PyErr_Clear();
        PyErr_SetString(PyExc_IndexError, "from the middle");
    }
    (void)module;
    return result;
}

/* ---- ends ---- */

static PyObject *too_many_decrefs(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    PyObject *list = PyList_New(0), *holder = PyDict_New();
    PyDict_SetItemString(holder, "list", list);
    for (int i = 0; i < 5; i++)
        Py_DECREF(list);
    PyDict_SetItemString(holder, "again", list);
    Py_RETURN_NONE;
}

/* An argument is lent; the tuple's reference goes, and the tuple is not told. */
static PyObject *release_argument(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *o;
    if (!PyArg_ParseTuple(args, "O:release_argument", &o))
        return NULL;
    Py_DECREF(o);
    Py_RETURN_NONE;
}

static PyObject *return_borrowed(PyObject *module, PyObject *args)
{
    (void)module;
    return PyTuple_GetItem(args, 0);
}

/* put_borrowed(list, item): PyList_SetItem steals what is only borrowed, and nobody pays for it. */
static PyObject *put_borrowed(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *list, *item;
    if (!PyArg_ParseTuple(args, "OO", &list, &item) || PyList_SetItem(list, 0, item) != 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyObject *null_text(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyUnicode_FromString(NULL);
}

static PyObject *null_format(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    const char *volatile none = NULL;
    return PyErr_Format(PyExc_ValueError, none);
}

static PyObject *null_spec(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyType_FromSpec(NULL);
}

static PyObject *no_lock(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    PyObject *made;
    Py_BEGIN_ALLOW_THREADS
    made = PyList_New(0);
    Py_END_ALLOW_THREADS
    return made;
}

static PyObject *release_twice(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    PyThreadState *state = PyEval_SaveThread();
    PyEval_SaveThread();
    PyEval_RestoreThread(state);
    Py_RETURN_NONE;
}

static PyObject *unbalanced_gilstate(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    PyGILState_Release(PyGILState_UNLOCKED);
    Py_RETURN_NONE;
}

static PyObject *fatal(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    Py_FatalError("the extension gave up");
}

static void *come_late(void *unused)
{
    (void)unused;
    while (Py_IsInitialized())
        usleep(1000);
    PyGILState_STATE before = PyGILState_Ensure();
    PyObject *list = PyList_New(0);
    fputs("a thread got the lock of an interpreter that had ended\n", stderr);
    Py_XDECREF(list);
    PyGILState_Release(before);
    return NULL;
}

static PyObject *call_after_the_end(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    pthread_t thread;
    pthread_create(&thread, NULL, come_late, NULL);
    pthread_detach(thread);
    Py_RETURN_NONE;
}

static PyMethodDef functions[] = {
    {"answer", answer, METH_VARARGS, NULL},
    {"layers", layers, METH_VARARGS, NULL},
    {"too_many_decrefs", too_many_decrefs, METH_NOARGS, NULL},
    {"release_argument", release_argument, METH_VARARGS, NULL},
    {"return_borrowed", return_borrowed, METH_VARARGS, NULL},
    {"put_borrowed", put_borrowed, METH_VARARGS, NULL},
    {"null_text", null_text, METH_NOARGS, NULL},
    {"null_format", null_format, METH_NOARGS, NULL},
    {"null_spec", null_spec, METH_NOARGS, NULL},
    {"no_lock", no_lock, METH_NOARGS, NULL},
    {"release_twice", release_twice, METH_NOARGS, NULL},
    {"unbalanced_gilstate", unbalanced_gilstate, METH_NOARGS, NULL},
    {"fatal", fatal, METH_NOARGS, NULL},
    {"call_after_the_end", call_after_the_end, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "hostile", .m_size = -1, .m_methods = functions};

PyMODINIT_FUNC PyInit_hostile(void)
{
    return PyModule_Create(&definition);
}
