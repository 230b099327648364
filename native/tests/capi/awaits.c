/*
 * Asynchronous slots and PyIter_Send: what is awaited, iterated and sent to from C and through the special methods that the slots give their type. It
 * compiles against CPython's headers too; the expected output is CPython's.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

typedef struct {
    PyObject_HEAD
    long n;
} Steps;

static PyObject *one_more(PyObject *o)
{
    Steps *self = (Steps *)o;
    if (self->n >= 3) {
        PyObject *value = PyLong_FromLong(self->n * 100);
        PyErr_SetObject(PyExc_StopIteration, value);
        Py_XDECREF(value);
        return NULL;
    }
    return PyLong_FromLong(self->n++);
}

static PyObject *stop_plainly(PyObject *o)
{
    Steps *self = (Steps *)o;
    return self->n >= 2 ? NULL : PyLong_FromLong(self->n++);
}

static PyObject *stop_by_name(PyObject *o)
{
    (void)o;
    PyErr_SetNone(PyExc_StopIteration);
    return NULL;
}

static PyObject *stop_with_tuple(PyObject *o)
{
    (void)o;
    PyObject *value = Py_BuildValue("(ii)", 1, 2);
    PyErr_SetObject(PyExc_StopIteration, value);
    Py_XDECREF(value);
    return NULL;
}

static PyObject *stop_with_error(PyObject *o)
{
    (void)o;
    PyErr_SetString(PyExc_ValueError, "in its next");
    return NULL;
}

static PyObject *itself(PyObject *o)
{
    return Py_NewRef(o);
}

static PyObject *anext_(PyObject *o)
{
    return one_more(o);
}

static PySendResult send(PyObject *o, PyObject *value, PyObject **result)
{
    Steps *self = (Steps *)o;
    if (self->n >= 2) {
        *result = Py_BuildValue("(sO)", "returned", value);
        return PYGEN_RETURN;
    }
    if (value != Py_None && PyUnicode_Check(value)) {
        *result = NULL;
        PyErr_Format(PyExc_ValueError, "sent %U", value);
        return PYGEN_ERROR;
    }
    self->n++;
    *result = Py_BuildValue("(sO)", "sent", value);
    return PYGEN_NEXT;
}

static PyObject *not_an_iterator(PyObject *o)
{
    (void)o;
    return PyLong_FromLong(5);
}

#define TYPE(name, ...)                                                    \
    static PyType_Slot name##_slots[] = {__VA_ARGS__, {0, NULL}};          \
    static PyType_Spec name##_spec = {"awaits." #name, sizeof(Steps), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, name##_slots}
TYPE(Valued, {Py_tp_iter, (void *)itself}, {Py_tp_iternext, (void *)one_more});
TYPE(Plain, {Py_tp_iter, (void *)itself}, {Py_tp_iternext, (void *)stop_plainly});
TYPE(Named, {Py_tp_iter, (void *)itself}, {Py_tp_iternext, (void *)stop_by_name});
TYPE(Tuple, {Py_tp_iter, (void *)itself}, {Py_tp_iternext, (void *)stop_with_tuple});
TYPE(Error, {Py_tp_iter, (void *)itself}, {Py_tp_iternext, (void *)stop_with_error});
TYPE(Awaitable, {Py_am_await, (void *)itself}, {Py_tp_iter, (void *)itself}, {Py_tp_iternext, (void *)one_more});
TYPE(Async, {Py_am_aiter, (void *)itself}, {Py_am_anext, (void *)anext_});
TYPE(Sending, {Py_am_send, (void *)send}, {Py_tp_iter, (void *)itself}, {Py_tp_iternext, (void *)one_more}, {Py_am_await, (void *)itself});
TYPE(BadAiter, {Py_am_aiter, (void *)not_an_iterator}, {Py_am_await, (void *)not_an_iterator});

static PyAsyncMethods static_async = {.am_await = itself, .am_aiter = itself, .am_anext = anext_, .am_send = send};
static PyTypeObject Static = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "awaits.Static",
    .tp_basicsize = sizeof(Steps),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_as_async = &static_async,
    .tp_new = PyType_GenericNew,
};

/* (iterator, value) → (what PyIter_Send returned, its result) */
static PyObject *iter_send(PyObject *self, PyObject *args)
{
    PyObject *o, *value, *result = NULL;
    (void)self;
    if (!PyArg_ParseTuple(args, "OO", &o, &value))
        return NULL;
    PySendResult how = PyIter_Send(o, value, &result);
    if (how == PYGEN_ERROR)
        return result == NULL ? NULL : PyErr_Format(PyExc_SystemError, "an error with a result");
    return Py_BuildValue("(sN)", how == PYGEN_RETURN ? "return" : "next", result);
}

static PyObject *get_aiter(PyObject *self, PyObject *o)
{
    (void)self;
    return PyObject_GetAIter(o);
}

static PyObject *checks(PyObject *self, PyObject *o)
{
    (void)self;
    return Py_BuildValue("(ii)", PyIter_Check(o), PyAIter_Check(o));
}

/* (object, which slot): what the slot of its type returns */
static PyObject *slot(PyObject *self, PyObject *args)
{
    PyObject *o, *value = Py_None, *result = NULL;
    const char *name;
    (void)self;
    if (!PyArg_ParseTuple(args, "Os|O", &o, &name, &value))
        return NULL;
    PyAsyncMethods *async = Py_TYPE(o)->tp_as_async;
    if (async == NULL)
        return PyUnicode_FromString("no async slots");
    unaryfunc f = strcmp(name, "await") == 0 ? async->am_await : strcmp(name, "aiter") == 0 ? async->am_aiter : async->am_anext;
    if (strcmp(name, "send") != 0)
        return f == NULL ? PyUnicode_FromString("no such slot") : f(o);
    if (async->am_send == NULL)
        return PyUnicode_FromString("no such slot");
    PySendResult how = async->am_send(o, value, &result);
    return how == PYGEN_ERROR ? NULL : Py_BuildValue("(iN)", how, result);
}

/* PyIter_Next until the end, and what the indicator says then. */
static PyObject *all_of(PyObject *self, PyObject *o)
{
    PyObject *list = PyList_New(0), *item;
    (void)self;
    while ((item = PyIter_Next(o)) != NULL) {
        PyList_Append(list, item);
        Py_DECREF(item);
    }
    if (!PyErr_Occurred())
        return list;
    Py_DECREF(list);
    return NULL;
}

/* The slot itself, as loops in C call it. */
static PyObject *iternext(PyObject *self, PyObject *o)
{
    (void)self;
    iternextfunc next = Py_TYPE(o)->tp_iternext;
    if (next == NULL)
        return PyUnicode_FromString("no tp_iternext");
    PyObject *item = next(o);
    return item != NULL || PyErr_Occurred() ? item : PyUnicode_FromString("the end, without an exception");
}

static PyMethodDef functions[] = {
    {"iter_send", iter_send, METH_VARARGS, NULL}, {"get_aiter", get_aiter, METH_O, NULL}, {"checks", checks, METH_O, NULL}, {"slot", slot, METH_VARARGS, NULL},
    {"all_of", all_of, METH_O, NULL}, {"iternext", iternext, METH_O, NULL}, {NULL, NULL, 0, NULL},
};

static int start(PyObject *module)
{
    PyType_Spec *const specs[] = {&Valued_spec, &Plain_spec, &Named_spec, &Tuple_spec, &Error_spec, &Awaitable_spec, &Async_spec, &Sending_spec, &BadAiter_spec};
    for (size_t i = 0; i < sizeof specs / sizeof *specs; i++) {
        PyObject *type = PyType_FromSpec(specs[i]);
        if (type == NULL || PyModule_AddObjectRef(module, strchr(specs[i]->name, '.') + 1, type) != 0)
            return -1;
        Py_DECREF(type);
    }
    return PyModule_AddType(module, &Static);
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, (void *)start}, {0, NULL}};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "awaits", NULL, 0, functions, slots, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_awaits(void)
{
    return PyModuleDef_Init(&definition);
}
