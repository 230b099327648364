/*
 * What C reports without raising it: warnings, exceptions that nobody can catch, exceptions on threads of its own. Compiles for CPython too.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <pthread.h>
#include <stdio.h>

/* ---- warnings ---- */

static PyObject *warn(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *category;
    const char *text;
    Py_ssize_t level;
    if (!PyArg_ParseTuple(args, "Osn", &category, &text, &level))
        return NULL;
    int result = PyErr_WarnEx(category == Py_None ? NULL : category, text, level);
    if (result != 0 && !PyErr_Occurred())
        return PyErr_Format(PyExc_AssertionError, "%d without an exception", result);
    return result != 0 ? NULL : PyLong_FromLong(result);
}

static PyObject *warn_format(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *category, *o;
    Py_ssize_t level;
    if (!PyArg_ParseTuple(args, "OnO", &category, &level, &o))
        return NULL;
    return PyErr_WarnFormat(category, level, "%s of %R, %d times", "warning", o, 3) < 0 ? NULL : Py_NewRef(Py_None);
}

static PyObject *warn_resource(PyObject *module, PyObject *source)
{
    (void)module;
    return PyErr_ResourceWarning(source, 1, "%R was left open", source) < 0 ? NULL : Py_NewRef(Py_None);
}

static PyObject *warn_explicit(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *category, *registry;
    const char *text, *filename, *name;
    int line;
    if (!PyArg_ParseTuple(args, "OssizO", &category, &text, &filename, &line, &name, &registry))
        return NULL;
    return PyErr_WarnExplicit(category, text, filename, line, name, registry == Py_None ? NULL : registry) < 0 ? NULL : Py_NewRef(Py_None);
}

static PyObject *warn_explicit_object(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *category, *message, *filename, *name, *registry;
    int line;
    if (!PyArg_ParseTuple(args, "OOOiOO", &category, &message, &filename, &line, &name, &registry))
        return NULL;
    return PyErr_WarnExplicitObject(category, message, filename, line, name == Py_None ? NULL : name, registry == Py_None ? NULL : registry) < 0
        ? NULL : Py_NewRef(Py_None);
}

/* ---- exceptions that nobody can catch ---- */

static PyObject *unraisable(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *exception, *where;
    if (!PyArg_ParseTuple(args, "OO", &exception, &where))
        return NULL;
    PyErr_SetObject((PyObject *)Py_TYPE(exception), exception);
    PyErr_WriteUnraisable(where == Py_Ellipsis ? NULL : where);
    return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
}

static PyObject *print(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *callable;
    int last;
    if (!PyArg_ParseTuple(args, "Oi", &callable, &last))
        return NULL;
    PyObject *result = PyObject_CallNoArgs(callable);
    if (result != NULL)
        return result;
    PyErr_PrintEx(last);
    Py_RETURN_NONE;
}

typedef struct {
    PyObject_HEAD
    PyObject *at_end;
} Ender;

static PyObject *ender_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    PyObject *at_end;
    (void)keywords;
    if (!PyArg_ParseTuple(args, "O", &at_end))
        return NULL;
    Ender *self = (Ender *)type->tp_alloc(type, 0);
    if (self != NULL)
        self->at_end = Py_NewRef(at_end);
    return (PyObject *)self;
}

/* The callable may fail; so may the object have died while an exception was on its way. */
static void ender_dealloc(PyObject *o)
{
    PyObject *type, *value, *traceback, *at_end = ((Ender *)o)->at_end;
    PyErr_Fetch(&type, &value, &traceback);
    PyObject *result = PyObject_CallNoArgs(at_end);
    if (result == NULL)
        PyErr_WriteUnraisable(at_end);
    Py_XDECREF(result);
    PyErr_Restore(type, value, traceback);
    Py_DECREF(at_end);
    Py_TYPE(o)->tp_free(o);
}

static PyTypeObject ender_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "reports.Ender",
    .tp_basicsize = sizeof(Ender),
    .tp_dealloc = ender_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_new = ender_new,
};

/* ---- threads ---- */

static PyObject *ident(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyLong_FromUnsignedLong(PyThread_get_thread_ident());
}

struct work {
    PyObject *callable;
    int prints;
    unsigned long ident;
};

static void *live(void *argument)
{
    struct work *work = argument;
    work->ident = PyThread_get_thread_ident(); /* wants no lock */
    PyGILState_STATE state = PyGILState_Ensure();
    PyObject *result = PyObject_CallNoArgs(work->callable);
    if (result == NULL && work->prints)
        PyErr_Print();
    else if (result == NULL)
        PyErr_WriteUnraisable(work->callable);
    Py_XDECREF(result);
    PyGILState_Release(state);
    return NULL;
}

/* Calls the callable on a thread of C's, and waits; what it raises is printed or reported there. The thread's identity. */
static PyObject *on_thread(PyObject *module, PyObject *args)
{
    (void)module;
    struct work work = {NULL, 0, 0};
    pthread_t thread;
    if (!PyArg_ParseTuple(args, "Oi", &work.callable, &work.prints))
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    pthread_create(&thread, NULL, live, &work);
    pthread_join(thread, NULL);
    Py_END_ALLOW_THREADS
    return PyLong_FromUnsignedLong(work.ident);
}

static void say_exit(void)
{
    puts("C's exit handler");
    fflush(stdout);
}

static PyObject *at_exit(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyLong_FromLong(atexit(say_exit));
}

static void say_end(void)
{
    puts("the handler of Py_AtExit");
    fflush(stdout);
}

static PyObject *at_end(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyLong_FromLong(Py_AtExit(say_end));
}

static PyMethodDef functions[] = {
    {"at_end", at_end, METH_NOARGS, NULL},
    {"warn", warn, METH_VARARGS, NULL},
    {"warn_format", warn_format, METH_VARARGS, NULL},
    {"warn_resource", warn_resource, METH_O, NULL},
    {"warn_explicit", warn_explicit, METH_VARARGS, NULL},
    {"warn_explicit_object", warn_explicit_object, METH_VARARGS, NULL},
    {"unraisable", unraisable, METH_VARARGS, NULL},
    {"print", print, METH_VARARGS, NULL},
    {"ident", ident, METH_NOARGS, NULL},
    {"on_thread", on_thread, METH_VARARGS, NULL},
    {"at_exit", at_exit, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "reports", .m_size = -1, .m_methods = functions};

PyMODINIT_FUNC PyInit_reports(void)
{
    PyObject *module = PyModule_Create(&definition);
    if (module != NULL && PyModule_AddType(module, &ender_type) != 0)
        Py_CLEAR(module);
    return module;
}
